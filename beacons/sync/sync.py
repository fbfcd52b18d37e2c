"""The server's half of the browser store: what a tab has heard of the browser's storage, and what it wants to be kept there.

The browser's half is ``sync.js``: reports come from there, orders go there. Both are values, and so is what is known in between.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from beacons.domain.course.names import Names
from beacons.domain.household.family import Family
from beacons.domain.household.household import Household, merge
from beacons.domain.household.opening import given_to, is_blank, who, with_readers
from beacons.domain.practice.progress import Progress
from beacons.sync import documents, family_document, own_document, progress_document
from beacons.sync.documents import FAMILY, QUIZ, READER, UNREADABLE, VERSION_1
from beacons.sync.orders import Orders
from beacons.sync.report import Report
from beacons.sync.sent import Sent

_ID = re.compile(r"[a-z0-9]{1,20}")


@dataclass(frozen=True)
class Newcomer:
    """Who somebody is made of nobody knows yet: a free id, the words for a name, and the moment in seconds since 1970."""

    id: str
    names: Names
    at: int


@dataclass(frozen=True)
class Heard:
    """What a report changes: what is known of the storage now, the household, and who reads."""

    sync: "Sync"
    household: Household
    reader_id: str
    notice: str | None = None
    """Key of a text to show."""
    has_forgotten: bool = False
    """Whether everything was forgotten elsewhere: whatever else the tab knows goes too."""
    was_taken_off: bool = False
    """Whether the child who was reading here was taken off this device elsewhere, so that another one reads from here on."""


@dataclass(frozen=True)
class Sync:
    """What a tab's session knows of the browser's storage."""

    session_id: str
    """A random id: tells the browser when it speaks with another session, which knows nothing yet."""
    last_report: int = 0
    """Number of the last report that was heard."""
    erased: int = 0
    """How often the browser was told to erase everything."""
    restored: bool = False
    """Whether the storage has been read and merged into what this tab knows. Nothing is kept before."""
    reader_found: bool = False
    """Whether this tab's reader was seen in the storage. Until then what is done belongs to whoever is found there."""
    damaged: frozenset[str] = frozenset()
    """Names of the documents in which there were lines that could not be read."""
    discarded: frozenset[str] = frozenset()
    """Names of those whose lines were discarded, and of a reader's who gave way: each is written anew or, where it is nobody's, erased."""
    others: frozenset[str] = frozenset()
    """Readers who read in this tab before, or came out of a family file: they are kept although another one reads now."""
    quizzes: frozenset[str] = frozenset()
    """Own quizzes that were changed in this tab, or came out of a family file: the others stand in the storage as they are."""
    written: Mapping[str, tuple[Any, str]] = field(default_factory=dict, compare=False, repr=False)
    """What was last put into a document, and that document, by the document's name."""
    sent: Sent = field(default_factory=Sent, compare=False, repr=False)
    """Which documents the page was sent, and which it is known to have."""

    def hear(self, report: Report, mine: Household, reader_id: str, newcomer: Newcomer) -> Heard:
        """Merge what the browser has stored into what this tab knows. Nothing of either is lost, nothing counts twice.

        An old report changes nothing: the platform tells it again when the page changes, and one from before the forgetting must
        not undo it. Nor does one for the session of a server that is gone: it says what was news there, and here all of it is.
        """
        if report.session_id != self.session_id or report.turn <= self.last_report or report.erased < self.erased:
            return Heard(self, mine, reader_id)
        found, damaged = documents.read(report.texts)
        if self._was_forgotten(report, mine.family, found.family):
            return Heard(Sync(newcomer.id), Household(), "", has_forgotten=True)
        if UNREADABLE in report.gone:
            mine = replace(mine, unreadable=())  # another tab discarded it
        household, reads = _merge(mine, reader_id, found, report.here, newcomer, is_known=self.reader_found)
        gave_way = {READER + reader_id} if reader_id and not household.family.reader(reader_id) else set()
        sync = replace(
            self,
            last_report=report.turn,
            restored=True,
            reader_found=self.reader_found or found.family.reader(reads) is not None,
            damaged=self.damaged | damaged,
            discarded=self.discarded | gave_way,
            sent=self.sent.received(report.received),
        )
        notice = "grown_ups.forgotten" if report.has_erased else None  # it was said before the browser had done it
        return Heard(sync, household, reads, notice, was_taken_off=(reader_id or report.here) in household.family.removed)

    def _was_forgotten(self, report: Report, mine: Family, found: Family) -> bool:
        """Whether another tab was told to forget everything, and something new may have begun while this one slept.

        The storage is empty; or the document of a reader is gone, and with it the family, or the one that stands there now has never
        heard of that reader. Then what this tab knows is worth nothing: it begins as another session, which hears all that stands there.
        """
        gone = [reader.id for reader in mine.readers if READER + reader.id in report.gone]
        strangers = [one for one in gone if not found.reader(one) and one not in found.removed]
        is_another = bool(strangers) and (bool(found.readers) or FAMILY in report.gone)
        return self.restored and (is_another or (report.is_empty and not report.has_erased))

    def orders(self, household: Household, reader_id: str) -> tuple["Sync", Orders]:
        """What the browser is to keep and to erase; each document is made anew only where its content is another."""
        written = self._written(household, reader_id) if self.restored and not is_blank(household) else {}
        texts = {name: text for name, (_, text) in written.items()}
        if texts and household.unreadable:
            texts[UNREADABLE] = "\n".join(household.unreadable)
        sent = self.sent.then(texts)
        removed = {READER + one for one in household.family.removed}
        erase = {*removed, *self.discarded, UNREADABLE} - {*texts, VERSION_1}
        known = (self.session_id, self.last_report, self.erased, self.restored, reader_id, sent.number, sent.since)
        return replace(self, written=written, sent=sent), Orders(*known, sent.documents(), tuple(sorted(erase)))

    def _written(self, household: Household, reader_id: str) -> dict[str, tuple[Any, str]]:
        written = {FAMILY: self._text(FAMILY, household.family, family_document.to_text)}
        for one in sorted(self._readers_to_keep(household.family, reader_id)):
            write = partial(progress_document.to_text, reader_id=one, before=self.written.get(READER + one))
            written[READER + one] = self._text(READER + one, household.of(one), write)
        for one in sorted((self.quizzes | self._cleaned(QUIZ)) & {*household.quizzes}):
            written[QUIZ + one] = self._text(QUIZ + one, household.quizzes[one], own_document.to_text)
        return written

    def _cleaned(self, kind: str) -> set[str]:
        return {name.removeprefix(kind) for name in self.discarded if name.startswith(kind)}

    def _readers_to_keep(self, family: Family, reader_id: str) -> set[str]:
        """Who reads in this tab, and others whose documents in the storage are not what this tab knows."""
        others = {reader.id for reader in family.readers} & {*self.others, *self._cleaned(READER)}
        return {reader_id, *others} - {*family.removed}

    def _text(self, name: str, content: Any, write: Callable[[Any], str]) -> tuple[Any, str]:
        before = self.written.get(name)
        return before if before and before[0] is content else (content, write(content))

    def received(self, session_id: str, number: int) -> "Sync":
        """The same where a page says which documents it has. What it had from another session is nothing to this one."""
        return replace(self, sent=self.sent.received(number)) if session_id == self.session_id else self

    def keeping(self, *reader_ids: str) -> "Sync":
        """The same where these readers, too, are kept from here on; the last answer of one who stops reading may not be kept yet."""
        return replace(self, others=self.others | {*reader_ids})

    def keeping_quizzes(self, *quiz_ids: str) -> "Sync":
        """The same where these own quizzes were changed here, and are kept from here on."""
        return replace(self, quizzes=self.quizzes | {*quiz_ids})

    def taking_over(self, household: Household) -> "Sync":
        """The same after a family file made this of a household: its readers make way for nobody whom another tab finds."""
        readers = {reader.id for reader in household.family.readers}
        return replace(self, others=self.others | readers, quizzes=self.quizzes | {*household.quizzes}, reader_found=True)

    def discarding(self) -> "Sync":
        """The same where the lines that could not be read are thrown away."""
        return replace(self, discarded=self.discarded | self.damaged)

    def erasing(self) -> "Sync":
        """The same after everything was forgotten here: the browser has to erase it, and there is nothing left to be heard."""
        return Sync(self.session_id, self.last_report, self.erased + 1, restored=True, sent=self.sent.anew())


def _merge(  # noqa: PLR0913  # two households, and who may be whom
    mine: Household, reader_id: str, found: Household, here: str, newcomer: Newcomer, *, is_known: bool
) -> tuple[Household, str]:
    """Both households as one, and who reads. Until this reader was seen in the storage, what was done is theirs who are found there."""
    early = Progress()
    if not reader_id or (not is_known and _makes_way(mine.family, reader_id, found.family)):
        early = mine.of(reader_id)
        mine = replace(mine, family=mine.family.model_copy(update={"readers": ()}), progress={})
    household = merge(mine, found)
    first = reader_id or (here if _ID.fullmatch(here) else "")  # a new server gives the same name again
    first = first if first and first not in household.family.removed else newcomer.id
    household = with_readers(household, first, newcomer.names, newcomer.at)
    reader_id = who(household.family, reader_id, here)
    return given_to(household, reader_id, early), reader_id


def _makes_way(mine: Family, reader_id: str, found: Family) -> bool:
    """Whether the one reader of whom nobody has heard yet gives way to those who are found. One who was removed is known."""
    return len(mine.readers) == 1 and reader_id not in found.removed and bool(found.readers) and not found.reader(reader_id)
