"""What the API says of itself: where everything is, and which data are served."""

from app import VERSION
from app.envelope import DISCLAIMER, LICENCE, Shape
from app.models import Catalogue, Stamp

ENTRIES = {
    "search": "/v1/search?q=ketamine",
    "suggest": "/v1/suggest?q=spravato",
    "schema": "/v1/schema",
    "release": "/v1/release",
    "licence": "/licence",
    "docs": "/docs",
    "openapi": "/openapi.json",
    "problems": "/problems",
}


class CollectionEntry(Shape):
    """A collection of the API."""

    resource: str
    """Its name and path."""
    about: str
    """What its records say."""
    count: int
    """Number of records."""
    verified: int
    """Records whose figures were seen in their source."""
    link: str
    """Its first page."""
    example: str
    """A question to try."""


class Index(Shape):
    """Where everything is."""

    name: str
    version: str
    """Version of the API."""
    release: str
    """Version of the data."""
    collections: list[CollectionEntry]
    links: dict[str, str]
    """Search, schema, documentation and other entry points."""
    licence: str
    """Terms under which the data may be used."""
    disclaimer: str
    """What the data are not."""


class ReleaseEntry(Shape):
    """Which data these are, and how to check them."""

    version: str
    """Version of the data: year, month, number within the month."""
    date: str
    """Day on which they were released, ISO 8601."""
    digest: str
    """SHA-256 over every record; equal data have equal digests wherever they were built."""
    commit: str | None
    """Commit of the repository from which they were built."""
    counts: dict[str, int]
    """Collection -> number of records."""
    verified: dict[str, int]
    """Collection -> number of records whose figures were seen in their source."""
    licence: str
    """Terms under which the data may be used."""
    citation: str
    """How to cite the data."""


class Health(Shape):
    """Is it up?"""

    status: str
    """`ok`."""
    release: str
    """Version of the data that are served."""


def index(catalogue: Catalogue, stamp: Stamp, base_url: str) -> Index:
    """Every collection with its number of records, and the other entry points."""
    collections = [
        CollectionEntry(
            resource=each.path,
            about=each.about,
            count=stamp.counts[each.path],
            verified=stamp.verified[each.path],
            link=f"{base_url}/v1/{each.path}",
            example=f"{base_url}/v1/{each.path}?{each.example}",
        )
        for each in catalogue.in_reading_order
    ]
    return Index(
        name="Euthymia",
        version=VERSION,
        release=stamp.version,
        collections=collections,
        links={name: base_url + path for name, path in ENTRIES.items()},
        licence=LICENCE,
        disclaimer=DISCLAIMER,
    )


def release(stamp: Stamp, base_url: str) -> ReleaseEntry:
    """Version, digest and counts of the data, and how to cite them."""
    citation = f"Euthymia, release {stamp.version} ({stamp.date}), digest {stamp.digest[:12]}. {base_url}/v1/release"
    shown = stamp.model_dump(exclude={"inputs", "licence", "shape"})
    return ReleaseEntry(**shown, licence=LICENCE, citation=citation)
