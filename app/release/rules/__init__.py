"""The rules of a release: each a small function that owns its English; its docstring says why it exists."""

from app.release.rules import records, time_courses
from app.release.rules.base import RULES, Draft, Entry

__all__ = ["RULES", "Draft", "Entry", "records", "time_courses"]
