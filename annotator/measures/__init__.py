"""Measures of agreement and of extractors, from plain columns of numbers; numpy only, neither Qt nor a database.

`units` makes columns of annotations, `matching` pairs the spans of two sides, `scoring` and `agreement` count
the pairs, `coefficients`, `unitizing` and `gamma` hold the agreement above chance, `uncertainty` says how far the
figures would move with other documents. 0/0 is None everywhere.
"""
