"""An answer as bytes: one module for each format, and the table of them."""

from app.formats.base import Format, chosen
from app.formats.json import JSON

FORMATS: tuple[Format, ...] = (JSON,)
"""What can be sent. JSON, the first, is offered by every endpoint; the others by those that list them."""

__all__ = ["FORMATS", "JSON", "Format", "chosen"]
