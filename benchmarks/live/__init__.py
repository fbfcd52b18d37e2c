"""What live rooms carry, beside a socket that only echoes. Run it with ``python -m benchmarks.live``."""
