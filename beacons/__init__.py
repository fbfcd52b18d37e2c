"""Seven Beacons: lessons and quizzes on online safety for children, families and schools."""

__version__ = "1.0.0"
"""Of the app, told nowhere else by hand: the package, ``/healthz`` and the foot of *Grown-ups* read it here."""
