"""Identifiers as people hold them: with the prefix of another registry or none, doubled, as an address, with zeros."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

LONGEST_CODE = 250
MOST_WRAPPED = 3  # prefixes and addresses around a value
PREFIXED = re.compile(r"([a-z][a-z0-9.-]*?)(?:\s*[:=_]\s*|\s+)(\S.*)")
WITH_COLON = re.compile(r"([a-z][a-z0-9.-]*)\s*:")
ADDRESSES = tuple(
    (re.compile(rf"(?:https?:/+)?(?:www\.|dx\.)?{pattern}(?:[?#].*)?"), scheme)
    for pattern, scheme in (
        (r"doi\.org/(10\.[^?#]+)", "doi"),
        (r"pubmed\.ncbi\.nlm\.nih\.gov/(\d+)(?:/.*)?", "pmid"),
        (r"ncbi\.nlm\.nih\.gov/pubmed/(\d+)", "pmid"),
        (r"pubchem\.ncbi\.nlm\.nih\.gov/compound/(\d+)", "pubchem"),
        (r"ebi\.ac\.uk/chembl/(?:compound_report_card|explore/compound)/(chembl\d+)", "chembl"),
        (r"(?:go\.)?drugbank\.com/drugs/(db\d+)", "drugbank"),
        (r"wikidata\.org/(?:wiki|entity)/(q\d+)", "wikidata"),
        (r"uniprot\.org/uniprot(?:kb)?/(\w+)(?:/.*)?", "uniprot"),
        (r"purl\.obolibrary\.org/obo/((?:doid|mondo)_\d+)", ""),
        (r"clinicaltrials\.gov/(?:study|show|ct2/show)/(nct\d{8})(?:/.*)?", "nct"),
        (r"(?:identifiers\.org|bioregistry\.io)/([a-z.]+[:/].+)", ""),
    )
)
"""Addresses that hold an identifier, and its scheme; empty where the identifier has it."""
ENDINGS = ".,; /"
"""What stands behind a code in a sentence or an address, and is no part of it."""
BRACKETS = ("()", "[]", "<>", "''", '""')
SHORTEST_NUMBER = 6  # digits by which a number alone may be known


@dataclass(frozen=True)
class Scheme:
    """How the values of a registry are written, in lower case, as keys are compared."""

    name: str
    value: str
    """A pattern; its groups are what counts."""
    letters: str = ""
    """With what each value begins; may be left out where the scheme is named."""
    prefixes: tuple[str, ...] = ()
    """What others call the scheme."""
    width: int = 0
    """Digits to which a number is filled up with zeros."""

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Of a value whose scheme is not named, and of one whose is."""
        return re.compile(self.letters + self.value), re.compile(f"(?:{self.letters})?{self.value}")

    def key(self, text: str, *, named: bool) -> str | None:
        """`scheme:value` in the one form under which it is looked up; `None` if the scheme has no such value."""
        found = self.patterns[named].fullmatch(text)
        return found and f"{self.name}:{self.letters}{''.join(filter(None, found.groups())).zfill(self.width)}"


DIGITS = r"0*([1-9]\d{0,9})"
SCHEMES = (
    Scheme("actrn", r"(\d{14})", "actrn"),
    Scheme("atc", r"([a-z](?:\d{2}(?:[a-z](?:[a-z](?:\d{2})?)?)?)?)", prefixes=("whocc.atc", "atc-code")),
    Scheme("cas", r"0*([1-9]\d{1,6}-\d{2}-\d)", prefixes=("casrn", "cas-rn", "cas.rn", "cas-no")),
    Scheme("chembl", DIGITS, "chembl", prefixes=("chembl.compound", "chembl.molecule")),
    Scheme("doi", r"(10\.\d{4,9}/\S+)"),
    Scheme("doid", DIGITS),
    Scheme("drugbank", r"(\d{5})", "db"),
    Scheme("drks", r"(\d{8})", "drks"),
    Scheme("eudract", r"(\d{4}-\d{6}-\d{2})"),
    Scheme("gtopdb", DIGITS, prefixes=("iuphar", "gtp")),
    Scheme("icd10", r"([a-z]\d{2})\.?(\d{1,2})?", prefixes=("icd-10", "icd.10")),
    Scheme("icd11", r"([0-9a-z][a-z]\d[0-9a-z])(?:\.([0-9a-z]{1,2}))?", prefixes=("icd-11", "icd.11")),
    Scheme("inchikey", r"([a-z]{14}-[a-z]{10}-[a-z])", prefixes=("inchi-key",)),
    Scheme("isrctn", r"(\d{8})", "isrctn"),
    Scheme("mesh", r"([cd]\d{6}(?:\d{3})?)", prefixes=("msh", "mesh.descriptor")),
    Scheme("mondo", DIGITS, width=7),
    Scheme("nct", r"(\d{8})", "nct", prefixes=("clinicaltrials",)),
    Scheme("ntr", r"(\d{1,5})", "ntr"),
    Scheme("pmid", DIGITS, prefixes=("pubmed",)),
    Scheme(
        "pubchem",
        r"(?:cid[:_ ]*)?" + DIGITS,
        prefixes=("pubchem.compound", "pubchem.cid", "cid"),
    ),
    Scheme("rxcui", DIGITS, prefixes=("rxnorm", "rxnorm.cui")),
    Scheme("umin", r"(\d{9})", "umin"),
    Scheme("umls", r"(\d{7})", "c", prefixes=("umls.cui", "cui")),
    Scheme("unii", r"((?=[a-z]*\d)[0-9a-z]{10})", prefixes=("fda.unii", "fda.srs", "gsrs")),
    Scheme("uniprot", r"([opq]\d[a-z0-9]{3}\d|[a-nr-z]\d(?:[a-z][a-z0-9]{2}\d){1,2})", prefixes=("uniprotkb", "up")),
    Scheme("wikidata", DIGITS, "q", prefixes=("wd", "wikidata.entity")),
)
BY_PREFIX = {called: scheme for scheme in SCHEMES for called in (scheme.name, *scheme.prefixes)}


@dataclass(frozen=True)
class Code:
    """What a text may mean as an identifier."""

    keys: tuple[str, ...] = ()
    """`scheme:value` in the one form, one for each scheme that it fits."""
    scheme: str = ""
    """The scheme that it names, whether there is one of that name or not; empty if it names none."""
    open: bool = False
    """Is it a number alone, which may be of another registry?"""


def code(text: str, schemes: Collection[str]) -> Code:
    """What a text may mean as an identifier of these schemes; without a scheme it is tried as each that it fits."""
    if len(text) > LONGEST_CODE:
        return Code()
    plain = text.lower().strip().rstrip(ENDINGS)
    value = plain = plain[1:-1] if plain[:1] + plain[-1:] in BRACKETS else plain
    scheme: Scheme | None = None
    for _ in range(MOST_WRAPPED):
        if address := read_address(value):
            scheme, value = scheme or BY_PREFIX.get(address[0]), address[1]
        elif (prefixed := PREFIXED.fullmatch(value)) and BY_PREFIX.get(prefixed[1]) in (
            [scheme] if scheme else SCHEMES
        ):
            scheme, value = BY_PREFIX[prefixed[1]], prefixed[2]
    tried = [scheme] if scheme else SCHEMES
    found = tuple(key for each in tried if each.name in schemes and (key := each.key(value, named=scheme is not None)))
    stated = WITH_COLON.match(plain)
    named = scheme.name if scheme else stated[1] if stated else ""
    number = scheme is None and value.isdigit() and (len(found) > 1 or len(value) < SHORTEST_NUMBER)
    return Code(found, named, number)


def read_address(text: str) -> tuple[str, str] | None:
    """The scheme that an address implies, which may be empty, and the identifier that it holds."""
    for pattern, scheme in ADDRESSES:
        if found := pattern.fullmatch(text):
            return scheme, found[1] if scheme else found[1].replace("/", ":", 1)
    return None


def key_of(identifier: str) -> str:
    """The key of an identifier, `scheme:value`. Raises `ValueError` if no scheme has such a value."""
    if not (keys := code(identifier, [identifier.partition(":")[0]]).keys):
        raise ValueError(f"'{identifier}' can be looked up by no scheme")
    return keys[0]
