"""One module for each subcommand: `register` adds its parser, whose `run` returns the exit code.

Modules import what is slow inside `run`, so that `--help` and a single command stay quick.
"""
