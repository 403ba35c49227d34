"""Reports as self-contained files: plots as SVG, agreement and evaluation as HTML for the table of a meeting.

Pure: plain values in, text out. Pages are made by `agreement.page` and `evaluation.page` from the dictionaries that
`agreement --json` and `evaluate --json` print, and from the cases of `core.cases`. They load nothing, and whatever
an article, a name or a label holds is shown as text. The window shows the plots of `plots` as they are.
"""
