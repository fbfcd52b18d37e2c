"""For tonight: what the child's path covers, what to ask, what to answer a child who tells, how this app treats data."""

from beacons.ui import tonight_view

tonight_view.intro()
tonight_view.covers()
tonight_view.ask()
tonight_view.first_replies()
tonight_view.data()
