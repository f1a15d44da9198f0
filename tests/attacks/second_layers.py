"""Guards whose removal no attack notices, because another layer refuses the same: with the reason.

A guard stands here only when something else has been shown to refuse; `test_mutants.py` fails
when an entry is no longer needed.
"""

SECOND_LAYERS: dict[str, dict[str, str]] = {
    "sqlite": {},
    "postgresql": {},
}
