"""States of a stored policy edition. Drafting comes with the policy workshop."""

STATES = ("draft", "submitted", "published", "superseded", "abandoned")
IN_FORCE = ("published", "superseded")
