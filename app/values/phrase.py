"""Words that are searched for, as a parameter takes them."""

from app.words import stems

MOST_WORDS = 8


def phrase(text: str) -> str:
    """The text, if it holds words, and not too many of them."""
    count = len({*stems(text)})
    if not count:
        raise ValueError("holds no letter or digit; send words")
    if count > MOST_WORDS:
        raise ValueError(f"holds {count} words; send at most {MOST_WORDS}")
    return text
