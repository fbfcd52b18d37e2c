"""Commands for those who work on the project; the app imports none of them."""
