"""The project file: one SQLite database, written durably, one transaction for each act.

The only package that imports SQLAlchemy. Values of `core` go in and come out; no mapped row leaves.
"""
