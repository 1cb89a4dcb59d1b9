"""Claims: popular statements about treatments, with a verdict, the reason for it, and the evidence."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field as Value
from sqlmodel import Field

from app.marks import Filter, To, Walk
from app.models.base import Cited
from app.models.concerning import ConcerningQuery
from app.record import Link, Record
from app.resource import Resource
from app.row import Row
from app.values.choice import Choice
from app.values.text import AnyOf, Key, Slug, Text


class Verdict(Choice):
    """How the evidence of this release stands to a statement, as it is worded."""

    SUPPORTED = "supported", "evidence bears it out as it is worded, and none speaks against it"
    PARTLY_SUPPORTED = "partly_supported", "true in part, or with a limit that whoever hears it must know"
    UNSUPPORTED = "unsupported", "it could be tested, and nothing that was found bears it out"
    CONTRADICTED = "contradicted", "evidence speaks against it, as it is worded"
    OUTDATED = "outdated", "it was so once, or was open then, and is not any more"
    OPINION = "opinion", "a judgement or a metaphor, which no evidence can decide"


class Stance(Choice):
    """How a piece of evidence stands to the statement."""

    SUPPORTS = "supports", "it bears the statement out"
    QUALIFIES = "qualifies", "it sets a limit to the statement, or bears out a part of it"
    CONTRADICTS = "contradicts", "it speaks against the statement"


class ClaimEvidence(Cited):
    """What one source has to say to a claim."""

    figure: Text | None
    """The figure or finding, in our words; `null` where `locator` tells enough."""
    stance: Stance


class Claim(Row, table=True):
    verdict: Verdict = Field(sa_type=Key)
    said_in: Slug = Field(foreign_key="reference.slug", sa_type=Key)
    verified: bool


class ClaimRecord(Record):
    """A statement that is often made about treatments of depression, what became of it, and why."""

    labelled: ClassVar[str] = "{statement}"
    computed: ClassVar[tuple[str, ...]] = ("sources", "verified")
    absent: ClassVar[str] = "That no claim is recorded does not mean that whatever is said is true."

    statement: Annotated[Text, Value(max_length=300)]
    """What is said, in our words."""
    said_in: Annotated[Slug, To("references")]
    """Where it is said: a key into `references` of the same answer. It is no source for it."""
    treatments: Annotated[list[Link], To("treatments"), Value(min_length=1)]
    """Of what it is said."""
    conditions: Annotated[list[Link], To("conditions")]
    """In what it is said to hold; empty if it names none."""
    verdict: Verdict
    why: Text
    """Why that is the verdict, in our words."""
    evidence: Annotated[list[ClaimEvidence], Value(min_length=1)]
    """What bears it out, limits it or speaks against it, each with its source."""
    note: Text | None
    """What a reader must know besides."""
    sources: Annotated[list[Slug], To("references")]
    """Sources of the evidence: keys as in `said_in`."""
    verified: bool
    """Was all the evidence seen in its sources?"""

    @classmethod
    def completed(cls, fields: Any) -> Any:  # any: a dossier's fields or a document's, not yet validated
        """A dossier says of each piece of evidence whence it is and whether it was seen; the rest follows."""
        evidence = fields.get("evidence") if isinstance(fields, dict) else None
        if not isinstance(evidence, list) or not all(isinstance(each, dict) for each in evidence):
            return fields  # which is refused for what it is
        seen = all(each.get("verified") is True for each in evidence)
        return {**fields, "sources": [*dict.fromkeys(each.get("source") for each in evidence)], "verified": seen}

    @property
    def is_verified(self) -> bool:
        return self.verified

    @property
    def stances(self) -> Iterator[Stance]:
        return (each.stance for each in self.evidence)


class ClaimQuery(ConcerningQuery):
    """What may be asked of the list."""

    slug: AnyOf[Slug] = None
    """Keys of claims."""
    verdict: AnyOf[Verdict] = None
    """What became of it."""
    condition: Annotated[AnyOf[Slug], Filter("conditions", walk=(Walk.BELOW,))] = None
    """It is said to hold in this condition, or in a special form of it."""
    condition__exact: Annotated[AnyOf[Slug], Filter("conditions")] = None
    """It names this condition itself."""
    condition__above: Annotated[AnyOf[Slug], Filter("conditions")] = None
    """It names this condition, or a wider one to which it belongs."""
    said_in: AnyOf[Slug] = None
    """Reference that says it."""
    source: Annotated[AnyOf[Slug], Filter("sources")] = None
    """Reference on which a piece of its evidence rests."""
    verified: AnyOf[bool] = None
    """Was all its evidence seen?"""


CLAIMS = Resource(
    "claims",
    Claim,
    ClaimRecord,
    ClaimQuery,
    "treatment=ketamine&verdict=contradicted,unsupported",
    "psilocybin-nasal-spray-common",
)
