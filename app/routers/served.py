"""The release that answers now, for every route."""

from app.errors import NoRelease
from app.reader import Release


class Served:
    """The release that answers now."""

    def __init__(self, release: Release | None) -> None:
        self._release = release

    @property
    def release(self) -> Release:
        """Raises `NoRelease` where only the documentation was asked for."""
        if self._release is None:
            raise NoRelease("No release is open.")
        return self._release
