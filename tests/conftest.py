"""Nothing in the tests leaves this machine, and nothing depends on the clock or the language of this machine."""
