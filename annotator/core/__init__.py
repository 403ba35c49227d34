"""Values and pure functions: text, annotations, label sets, changes.

Standard library and `regex` only; no files, no clock, no Qt, no database.
"""
