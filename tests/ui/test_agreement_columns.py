"""The columns of the printed agreement: what is in which, whatever was chosen."""

import pytest

from beacons.ui.agreement.columns import COLUMNS, in_columns
from tests.shipped import english
from tests.there import there

PARTS = there(english().agreement).parts
EVERYTHING = [sentence.id for part in PARTS for sentence in part.sentences]


@pytest.mark.parametrize("chosen", [EVERYTHING, [], EVERYTHING[:6]], ids=["everything", "nothing", "what the first headings offer"])
def test_every_part_stands_in_one_column_and_in_its_order(chosen):
    columns = in_columns(PARTS, chosen, {})
    assert len(columns) == COLUMNS
    assert all(columns)
    assert [part for column in columns for part in column] == list(PARTS)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_fewer_parts_than_columns_have_a_column_each(count):
    assert in_columns(PARTS[:count], EVERYTHING, {}) == [(part,) for part in PARTS[:count]]


def test_what_is_much_longer_has_a_column_for_itself():
    """Lines to write on count, too."""
    columns = in_columns(PARTS, EVERYTHING, {PARTS[3].id: 60})
    assert (PARTS[3],) in columns
