"""Evidence: what is known of such teaching, what is not, and what nobody claims here."""

from beacons.ui.grown_ups import papers

papers.show("evidence")
