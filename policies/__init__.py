"""The rulebook: editions of the policy, and the engine that judges by them."""
