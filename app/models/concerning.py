"""What is said of several treatments at once: claims, events."""

from typing import Annotated

from app.marks import Filter, Walk
from app.queries import ListQuery
from app.values.text import AnyOf, Slug

NAMED = "treatments"
"""Field that names them."""


class ConcerningQuery(ListQuery):
    """What may be asked of a list of what is said of several treatments."""

    treatment: Annotated[AnyOf[Slug], Filter(NAMED, walk=(Walk.BELOW, Walk.ABOVE))] = None
    """It names this treatment, substance or class, its members and forms, or a class to which it belongs."""
    treatment__exact: Annotated[AnyOf[Slug], Filter(NAMED)] = None
    """It names this treatment, substance or class itself."""
    treatment__above: Annotated[AnyOf[Slug], Filter(NAMED)] = None
    """It names this treatment, the substance of which it is a form, or a class to which it belongs."""
