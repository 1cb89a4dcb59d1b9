"""References as people write them: the processor of the Citation Style Language, and the styles that it follows."""
