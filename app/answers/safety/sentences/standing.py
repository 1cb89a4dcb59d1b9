"""How a treatment stands with authorities and drug laws, in words."""

from collections.abc import Sequence

from app.answers.safety.sentences.base import hedged, told_where
from app.answers.safety.vocabulary import Bearing, Licence
from app.english import capital, inside
from app.models.approval import ApprovalRecord, ApprovalStatus
from app.models.legal_status import LegalStatusRecord
from app.models.period import Beginning
from app.models.regulation import StandingRecord
from app.record import Link, in_words, worded
from app.values.audience import Audience
from app.values.country import country_name


def stands(record: ApprovalRecord, bearing: Bearing, audience: Audience) -> str:
    """How it stands with an authority."""
    told = (
        f"{told_where(record, bearing)}{capital(worded(record.status, audience))}. Use: {use(record)}.{since(record)}"
    )
    return hedged(told, record)


def controlled(record: LegalStatusRecord, bearing: Bearing, audience: Audience) -> str:
    """How it stands with a drug law."""
    how = f"{told_where(record, bearing)}{capital(worded(record.status, audience))}."
    return hedged(f"{how} {capital(record.schedule)} ({record.law}).{since(record)}", record)


def since(record: StandingRecord) -> str:
    """Since which year it holds; of what was only reported, when."""
    if not record.began:
        return ""
    return f" {'Reported in' if record.began_by == Beginning.REPORTED else 'Since'} {record.began[:4]}."


def use(record: ApprovalRecord) -> str:
    """For what, with the product, unless that is named there."""
    named = record.product and record.product.split()[0] in record.indication
    return f"{record.indication} ({record.product})" if record.product and not named else record.indication


def licensed(finding: Licence, country: str | None, own: Sequence[ApprovalRecord], members: Sequence[Link]) -> str:
    """Whether it is licensed; for what it is not comes first. `own` is told of the treatment or its substance."""
    where = country_name(country) if country else ""
    if finding == Licence.NO_COUNTRY:
        return "No country was named, so nothing is said of where it is licensed."
    if finding == Licence.UNKNOWN:
        return f"{where}: whether it is licensed is not known here."
    if finding == Licence.MEMBERS_ONLY:
        names = ", ".join(each.name for each in members)
        return f"{where}: these members or forms of it are licensed, as far as is recorded: {names}."
    uses: dict[str, dict[str, None]] = {}
    for each in sorted(own, key=lambda each: each.licensed):
        uses.setdefault(in_short(each), {})[hedged(use(each), each)] = None
    told = [f"{where}, {status}: {'; '.join(found)}." for status, found in uses.items()]
    forms = [each.name for each in members]
    told += [f"Members or forms of it that are licensed or cleared, too: {', '.join(forms)}."] if forms else []
    return " ".join(told)


def in_short(record: ApprovalRecord) -> str:
    """Whether a status is a licence."""
    if record.licensed:
        return "licensed or cleared"
    if record.status == ApprovalStatus.OFF_LABEL:
        return "outside its licence (off label)"
    return f"not licensed, as far as is recorded ({in_words(record.status)})"


def belonging(wider: Sequence[str]) -> str:
    """Of what wider groups the answer tells."""
    return f"What is told of {' and '.join(map(inside, wider))} holds for it, too."
