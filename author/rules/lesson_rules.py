"""Lessons: shape, length, readability, pictures, sources."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from author.context import Context, lesson_file, quiz_file
from author.finding import Finding
from author.reading.prose import grade, plain, sentences, without_names, words
from author.reading.readability import long_sentences, too_hard
from author.reading.writing_rules import LIMITS, Reader
from author.rules.wording_rules import path_text
from beacons.domain.course.lesson import About
from beacons.domain.course.teaching import BriefingPart
from beacons.domain.item import Item
from beacons.domain.text import SOURCE_LANGUAGE

TITLE_WORDS = 8
TAGLINE_WORDS = 10


def lesson_shape(context: Context) -> Iterator[Finding]:
    """The right number of cards, all six abouts, short titles."""
    for lesson, path, part in context.path_lessons():
        file, (least, most) = lesson_file(lesson.id), LIMITS[path].cards
        if not least <= len(part.cards) <= most:
            yield Finding(file, path, "cards", f"has {len(part.cards)} cards: make it {least} to {most}")
        missing = [about for about in get_args(About) if about not in {card.about for card in part.cards}]
        if missing and path == "10-12":
            yield Finding(file, path, "abouts", f"no card is about: {', '.join(missing)}")
        if len(words(part.tagline)) > TAGLINE_WORDS:
            yield Finding(file, f"{path} > tagline", "length", f"is longer than {TAGLINE_WORDS} words")
        for card in part.cards:
            if len(words(card.title)) > TITLE_WORDS:
                yield Finding(file, f"{path} > {card.id}", "length", f"the title is longer than {TITLE_WORDS} words")


def texts_to_measure(context: Context) -> Iterator[tuple[str, Reader, str]]:
    """File, reader and whole text, with names of organisations replaced."""
    for lesson, path, part in context.path_lessons():
        yield lesson_file(lesson.id), path, without_names(path_text(part), context.names)
    for lesson in context.lessons():
        background = "\n\n".join(f"{part.heading}.\n\n{part.text}" for part in lesson.adult.background)
        yield lesson_file(lesson.id), "adult", without_names(background, context.names)


def readability(context: Context) -> Iterator[Finding]:
    """Whole texts within the gates of their reader: one item alone is too short to measure."""
    for file, reader, text in texts_to_measure(context):
        yield from too_hard(file, reader, text, LIMITS[reader], context.rules.easy_words)


def grades_of_the_path(context: Context) -> Iterator[Finding]:
    """Cards, and stems and reasons of the quiz, neither harder nor plainer together than a newspaper for their readers."""
    for lesson, path, part in context.path_lessons():
        if bounds := context.rules.grades.get(path):
            quiz = quiz_prose(context.library.edition(SOURCE_LANGUAGE).bank(lesson.id, path))
            for file, text in ((lesson_file(lesson.id), path_text(part)), (quiz_file(lesson.id), quiz)):
                found = round(grade(without_names(text, context.names)), 1)
                if text and not bounds.least <= found <= bounds.most:
                    mend = "join what is one thought, and use the exact word" if found < bounds.least else "shorter sentences and words"
                    message = f"Flesch-Kincaid grade {found} of all together, {bounds.least} to {bounds.most}: {mend}"
                    yield Finding(file, path, "grade", message)


def quiz_prose(items: Iterable[Item]) -> str:
    """What a quiz asks and says to each answer, as one text."""
    said = ((item.stem, *(option.reason for option in item.options if option.feedback)) for item in items)
    return "\n\n".join(plain(text) for texts in said for text in texts)


def lengths(context: Context) -> Iterator[Finding]:
    """Words in the lesson, words in a sentence."""
    for file, reader, text in texts_to_measure(context):
        (least, most), total = LIMITS[reader].words, sum(len(words(s)) for s in sentences(text))
        if not least <= total <= most:
            yield Finding(file, reader, "length", f"has {total} words: make it {least} to {most}")
        yield from long_sentences(file, reader, text, LIMITS[reader])


def briefings(context: Context) -> Iterator[Finding]:
    """A lesson about people who harm children has a whole briefing for whoever teaches it."""
    wanted = get_args(BriefingPart.model_fields["id"].annotation)
    for lesson in context.lessons():
        found = tuple(part.id for part in lesson.teacher.briefing) if lesson.teacher else ()
        if lesson.sensitive == "topic" and found != wanted:
            message = f"has the parts {', '.join(found) or 'none'}: make them {', '.join(wanted)}"
            yield Finding(lesson_file(lesson.id), "teacher > briefing", "briefing", message)


def pictures(context: Context) -> Iterator[Finding]:
    """Every picture that a card names is there."""
    for lesson, path, part in context.path_lessons():
        for card in part.cards:
            if not (context.root / "static" / "pictures" / "scenes" / f"{card.picture}.svg").is_file():
                yield Finding(lesson_file(lesson.id), f"{path} > {card.id}", "picture", f"there is no picture '{card.picture}'")


def option_pictures(context: Context) -> Iterator[Finding]:
    """Every picture that an option names is there."""
    for file, item in context.items():
        for option in item.options:
            if option.picture and not (context.root / "static" / "pictures" / "scenes" / f"{option.picture}.svg").is_file():
                yield Finding(file, f"{item.id} > {option.id}", "picture", f"there is no picture '{option.picture}'")


def sources(context: Context) -> Iterator[Finding]:
    """Children read only facts that are for all."""
    facts = context.library.facts
    for lesson, path, part in context.path_lessons():
        for card in part.cards:
            for fact_id in card.sources:
                if facts[fact_id].audience != "all":
                    yield Finding(lesson_file(lesson.id), f"{path} > {card.id}", "audience", f"'{fact_id}' is for adults only")
    for file, item in context.items():
        if item.source and facts[item.source].audience != "all":
            yield Finding(file, item.id, "audience", f"'{item.source}' is for adults only")


def _stated(context: Context) -> set[str]:
    """Ids of the facts that the lessons on the context and their items state."""
    of_lessons = {fact_id for lesson in context.lessons() for fact_id in lesson.fact_ids()}
    words, advice = context.first_words(), context.help()
    of_lessons |= {fact_id for situation in words.situations for fact_id in situation.sources} if words else set()
    of_lessons |= {fact_id for case in advice.cases for fact_id in case.sources} if advice else set()
    return of_lessons | {item.source for _, item in context.items() if item.source}


def unused_facts(context: Context) -> Iterator[Finding]:
    """Every fact is stated somewhere."""
    stated = _stated(replace(context, only=None))
    for fact_id in context.library.facts:
        if fact_id not in stated:
            yield Finding("content/facts", fact_id, "unused", "nothing states it: take it out, or say it")


def links(context: Context) -> Iterator[Finding]:
    """No page is linked that must not be."""
    found = [("content/facts", fact_id, context.library.facts[fact_id].source.url) for fact_id in sorted(_stated(context))]
    if context.only is None:
        advice, services = context.library.edition(SOURCE_LANGUAGE).help, context.library.services
        found += [("content/help.yaml", d.id, d.url) for d in (advice.directories if advice else ())]
        found += [("content/helplines.yaml", s.name, s.site) for s in ((*services.services, *services.worldwide) if services else ())]
    for file, where, url in found:
        if any(page in str(url) for page in context.rules.do_not_link):
            yield Finding(file, where, "do-not-link", f"{url} must not be linked")
