"""A paper for grown-ups: tables are whole, and what is claimed names who found it."""

import pytest
from pydantic import ValidationError

from beacons.domain.papers.paper import Paper


def a_paper(**part: object) -> Paper:
    parts = [{"id": "one", "heading": "One", **part}]
    return Paper(format_version="1", id="evidence", title="Known", lead="What is known.", parts=parts)


def test_a_claim_without_a_source_is_named():
    with pytest.raises(ValidationError, match="claims without a source: fades"):
        a_paper(points=[{"id": "fades", "text": "It fades.", "confidence": "high"}, {"id": "ours", "text": "We look again."}])


def test_a_row_that_lacks_a_column_is_named():
    columns = {"what": "What", "where": "Where"}
    rows = [{"id": "whole", "cells": {"what": "Stars", "where": "Here"}}, {"id": "half", "cells": {"what": "Stars"}}]
    with pytest.raises(ValidationError, match="rows with other columns than the table: half"):
        a_paper(columns=columns, rows=rows)


def test_a_part_that_says_nothing_is_a_problem():
    with pytest.raises(ValidationError, match="says nothing"):
        a_paper()
