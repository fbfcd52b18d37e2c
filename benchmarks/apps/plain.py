"""Our pages as anybody's script: no assembly, no routes, no settings. What they would cost without our care for speed."""

from beacons.ui.shell import frame

frame.draw()
