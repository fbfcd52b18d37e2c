"""What the load client is told, and what it tells back: both go through pipes as JSON, for it is a process of its own."""

from pydantic import BaseModel, Field

MOST_PLAYERS = 400
"""As many as a room takes."""
MOST_SECONDS = 180
"""However slow the server is, the client then gives up."""
ANSWER_SECONDS = 15.0
"""So long the client waits for what a burst still owes, then counts it as never acknowledged."""


class Burst(BaseModel):
    """Items that are answered in the same way. ``over`` is the seconds that the answers are spread over; 0: all in the same instant."""

    name: str
    over: float = Field(ge=0, le=10)
    items: list[tuple[str, list[str] | dict[str, str]]]
    """Ids of items, each with the response that is given."""


class Plan(BaseModel):
    """One game, or as many messages to an echo. ``pid`` is the server's, to read what it costs."""

    address: str
    pid: int
    players: int = Field(ge=1, le=MOST_PLAYERS)
    bursts: list[Burst]
    rest: float = Field(default=0, ge=0, le=10)
    """Seconds between two items, beyond what measuring needs."""
    code: str = ""
    secret: str = ""

    @property
    def is_echo(self) -> bool:
        """Whether the server only echoes."""
        return not self.code


class Played(BaseModel):
    """How the answers of one kind of burst went. Milliseconds; CPU in milliseconds per answer."""

    acknowledged: list[float] = []
    whole_bursts: list[float] = []
    """From the first tap to the last acknowledgement, burst by burst."""
    unacknowledged: int = 0
    refused: int = 0
    server_cpu: float = 0.0
    client_cpu: float = 0.0


class Result(BaseModel):
    """All that the client saw. Memory in bytes, times in milliseconds."""

    bursts: dict[str, Played] = {}
    shown_to_all: list[float] = []
    """From the host's key to the last device that shows what follows, step by step."""
    join: float = 0.0
    memory_before: int = 0
    memory_joined: int = 0
    memory_end: int = 0
    answers: list[tuple[str, str]] = []
    """Learner and item of every answer that was acknowledged."""
