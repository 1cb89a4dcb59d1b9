"""Identifiers of other registries: their form, and the check digits of those that have one."""

import string
from itertools import takewhile
from typing import Annotated

from pydantic import AfterValidator
from pydantic import Field as Value
from stdnum import casrn

from app.marks import Unsearched
from app.values.part import Part

ALPHANUMERIC = string.digits + string.ascii_uppercase


def cas(text: str) -> str:
    """A CAS number whose check digit is right. Source: CAS Registry check digit rule, as kept by python-stdnum."""
    if not casrn.is_valid(text):
        raise ValueError(f"'{text}' is not a CAS number: its form or its check digit is wrong; copy it anew")
    return text


def unii(text: str) -> str:
    """A UNII whose last character is the sum of the first nine, modulo 36, each read in base 36."""
    if ALPHANUMERIC[sum(ALPHANUMERIC.index(each) for each in text[:9]) % 36] != text[9]:
        raise ValueError(f"'{text}' is not a UNII: its check character is wrong; copy it anew")
    return text


Atc = Annotated[str, Value(pattern=r"^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$", examples=["N06AB06"])]
Cas = Annotated[str, Value(pattern=r"^\d{2,7}-\d{2}-\d$", examples=["6740-88-1"]), AfterValidator(cas)]
Chembl = Annotated[str, Value(pattern=r"^CHEMBL\d{1,8}$", examples=["CHEMBL742"])]
Doi = Annotated[
    str, Value(pattern=r'^10\.\d{4,9}/[^\s<>"]+$', max_length=200, examples=["10.1056/NEJMoa2302399"]), Unsearched()
]
Drugbank = Annotated[str, Value(pattern=r"^DB\d{5}$", examples=["DB01221"])]
Gtopdb = Annotated[int, Value(ge=1, le=99_999, examples=[928])]
Icd10 = Annotated[str, Value(pattern=r"^[A-Z]\d{2}(\.\d{1,2})?$", examples=["F33.2"])]
Icd11 = Annotated[str, Value(pattern=r"^[0-9A-Z]{4}(\.[0-9A-Z]{1,2})?$", examples=["6A70"])]
InchiKey = Annotated[str, Value(pattern=r"^[A-Z]{14}-[A-Z]{10}-[A-Z]$", examples=["YQEZLKZALYSWHR-UHFFFAOYSA-N"])]
Mesh = Annotated[str, Value(pattern=r"^[CD]\d{6,9}$", examples=["D003865"])]
Pmid = Annotated[str, Value(pattern=r"^[1-9]\d{0,7}$", examples=["37224232"])]
PubchemCid = Annotated[int, Value(ge=1, le=999_999_999, examples=[3821])]
Rxcui = Annotated[str, Value(pattern=r"^[1-9]\d{0,7}$", examples=["36437"])]
TrialNumber = Annotated[
    str,
    Value(
        pattern=r"^(NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|EudraCT \d{4}-\d{6}-\d{2}|NTR\d{1,5}|UMIN\d{9}|DRKS\d{8})$",
        examples=["NCT03113968"],
    ),
]
Unii = Annotated[str, Value(pattern=r"^[0-9A-Z]{10}$", examples=["690G0D6V8H"]), AfterValidator(unii)]
Uniprot = Annotated[
    str,
    Value(
        pattern=r"^([OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9]([A-Z][A-Z0-9]{2}[0-9]){1,2})$",
        examples=["P31645"],
    ),
]
Wikidata = Annotated[str, Value(pattern=r"^Q[1-9]\d{0,9}$", examples=["Q243547"])]


def registry_of(number: str) -> str:
    """The scheme of a number of a trial registry: the letters with which it begins."""
    return "".join(takewhile(str.isalpha, number)).lower()


class Identifiers(Part):
    """Keys in other registries. Each belongs to one treatment only."""

    atc: list[Atc]
    """Codes of the WHO Anatomical Therapeutic Chemical classification."""
    rxcui: Rxcui | None
    """Concept in RxNorm."""
    unii: Unii | None
    """FDA Unique Ingredient Identifier."""
    cas: Cas | None
    """Chemical Abstracts Service number."""
    pubchem: PubchemCid | None
    """Compound in PubChem."""
    chembl: Chembl | None
    """Molecule in ChEMBL."""
    drugbank: Drugbank | None
    """Drug in DrugBank."""
    inchikey: InchiKey | None
    """Hash of the structure."""
    mesh: Mesh | None
    """Medical Subject Heading."""
    wikidata: Wikidata | None
    """Item in Wikidata."""
    gtopdb: Gtopdb | None
    """Ligand in the IUPHAR/BPS Guide to Pharmacology."""
