"""``python -m beacons VERB``: the same as ``seven-beacons VERB``, also where nothing was installed."""

import sys

from beacons.cli import main

if __name__ == "__main__":
    sys.exit(main())
