"""What a reader has found, as a report: what is ready, what our own quizzes still ask for, and what is left out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from beacons.domain.household.own_item import needs
from beacons.domain.household.own_plain import can_be_kept, own_item
from beacons.domain.plain import Kind, PlainQuestion
from beacons.domain.source import OWN
from beacons.exchange.found import LIMIT_LETTERS, LIMIT_OPTIONS, LIMIT_QUESTIONS, Reading, left_out, title_of
from beacons.exchange.model import Bounds, Draft, LeftOut, Note, Report

NUMBER_WORDS: Mapping[int, str] = {
    2: "2 two both pair dos ambas ambos deux zwei beide beiden dois duas due entrambi два две اثنان اثنين 两 二 二つ 둘 두",
    3: "3 three tres trois drei três tre три ثلاثة ثلاث 三 三つ 셋 세",
    4: "4 four cuatro quatre vier quatro quattro четыре أربعة أربع 四 四つ 넷 네",
    5: "5 five cinco cinq fünf cinque пять خمسة خمس 五 五つ 다섯",
}
KEY_IN_DOUBT = {"exchange.aiken_no_answer", "exchange.key_doubtful", "exchange.key_not_there", "exchange.key_zero"}
"""What readers say where a key cannot be used: then nobody need hear that there is none."""


def says_how_many(stem: str, count: int) -> bool:
    """Whether a stem seems to say how many are right, in a language that we know numbers of; a sum with that number in it does not."""
    text = re.sub(r"\S+ ?[+*/=×−-] ?\S+", " ", stem.casefold())
    words = NUMBER_WORDS.get(count, str(count)).split()
    return any(re.search(rf"(?<!\w){word}(?!\w)" if word.isascii() else re.escape(word), text) for word in words)


def report_of(reading: Reading, encoding: str = "", notes: Iterable[Note] = ()) -> Report:
    """The report on what a reader has found, with what our own quizzes ask for said of each question."""
    if reading.refused:
        return Report(reading.format, encoding, refused=reading.refused, notes=tuple(notes), rows=reading.rows)
    ready: list[Draft] = []
    needs_you: list[Draft] = []
    out: list[LeftOut] = []
    for one in reading.found[:LIMIT_QUESTIONS]:
        if isinstance(one, LeftOut):
            out.append(one)
        elif _is_too_much(one.question):
            too_much = Note("exchange.too_much", {"options": LIMIT_OPTIONS, "letters": LIMIT_LETTERS})
            out.append(left_out(one.question.stem, one.place, too_much))
        else:
            told = any(need.key in KEY_IN_DOUBT for need in one.needs)
            lacks = [lack for lack in _lacks(one.question) if not (told and lack.key == "exchange.need_key")]
            whole = replace(one, notes=(*one.notes, *_wishes(one.question)), needs=(*one.needs, *lacks))
            (needs_you if whole.needs else ready).append(whole)
    first = [Note("exchange.only_the_first", {"most": LIMIT_QUESTIONS})] if len(reading.found) > LIMIT_QUESTIONS else []
    said = (*notes, *first, *reading.notes, *_of_all([*ready, *needs_you]))
    return Report(reading.format, encoding, reading.title, tuple(ready), tuple(needs_you), tuple(out), said, rows=reading.rows)


def _is_too_much(question: PlainQuestion) -> bool:
    longest = max(map(len, (*_texts(question), question.general_reason)))
    return len(question.options) > LIMIT_OPTIONS or longest > LIMIT_LETTERS or not can_be_kept(question)


def _of_all(drafts: list[Draft]) -> Iterator[Note]:
    missing = sum(draft.question.reasons_missing for draft in drafts)
    if missing:
        yield Note("exchange.reasons_missing", count=missing)
    formulas = sum(any(re.search(r"\\\(|\\\[|\$\$", text) for text in _texts(draft.question)) for draft in drafts)
    if formulas:
        yield Note("exchange.formula_kept", count=formulas)
    if drafts and all(_runs_left(draft.question.stem) for draft in drafts):
        yield Note("exchange.right_to_left")
    if len(drafts) > Bounds.ITEMS:
        yield Note("exchange.more_than_a_quiz", {"most": Bounds.ITEMS}, count=len(drafts))


def _runs_left(text: str) -> bool:
    """Whether the first letter of a text is one of a script that runs from right to left."""
    return next((turn in {"R", "AL"} for turn in map(unicodedata.bidirectional, text) if turn in {"L", "R", "AL"}), False)


def _wishes(question: PlainQuestion) -> Iterator[Note]:
    right = len(question.right)
    if question.kind == "choose_n" and right > 1 and not says_how_many(question.stem, right):
        yield Note("exchange.say_how_many", {"right": right})
    twice = [text for text, n in Counter(o.text.casefold() for o in question.options).items() if n > 1]
    if twice and not _is_doubtful(question):
        yield Note("exchange.option_twice", {"option": title_of(_as_written(question, twice[0]))})


def _is_doubtful(question: PlainQuestion) -> bool:
    """Whether two options say the same, and the key tells them apart."""
    marks: dict[str, set[tuple[bool, str]]] = {}
    for option in question.options:
        marks.setdefault(option.text.casefold(), set()).add((option.right, option.box))
    same = len(marks) < len(question.options)
    return same and (question.kind == "order" or any(len(kinds) > 1 for kinds in marks.values()))


def _as_written(question: PlainQuestion, folded: str) -> str:
    return next(option.text for option in question.options if option.text.casefold() == folded)


def _lacks(question: PlainQuestion) -> Iterator[Note]:
    """Why a question cannot be played in an own quiz."""
    if not question.stem:
        yield Note("exchange.need_stem")
    if any(not option.text for option in question.options):
        yield Note("exchange.need_option_text")
    if _is_doubtful(question):
        yield Note("exchange.need_other_words")
    if question.kind in {"choice", "choose_n"} and question.options:
        yield from _key_lacks(question)
    yield from _out_of_bounds(question) if question.kind != "screen" else _screen_lacks(question)


def _screen_lacks(question: PlainQuestion) -> Iterator[Note]:
    """What its item would need; that it has a stem and words for each answer has been looked at."""
    found = needs(own_item(replace(question, stem=question.stem or "?"), f"{OWN}new"))
    yield from (Note(phrase.key, phrase.values) for phrase in found)


def _key_lacks(question: PlainQuestion) -> Iterator[Note]:
    if not question.right:
        yield Note("exchange.need_key")
    elif len(question.right) == len(question.options) > 1:
        yield Note("exchange.need_wrong_one")
    elif question.kind == "choice" and len(question.right) > 1:
        yield Note("exchange.need_one_or_many")


MOST: Mapping[Kind, tuple[int, int]] = {"choice": Bounds.OPTIONS, "choose_n": Bounds.OPTIONS, "order": Bounds.STEPS, "sort": Bounds.THINGS}


def _out_of_bounds(question: PlainQuestion) -> Iterator[Note]:
    least, most = MOST[question.kind]
    if not least <= len(question.options) <= most:
        yield Note("exchange.need_options", {"least": least, "most": most}, count=len(question.options))
    if question.kind == "sort":
        if not Bounds.BOXES[0] <= len(question.boxes) <= Bounds.BOXES[1]:
            yield Note("exchange.need_boxes", {"least": Bounds.BOXES[0], "most": Bounds.BOXES[1]}, count=len(question.boxes))
        if any(option.box not in question.boxes for option in question.options):
            yield Note("exchange.need_box_of_each")
    longest = max(map(len, _texts(question)))
    if longest > Bounds.LETTERS:
        yield Note("exchange.need_shorter", {"most": Bounds.LETTERS}, count=longest)


def _texts(question: PlainQuestion) -> Iterator[str]:
    yield from (question.stem, question.hint, *question.boxes, *(part.text for part in question.parts))
    for option in question.options:
        yield from (option.text, option.reason)
