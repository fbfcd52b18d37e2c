"""What a family reads together: readability, enough questions of many kinds, an agreement that is kind to all."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from author.context import Context, lesson_file
from author.family_texts import (
    AGREEMENT_FILE,
    EVERYONE,
    TOGETHER_FILE,
    childrens_text,
    every_prompt,
    every_question,
    every_sentence,
    grown_ups_text,
    talk_text,
)
from author.finding import Finding
from author.reading.prose import holds, sentences, words
from author.reading.readability import long_sentences, too_hard
from author.reading.writing_rules import LIMITS, Limits
from beacons.domain.course.help import YOUNGEST
from beacons.domain.course.talk_questions import Move, said_by
from beacons.domain.path import CHILD_PATHS

QUESTIONS = 6
"""For each strand: a family meets none twice in a month of talks."""
TEACH_PROMPTS = 5
ANY = 1
"""Questions of each strand, in every path, that go with any item."""
LEAST_OPEN, LEAST_TAUGHT = 0.4, 0.2
"""Of all talk prompts that a path reads."""
SAME_BEGINNING = 2
BEGINNING_WORDS = 3
PARTS = 9
SENTENCES = (4, 6)

AGREEMENT_LIMITS = LIMITS["10-12"].model_copy(update={"grade": 5, "longest_sentence": 16})
GROWN_UP_LIMITS = LIMITS["adult"].model_copy(update={"grade": 8})

_ASKS_FOR_EXPERIENCES = re.compile(
    r"\bhappen(s|ed)? to (you|us|me|either)\b|\bhave (you|we) ever\b|\bever (been|had|done|sent|shared|seen|met|felt)\b"
    r"|\b(when did you|the last time|about a time|a time when)\b"
    r"|\b(did|has|have|had) (someone|somebody|anyone|anybody|people|a person) (ever |already )?\w+\b[^.]*\?",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"^(is|are|am|was|were|do|does|did|can|could|have|has|had|will|would|should|may|must) ", re.IGNORECASE)
_FIRST_PERSON = ("I", "me", "my", "we", "us", "our")
_CONTRACT = ("must", "shall", "obey", "forbidden", "punish", "punished", "punishment", "penalty", "penalties", "contract", "grounded")


def family_readability(context: Context) -> Iterator[Finding]:
    """Questions and the agreement within their limits, measured as a whole."""
    measured: list[tuple[str, str, str, Limits]] = []
    if questions := context.talk_questions():
        measured.append((TOGETHER_FILE, EVERYONE, talk_text(questions), LIMITS[EVERYONE]))
    if agreement := context.agreement():
        measured.append((AGREEMENT_FILE, "everyone", childrens_text(agreement), AGREEMENT_LIMITS))
        measured.append((AGREEMENT_FILE, "grown-ups", grown_ups_text(agreement), GROWN_UP_LIMITS))
    for file, where, text, limits in measured:
        yield from too_hard(file, where, text, limits, context.rules.easy_words)
        yield from long_sentences(file, where, text, limits)


def enough_talk_questions(context: Context) -> Iterator[Finding]:
    """Six questions for each strand and a sentence that the youngest end, five prompts for a child who teaches."""
    if found := context.talk_questions():
        counts: list[tuple[str, int, int]] = [(strand, len(found.about(strand)), QUESTIONS) for strand in found.questions]
        counts += [(f"{strand} > completion", sum(q.move == "completion" for q in each), 1) for strand, each in found.questions.items()]
        for where, count, wanted in (*counts, ("teach_prompts", len(found.teach_prompts), TEACH_PROMPTS)):
            if count != wanted:
                yield Finding(TOGETHER_FILE, where, "questions", f"has {count}: make it {wanted}")


def near_questions(context: Context) -> Iterator[Finding]:
    """After no item a question is far-fetched: one of each strand goes with any, and what another names is said by some item."""
    found = context.talk_questions()
    if not found or context.only:
        return
    items = [item for _, item in context.items()]
    for strand, questions in found.questions.items():
        if sum(not question.about for question in found.about(strand)) < ANY:
            yield Finding(TOGETHER_FILE, strand, "about", f"fewer than {ANY} go with every question of the strand: leave `about` out")
        for question in questions:
            asked = (item for item in items if item.strand == strand and question.path in {None, item.path})
            if question.about and all(question.distance(said_by(item)) for item in asked):
                yield Finding(TOGETHER_FILE, question.id, "about", "no question of the strand says one of these words")


def varied_beginnings(context: Context) -> Iterator[Finding]:
    """No more than two questions begin alike."""
    found = context.talk_questions()
    beginnings: Counter[str] = Counter()
    for question in every_question(found) if found else ():
        beginning = " ".join(words(question.text)[:BEGINNING_WORDS]).lower()
        beginnings[beginning] += 1
        if beginnings[beginning] > SAME_BEGINNING:
            yield Finding(TOGETHER_FILE, question.id, "beginning", f"more than {SAME_BEGINNING} begin with '{beginning}': vary")


def five_moves(context: Context) -> Iterator[Finding]:
    """In each path every move is made, enough prompts are open, and in enough of them the child begins as the one who knows."""
    found = context.talk_questions()
    for path in CHILD_PATHS if found else ():
        moves = Counter(prompt.move for prompt in every_prompt(context, path))
        count, taught = moves.total(), sum(prompt.child_teaches for prompt in every_prompt(context, path))
        missing = [move for move in get_args(Move) if not moves[move] and (move != "completion" or path == YOUNGEST)]
        if missing:
            yield Finding(TOGETHER_FILE, path, "moves", f"no talk prompt makes the move: {', '.join(missing)}")
        for share, least, what in ((moves["open"], LEAST_OPEN, "are open"), (taught, LEAST_TAUGHT, "begin with a child who teaches")):
            if share < least * count:
                yield Finding(TOGETHER_FILE, path, "moves", f"{share} of {count} talk prompts {what}: make it {least:.0%} or more")


def open_questions(context: Context) -> Iterator[Finding]:
    """Every talk question asks, cannot be answered with yes or no, and never asks for what somebody went through."""
    found, agreement = context.talk_questions(), context.agreement()
    asked = [(TOGETHER_FILE, q.id, q.text) for q in (every_question(found) if found else ())]
    asked += [(AGREEMENT_FILE, part.id, part.question) for part in (agreement.parts if agreement else ())]
    for file, where, text in asked:
        questions = [s for s in sentences(text) if s.endswith("?")]
        if not questions:
            yield Finding(file, where, "open", "asks nothing")
        if any(_YES_OR_NO.search(question) for question in questions):
            yield Finding(file, where, "open", "can be answered with yes or no: ask what, how, why")
        yield from _experiences(file, where, text)
    for lesson in context.lessons():
        for card in lesson.adult.talk_cards:
            yield from _experiences(lesson_file(lesson.id), f"talk_cards > {card.id}", card.text)


def _experiences(file: str, where: str, text: str) -> Iterator[Finding]:
    if _ASKS_FOR_EXPERIENCES.search(text):
        yield Finding(file, where, "experiences", "asks what somebody went through: ask about ideas or feelings")


def agreement_shape(context: Context) -> Iterator[Finding]:
    """Nine parts, each with four to six sentences to choose from."""
    if agreement := context.agreement():
        if len(agreement.parts) != PARTS:
            yield Finding(AGREEMENT_FILE, "", "parts", f"has {len(agreement.parts)} parts: make it {PARTS}")
        least, most = SENTENCES
        for part in agreement.parts:
            count = sum(max(1, len(sentence.steps)) for sentence in part.sentences)
            if not part.promise and not least <= count <= most:
                yield Finding(AGREEMENT_FILE, part.id, "sentences", f"has {count}: make it {least} to {most}")


def agreement_tone(context: Context) -> Iterator[Finding]:
    """Whoever signs speaks ("I", "we"), and nobody threatens."""
    if agreement := context.agreement():
        for sentence in (s for part in agreement.parts for s in every_sentence(part)):
            if not any(holds(sentence.text, word) for word in _FIRST_PERSON):
                yield Finding(AGREEMENT_FILE, sentence.id, "voice", "say who does it: I or we")
            for word in _CONTRACT:
                if holds(sentence.text, word):
                    yield Finding(AGREEMENT_FILE, sentence.id, "tone", f"'{word}': an agreement is no contract, and has no penalties")
