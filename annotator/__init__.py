"""Annotator: quotations, who said them, and named entities in Arabic news, annotated from the keyboard.

The map of the package; imports point down only:

    ui            the window; the only importer of PySide6
    commands      the subcommands of the command line
    workspace     the desk: an open project, apply, undo, redo, import, export
    merging       projects brought together: looked at, planned, written
    renaming      labels under other ids, in the annotations of everybody
    settling      differences between annotators settled into gold
    extraction    extractors run over a project; `conversation` holds the program itself
    store         the project file; the only importer of SQLAlchemy
    formats       files to values and back
    measures      agreement and scoring; numpy, pure
    reports       plots as SVG, agreement and evaluation as one HTML file; pure
    core          text, annotations, label sets, changes, edit verbs, rules; pure

Read `core/annotation.py`, `core/change.py` and `core/edits.py` first: everything else moves their values about.
"""

__version__ = "0.1.0"
