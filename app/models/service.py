"""Resources: emergency numbers, crisis lines, directories of them, and locators of treatment, by country."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field as Value
from pydantic import model_validator
from sqlmodel import Field

from app.marks import Unsearched
from app.models.base import CitedRecord, CitedRow, Corroborated
from app.models.regulation import JurisdictionQuery
from app.queries import ListQuery
from app.resource import Resource
from app.values.choice import Choice
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.telephone import digits, international
from app.values.text import Alphabetical, AnyOf, Key, Name, Slug, Text, Url, Year

Language = Annotated[str, Value(pattern=r"^[a-z]{2}$", max_length=2, examples=["en"])]
"""A language (ISO 639-1)."""


class ServiceKind(Choice):
    """What it is."""

    EMERGENCY_NUMBER = "emergency_number", "whom to call in immediate danger"
    CRISIS_LINE = "crisis_line", "someone to talk to in a crisis, at once"
    DIRECTORY = "directory", "a list of crisis lines by country"
    SERVICE_LOCATOR = "service_locator", "where treatment is found, or who may give it"


class ContactKind(Choice):
    """By what it is reached."""

    PHONE = "phone", "a call"
    TEXT = "text", "a text message (SMS)"
    TTY = "tty", "a text telephone for the deaf"
    WHATSAPP = "whatsapp", "WhatsApp"
    CHAT = "chat", "a chat on this page"
    EMAIL = "email", "e-mail"
    WEB = "web", "a web page"


NUMBERED = {ContactKind.PHONE, ContactKind.TEXT, ContactKind.TTY, ContactKind.WHATSAPP}
"""What is reached by a telephone number."""


class Contact(Part):
    """One way to reach a service."""

    kind: ContactKind
    value: Name
    """Number or address as people write it."""
    uri: Annotated[str, Unsearched(), Value(pattern=r'^(tel:|sms:|mailto:|https://)[^\s<>"]+$', max_length=600)]
    """The same as a link, ready for `href`; a number is dialled as within the country."""
    note: Name | None
    """Whose number it is, from where or when."""


def uri(contact: Mapping[str, Any], country: str) -> str:  # any: a contact as a dossier states it
    """A contact as a link. Raises `ValueError`."""
    kind, value = contact.get("kind"), str(contact.get("value"))
    if kind in (ContactKind.PHONE, ContactKind.TTY):
        return f"tel:{digits(value)}"
    if kind == ContactKind.TEXT:
        return f"sms:{digits(value)}"
    if kind == ContactKind.WHATSAPP:
        return f"https://wa.me/{international(value, country)}"
    return f"mailto:{value}" if kind == ContactKind.EMAIL else value


class Service(CitedRow, table=True):
    name: Name = Field(sa_type=Alphabetical)
    jurisdiction: Jurisdiction = Field(sa_type=Key)
    kind: ServiceKind = Field(sa_type=Key)


class ServiceRecord(Corroborated, CitedRecord):
    """Where people find help: emergency numbers, crisis lines, directories of them, and locators of treatment."""

    absent: ClassVar[str] = (
        "That no crisis line is recorded does not mean that there is none. In immediate danger call the local emergency"
        " number. Directories, which kind=directory finds, list crisis lines by country."
    )

    name: Name
    """What it is called."""
    jurisdiction: Jurisdiction
    kind: ServiceKind
    offers: Text
    """What it offers, and to whom."""
    contacts: list[Contact]
    """Ways to reach it, the first one first."""
    hours: Name | None
    """When it is there; `null` if no page tells it."""
    around_the_clock: bool | None
    """Is it there, in one way at least, at any hour of any day? `null` if no page tells it."""
    languages: list[Language]
    """Languages (ISO 639-1) that were seen; others may be spoken."""
    cost: Name | None
    """What it costs whoever asks; `null` if that was not seen."""
    url: Url | None
    """Its own page; `null` if none was seen."""
    pages_from: Year | None
    """Year of the oldest page in which contacts and hours were seen; `null` if no page tells its age."""
    pages_until: Year | None
    """Year of the newest such page: numbers seen long ago may have changed."""

    @classmethod
    def completed(cls, fields: Any) -> Any:  # any: a dossier's fields or a document's, not yet validated
        """A dossier states no links; they follow from the contacts."""
        contacts = fields.get("contacts") if isinstance(fields, dict) else None
        if not isinstance(contacts, list) or not all(isinstance(each, dict) for each in contacts):
            return fields  # which is refused for what it is
        country = str(fields.get("jurisdiction"))
        return {**fields, "contacts": [{"uri": uri(each, country), **each} for each in contacts]}

    @model_validator(mode="after")
    def linked(self) -> Self:
        """A link says what its contact says. Raises `ValueError`."""
        for each in self.contacts:
            if each.uri != uri(each.model_dump(), self.jurisdiction):
                raise ValueError(f"{each.uri} is not {each.value}; state kind and value only")
        return self

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        yield self.name, "name"


class ServiceQuery(JurisdictionQuery, ListQuery):
    """What may be asked of the list."""

    sorts: ClassVar[tuple[str, ...]] = ("rank", "name")

    slug: AnyOf[Slug] = None
    """Keys of services."""
    kind: AnyOf[ServiceKind] = None
    """What it is."""
    languages: AnyOf[Language] = None
    """One of these languages is spoken there."""
    verified: AnyOf[bool] = None
    """Was it seen in the source?"""
    source: AnyOf[Slug] = None
    """Reference that says so."""
    sort: str = "rank"
    """Order; `-` reverses it. `rank` puts emergency numbers and crisis lines first, what is international last."""


SERVICES = Resource("resources", Service, ServiceRecord, ServiceQuery, "country=IE", "crisis-ie-samaritans")
