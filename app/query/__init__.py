"""Validated questions -> SQL -> documents. The only package that selects records; it never opens a document."""
