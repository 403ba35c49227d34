"""The one exception whose text a user may read.

A message is a template and its values, kept apart, so that the window can show it in its own
language while the command line prints it in English.
"""


class AnnotatorError(Exception):
    """Something the user can understand and act upon: what, where and what to do.

    `template` is an English sentence with `{names}`; `values` fill them. Every template used in
    the package has an Arabic translation (a test collects them).
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class Key(str):
    """A command, by its id, where a sentence names the key that invokes it; the window shows the key as it is set."""


class StaleChange(AnnotatorError):
    """A change was made from a state that is no longer the present one; nothing was written."""
