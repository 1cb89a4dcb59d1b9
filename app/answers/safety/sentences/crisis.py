"""Where help is found at once, in words."""

from collections.abc import Sequence

from app.answers.safety.sentences.base import hedged
from app.models.service import Contact, ContactKind, ServiceRecord
from app.values.country import country_name

LOCAL_EMERGENCY = "In immediate danger: your local emergency number."

REACHED_BY = {
    ContactKind.PHONE: "call",
    ContactKind.TEXT: "text",
    ContactKind.TTY: "text telephone",
    ContactKind.WHATSAPP: "WhatsApp",
    ContactKind.CHAT: "chat at",
    ContactKind.EMAIL: "write to",
    ContactKind.WEB: "see",
}


def reached(record: ServiceRecord) -> str:
    """How help is reached, when, and how old the pages are in which that was seen."""
    ways = ", ".join(way(each) for each in record.contacts)
    hours = f"; {record.hours}" if record.hours else ""
    seen = f" Last seen in {record.pages_until}." if record.pages_until else ""
    return hedged(f"{record.name}: {ways}{hours}.{seen}", record)


def way(contact: Contact) -> str:
    told = f"{REACHED_BY[contact.kind]} {contact.value}"
    return f"{told} ({contact.note})" if contact.note else told


def emergency(numbers: Sequence[ServiceRecord]) -> str:
    """Whom to call in immediate danger."""
    if not numbers:
        return LOCAL_EMERGENCY
    ways = " or ".join(way(contact) for each in numbers for contact in each.contacts)
    return f"In immediate danger: {ways}."


def no_line(country: str | None) -> str:
    """What stands where no crisis line of the country is known."""
    where = f"of {country_name(country)} is recorded" if country else "can be named without a country"
    return f"No crisis line {where}. Directories list lines by country."
