"""What sentences of every kind have in common."""

from app.answers.safety.vocabulary import Bearing
from app.english import capital, inside
from app.models.base import CitedRecord
from app.models.regulation import HeldRecord
from app.values.country import subdivision_name


def hedged(sentence: str, record: CitedRecord) -> str:
    """The sentence; one that was not seen in its source says so."""
    return sentence if record.is_verified else f"{sentence} (not checked)"


def told_where(record: HeldRecord, bearing: Bearing) -> str:
    """Before what a record says: where it holds and of what it is told, if that is not the treatment itself."""
    jurisdiction, subdivision = record.place
    told = [subdivision_name(subdivision)] if subdivision else []
    told += [jurisdiction.meaning] if jurisdiction else []
    told += [f"about {inside(record.treatment.name)}"] if bearing != Bearing.ITSELF else []
    return f"{capital(', '.join(told))}. " if told else ""
