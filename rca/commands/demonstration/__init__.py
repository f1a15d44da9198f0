"""Demonstration: invented people and cases, made through the same verbs as real ones."""
