"""Dilemma: there are good reasons for each option, and no key."""
