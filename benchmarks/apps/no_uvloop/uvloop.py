"""Put in front of the real one, this makes the platform run as it does where nobody installed uvloop."""

raise ModuleNotFoundError("left out, as in a plain installation", name="uvloop")
