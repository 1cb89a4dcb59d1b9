"""Every sentence of a safety answer: made of fields alone, so that each can be read back from its numbers.

Patients read what a value means, clinicians its name. No sentence says that anything works or is safe, speaks to a
reader, or tells anybody to start, stop or change anything.
"""
