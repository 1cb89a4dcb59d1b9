"""An effect told for 1,000 people."""
