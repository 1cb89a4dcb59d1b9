"""Rules H and L: which adverse effects stand in a cell."""
