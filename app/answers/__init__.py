"""Each kind of answer: gathers what a question finds, and says what holds for the whole of it. None has a format."""
