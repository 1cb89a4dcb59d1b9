"""Validated questions -> SQL -> documents. The only package that selects for a request; it never opens a document."""
