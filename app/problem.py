"""How a failure is told and shown: RFC 9457, as a model for the documentation and as bytes for the wire."""

import logging
from collections.abc import Sequence

from app.errors import BadParameters, Fault, NotAcceptable, Problem
from app.values.part import Part

MEDIA_TYPE = "application/problem+json"
LONGEST_SUGGESTION = 2000  # characters
FORMAT = "format"
"""The parameter that names a format."""
LOG = logging.getLogger("euthymia")
"""Where failures of ours are told, with the id of their request."""


class ErrorBody(Part):
    """One thing wrong with one parameter."""

    parameter: str
    """Name of the parameter, as it was sent."""
    detail: str
    """What is wrong with it."""
    allowed: list[str]
    """What may stand there, where that can be listed."""
    did_you_mean: list[str]
    """What is spelt somewhat like it, the likeliest first: for people, who know whether they mean it."""


class ProblemBody(Part):
    """A failed request (RFC 9457). Every status other than 200, 204 and 304 has this body."""

    type: str
    """Address of a page that explains this kind of problem."""
    title: str
    """The kind of problem, in words."""
    status: int
    """HTTP status."""
    detail: str
    """What is wrong with this request."""
    instance: str
    """Path that was asked for."""
    code: str
    """The kind of problem, for programs."""
    request_id: str
    """Key under which the request was logged; also in the header `X-Request-Id`."""
    errors: list[ErrorBody]
    """Each parameter that is wrong."""
    did_you_mean: list[str]
    """Records whose names are somewhat like it, or that share it: for people, who know whether they mean one."""
    suggested_request: str | None
    """The same question without slips of spelling, ready to send; `null` where it might ask something else."""


def body(problem: Problem, base_url: str, instance: str, request_id: str) -> bytes:
    """The JSON of a problem; what the client sent is echoed only where it is short and printable."""
    errors = [{key: getattr(fault, key) for key in ErrorBody.model_fields} for fault in problem.faults]
    shown = ProblemBody.model_validate(
        {
            "type": f"{base_url}/problems/{problem.code}",
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "instance": instance[:500].encode("utf-8", "replace").decode(),
            "code": problem.code,
            "request_id": request_id,
            "errors": [
                {**each, "allowed": [*each["allowed"]], "did_you_mean": [*each["did_you_mean"]]} for each in errors
            ],
            "did_you_mean": [*problem.did_you_mean],
            "suggested_request": problem.suggested_request,
        }
    )
    return shown.model_dump_json().encode()


def refusal(faults: Sequence[Fault], suggested: str | None) -> Problem:
    """The problem that tells these faults, with a request that has none of them.

    A format that is not offered is one of its own, as it is where a client names it in `Accept`.
    """
    kind = NotAcceptable if all(each.parameter == FORMAT and each.allowed for each in faults) else BadParameters
    said = "; ".join(f"{each.parameter}: {each.detail}" for each in faults)
    if kind is NotAcceptable:
        said += f"; this address offers {', '.join(faults[0].allowed)}"
    fit = suggested if suggested and len(suggested) < LONGEST_SUGGESTION else None
    return kind(said, faults=faults, suggested_request=fit)
