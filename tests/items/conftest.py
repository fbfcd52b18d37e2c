"""Properties are tried without a clock, and with the same examples in every run."""

from hypothesis import settings

settings.register_profile("items", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("items")
