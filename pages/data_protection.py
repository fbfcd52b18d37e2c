"""Data protection: what a school files about this app."""

from beacons.ui.grown_ups import papers

papers.show("data-protection")
