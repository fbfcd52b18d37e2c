"""How this process serves the app: with our routes, or as a plain script on a host that does not know them."""

_served = False


def say_routes_are_served() -> None:
    """Called when the server starts with our routes."""
    global _served  # noqa: PLW0603  # one fact about the process, set once at its start
    _served = True


def routes_are_served() -> bool:
    """Whether our first HTML, headers and files are in force."""
    return _served
