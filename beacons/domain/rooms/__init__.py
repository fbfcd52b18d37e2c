"""A class in one room: the state machine, who is in it, and what may be seen when. No sockets, no database, no clock."""
