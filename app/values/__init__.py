"""The kinds of value that columns, records and parameters are made of."""
