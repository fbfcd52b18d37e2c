"""What the app costs, beside the least that the platform can cost. Run it with ``python -m benchmarks``."""
