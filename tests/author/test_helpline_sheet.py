"""The sheet by which a person checks all help services."""

from pathlib import Path

from author import helpline_sheet
from author.helpline_sheet import sheet
from tests.builders import a_service, services

WORLDWIDE = {"name": "Anywhere", "site": "https://example.org/all", "kinds": ("removal",), "for_whom": "both", "as_of": "2025"}


def rows(text):
    return [line for line in text.splitlines() if line.startswith("| ") and "---" not in line][1:]


def test_every_service_has_a_line_with_boxes_to_tick_and_the_uk_comes_first():
    found = rows(sheet(services(a_service(number="116 111"), a_service(country="GB", name="Here"), worldwide=(WORLDWIDE,))))
    assert [row.split(" | ")[1] for row in found] == ["Here", "Listening", "Anywhere"]
    assert found[1].endswith("| 116 111 | ☐ | ☐ |")
    assert found[0].endswith("| – | ☐ | – |")


def test_what_was_checked_shows_its_day():
    (row,) = rows(sheet(services(a_service(number="116", checked={"on": "2026-12-03", "number": "answered"}))))
    assert row.endswith("| 116 | 2026-12-03 | 2026-12-03 |")
    (row,) = rows(sheet(services(a_service(number="116", checked={"on": "2026-12-03", "number": "not dialled"}))))
    assert row.endswith("| 116 | 2026-12-03 | ☐ |")


def test_emergency_numbers_are_listed_to_compare():
    assert "Sweden 112." in sheet(services(emergency=({"country": "SE", "general": "112"},)))


def test_the_shipped_sheet_is_that_of_the_shipped_services(capsys):
    assert helpline_sheet.main(["--check"]) == 0
    assert "up to date" in capsys.readouterr().out


def test_a_stale_sheet_is_named(monkeypatch, capsys):
    monkeypatch.setattr(helpline_sheet, "FILE", Path("docs") / "no-such-sheet.md")
    assert helpline_sheet.main(["--check"]) == 1
    assert "make helplines" in capsys.readouterr().out
