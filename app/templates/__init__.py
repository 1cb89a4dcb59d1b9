"""Pages for people: one frame for all of them."""

import html
from pathlib import Path

FRAME = (Path(__file__).parent / "frame.html").read_text("utf-8")


def html_page(title: str, content: str) -> str:
    """A whole page around `content`, which is HTML; the title is text."""
    return FRAME.replace("{{title}}", html.escape(title)).replace("{{content}}", content)
