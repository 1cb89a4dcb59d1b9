"""The ways a request or a release can fail. No framework here: routers/problems.py renders these."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar


def echoed(text: str, most: int = 80) -> str:
    """The beginning of what a client sent, as an answer may repeat it: without control characters."""
    return "".join(each if each.isprintable() else "?" for each in text[:most])


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one parameter, and what may have been meant."""

    parameter: str
    detail: str
    allowed: Sequence[str] = ()
    did_you_mean: Sequence[str] = ()
    given: str = ""
    """The part of the value that is wrong; empty if it is the parameter itself."""
    meant: str | None = None
    """What must have been meant instead of it, so that a program may go on; not shown by itself."""


@dataclass(eq=False)
class Problem(Exception):  # noqa: N818 - the name that RFC 9457 gives it
    """An expected failure of a request. Its docstring is the cause that its page tells; `remedy` says what to do."""

    status: ClassVar[int]
    code: ClassVar[str]
    title: ClassVar[str]
    remedy: ClassVar[str]

    detail: str
    faults: Sequence[Fault] = ()
    did_you_mean: Sequence[str] = ()
    suggested_request: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


class NotFound(Problem):
    """No record has this slug, name or identifier in this release, or several do."""

    status, code, title = 404, "not-found", "No such record"
    remedy = (
        "Look the name up with /v1/suggest?q=, or take a slug from `did_you_mean`, if that is what you mean: its names"
        " are only alike. `suggested_request` is there where the name is only misspelt."
    )


class OtherRelease(Problem):
    """The release that a permalink names is not the one that answers here now."""

    status, code, title = 404, "other-release", "Release is not served here"
    remedy = (
        "`suggested_request` asks the release that is served now, whose data may differ; /v1/release names it, and"
        " `digest` tells whether they do."
    )


class NoSuchPath(Problem):
    """The API has no such path."""

    status, code, title = 404, "no-such-path", "No such path"
    remedy = "GET /v1/ lists every collection; /docs documents every path. `suggested_request` is a path mended."


class MethodNotAllowed(Problem):
    """The API is read-only: nothing can be written, and only GET, HEAD and OPTIONS are answered."""

    status, code, title = 405, "method-not-allowed", "Method not allowed"
    remedy = "Use GET."


class NotAcceptable(Problem):
    """This address offers none of the formats that the header `Accept` allows, or not the one that `format` names."""

    status, code, title = 406, "not-acceptable", "No acceptable representation"
    remedy = "Name a format that is listed. JSON is offered everywhere: send `Accept: application/json`, or none."


class BadCursor(Problem):
    """The cursor cannot be read, or was issued for another order."""

    status, code, title = 400, "bad-cursor", "Unusable cursor"
    remedy = "Follow `links.next` as it is, or start again without `cursor`."


class BadParameters(Problem):
    """A parameter is unknown, repeated or not valid. Nothing is ignored, so that a typo cannot change the question."""

    status, code, title = 422, "bad-parameters", "Parameters not understood"
    remedy = (
        "Correct what `errors` names and lists as allowed. `suggested_request` is the same question without its slips"
        " of spelling; what is only alike stands in `did_you_mean`, for people to choose from."
    )


class UriTooLong(Problem):
    """The path and query of the request are longer than 8,000 bytes."""

    status, code, title = 414, "uri-too-long", "Request target too long"
    remedy = "Ask for fewer values at once."


class NotText(Problem):
    """The query of the URL is not text in UTF-8, or holds control characters."""

    status, code, title = 400, "not-text", "Query is not text"
    remedy = "Percent-encode the UTF-8 bytes of each value, and leave out control characters such as NUL."


def soon() -> dict[str, str]:
    """The header of what may go better in a few seconds."""
    return {"retry-after": "5"}


@dataclass(eq=False)
class Unavailable(Problem):
    """The store of the data does not answer."""

    status, code, title = 503, "unavailable", "Data not available"
    remedy = "Try again after the number of seconds in `Retry-After`."

    headers: dict[str, str] = field(default_factory=soon)


class TooSlow(Unavailable):
    """The answer could not be made in the time that one request may take."""

    status, code, title = 503, "too-slow", "Answer took too long"
    remedy = (
        "Wait as long as `Retry-After` says and ask again; if it stays, ask for less: a smaller `limit`, fewer facets."
    )


class Internal(Problem):
    """Something failed on our side. It was logged under the request id of the answer."""

    status, code, title = 500, "internal", "Internal error"
    remedy = "Try again; if it stays, report the `request_id`."


FAILED = "Something failed on our side; it was logged under this request id."

PROBLEMS: tuple[type[Problem], ...] = (
    NotFound,
    OtherRelease,
    NoSuchPath,
    MethodNotAllowed,
    NotAcceptable,
    BadCursor,
    BadParameters,
    NotText,
    UriTooLong,
    Unavailable,
    TooSlow,
    Internal,
)


@dataclass(frozen=True)
class DossierFault:
    """One thing wrong in a dossier: where, what, and what to do about it."""

    place: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}: {self.remedy}"


class DoesNotFollow(Exception):  # noqa: N818 - named for what it says
    """A dossier names something in another that is not there, so that nothing can follow from it."""

    def __init__(self, field: str, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.field = field
        self.wrong = wrong
        self.remedy = remedy


class BadDossier(Exception):  # noqa: N818 - named for what it says
    """The dossiers break rules. Holds every fault, each with file and line."""

    def __init__(self, faults: Sequence[DossierFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class NoRelease(Exception):  # noqa: N818 - named for what it says
    """The store has no such release, so there is nothing to serve."""
