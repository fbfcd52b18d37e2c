"""Statements: what frameworks of others ask for, what of it is here and what isn't; of the course, or of one lesson."""

from beacons.ui.grown_ups import papers
from beacons.ui.shell import request

papers.statement_map(request.lesson())
