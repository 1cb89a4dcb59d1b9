"""Styles in which sources are written out for people."""

from app.values.choice import Choice


class CitationStyle(Choice):
    """How a source is written out."""

    APA = "apa", "American Psychological Association, 7th edition"
    VANCOUVER = "vancouver", "Vancouver, as the US National Library of Medicine has it (Citing Medicine)"
