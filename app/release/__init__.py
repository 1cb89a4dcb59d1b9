"""Dossiers -> a release: read, check, load, stamp, diff, publish."""
