"""Of what kind a copy of a source is, by the site that holds it: who may be believed to print what the source says."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.values.choice import Choice


class CopyKind(Choice):
    """What kind of site holds a page in which something was seen."""

    PUBLISHER = "publisher", "journal, publisher, learned society or preprint server, or a mirror or test site of one"
    INDEX = "index", "bibliographic index, library catalogue or research portal, which prints abstracts as published"
    REPOSITORY = "repository", "archive, repository or document host, which holds texts whole"
    DATASET = "dataset", "trial registry or its copy, or a repository of data or code"
    AUTHORITY = "authority", "regulator, court, parliament, government or public service"
    LABEL_COPY = "label_copy", "drug information site or maker's page that prints labels and monographs"
    OWN_PAGE = "own_page", "page of a body, firm or service about itself"
    NEWS = "news", "newspaper, broadcaster or trade news"
    DIGEST = "digest", "summary in words of its own: digest, advice for patients, clinic's page, journal club"
    ANSWERS = "answers", "forum, or answers to questions by people or machines"
    ENCYCLOPAEDIA = "encyclopaedia", "encyclopaedia, wiki or dictionary, or a copy of one"
    UNRELATED = "unrelated", "site with no business with it: a shop, a private page, a demonstration of software"


SECOND_HAND = frozenset({CopyKind.NEWS, CopyKind.DIGEST, CopyKind.ANSWERS, CopyKind.ENCYCLOPAEDIA, CopyKind.UNRELATED})
"""Kinds that tell a source in words of their own, or that nobody vouches for: what was seen there was not verified."""


@dataclass(frozen=True)
class Copies:
    """Kinds of sites, by host: `example.org` also stands for all hosts below it that are not named themselves."""

    kinds: Mapping[str, CopyKind]

    def kind(self, page: str) -> CopyKind | None:
        """Of what kind the site of a page is; `None` if nobody said so."""
        labels = site(page).split(".")
        above = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self.kinds[host] for host in above if host in self.kinds), None)


def site(page: str) -> str:
    """The host of a page, without `www.`; empty if the address has none."""
    return (urlsplit(page).hostname or "").removeprefix("www.").rstrip(".")
