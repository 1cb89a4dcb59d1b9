"""Rule E: which effect against a control stands in a cell."""
