"""Custody decisions against the Risk Classification Assessment: the case work."""

__version__ = "0.1.0"
