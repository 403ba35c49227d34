"""The window. The only package that imports PySide6; it reaches the project through `workspace` alone."""
