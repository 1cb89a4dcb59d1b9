"""Compares treatments: records in, a matrix out. No SQL, no HTTP, no clock."""
