"""``python -m author.coverage [--check]``: what the items cover, as tables in ``docs/content-coverage.md``."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from author.made_file import write_or_check
from beacons.domain.course.library import Library
from beacons.domain.item import Item
from beacons.domain.path import CHILD_PATHS
from beacons.domain.source import with_key
from beacons.domain.strand import STRANDS
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.items import ITEM_TYPES
from beacons.storage.content_files import load

ROOT = Path(__file__).resolve().parents[1]
FILE = Path("docs") / "content-coverage.md"
MARKS = ("scenario", "skill", "fact", "uses the idea", "about the initiative", "sensitive")


def coverage(library: Library) -> str:
    """The tables as Markdown: for each path strands, item types, kinds and the initiative by lesson, then all of a path in one line."""
    lessons = library.edition(SOURCE_LANGUAGE).in_order()
    banks = {path: [library.edition(SOURCE_LANGUAGE).bank(lesson.id, path) for lesson in lessons] for path in CHILD_PATHS}
    names, every = [lesson.name for lesson in lessons], {path: [i for bank in banks[path] for i in bank] for path in CHILD_PATHS}
    head = ["# What the quizzes cover", "", "Made by `make coverage`; not edited by hand.", ""]
    parts = [*head, f"{sum(map(len, every.values()))} items in all."]
    for path in CHILD_PATHS:
        counts = [Counter(str(item.strand) for item in with_key(bank)) for bank in banks[path]]
        parts += ["", f"## Strands, path {path}", "", *_table("strand", names, STRANDS, counts)]
    for path in CHILD_PATHS:
        counts = [Counter(str(item.type) for item in bank) for bank in banks[path]]
        parts += ["", f"## Item types, path {path}", "", *_table("type", names, ITEM_TYPES, counts)]
    for path in CHILD_PATHS:
        counts = [Counter(mark for item in bank for mark in _marks(item)) for bank in banks[path]]
        parts += ["", f"## Kinds and the initiative, path {path}", "", *_table("", names, MARKS, counts)]
    heads = "| path | items | scenarios | use the idea | about the initiative | count for strands | to talk about | sensitive |"
    rows = [_kinds(path, every[path]) for path in CHILD_PATHS]
    return "\n".join([*parts, "", "## Paths", "", heads, f"|{' --- |' * (heads.count('|') - 1)}", *rows, ""])


def _marks(item: Item) -> list[str]:
    """What an item counts as, of ``MARKS``."""
    said = {"uses the idea": item.uses_idea, "about the initiative": item.about_initiative, "sensitive": item.sensitive == "topic"}
    return [str(item.kind), *(mark for mark, is_so in said.items() if is_so)]


def _table(corner: str, names: Sequence[str], rows: Iterable[str], columns: Sequence[Counter[str]]) -> list[str]:
    lines = [f"| {corner} | {' | '.join(names)} | all |", f"| --- |{' --- |' * (len(names) + 1)}"]
    for row in rows:
        counts = [column[row] for column in columns]
        lines.append(f"| {row} | {' | '.join(str(n or '–') for n in counts)} | {sum(counts)} |")
    return lines


def _kinds(path: str, items: Sequence[Item]) -> str:
    scenarios = sum(i.kind == "scenario" for i in items)
    about = sum(i.about_initiative for i in items)
    sensitive = sum(i.sensitive == "topic" for i in items)
    ideas, open_ones = sum(i.uses_idea for i in items), len(items) - len(with_key(items))
    share = f"{scenarios} ({scenarios / max(len(items), 1):.0%})"
    return f"| {path} | {len(items)} | {share} | {ideas} | {about} | {len(items) - about - open_ones} | {open_ones} | {sensitive} |"


def main(arguments: list[str]) -> int:
    """Write the file and print it, or with ``--check`` say whether it is up to date."""
    library = load(ROOT)
    if library.is_empty:
        print(*library.problems, sep="\n")
        return 1
    text = coverage(library)
    if "--check" not in arguments:
        print(text)
    return write_or_check(ROOT, FILE, text, "coverage", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
