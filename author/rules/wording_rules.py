"""Words and constructions: barred words, blame, statistics of harm, full names."""

import re
from collections.abc import Iterator

from author.context import Context, Passage, lesson_file, path_of, plan_file, quiz_file
from author.family_texts import family_passages
from author.finding import Finding
from author.help_texts import help_passages
from author.reading.plan_texts import plan_passages
from author.reading.prose import holds, plain, without_names
from beacons.domain.course.lesson import AdultLayer, PathLesson
from beacons.domain.course.teaching import TeacherLayer
from beacons.domain.item import Item
from beacons.domain.paired import Cue, PairedItem
from beacons.domain.text import SOURCE_LANGUAGE


def path_text(part: PathLesson) -> str:
    """All that a child reads on the cards of one path."""
    cards = [f"{card.title}.\n\n{card.text}" for card in part.cards]
    return plain("\n\n".join(cards))


def adult_text(adult: AdultLayer) -> str:
    """All of the adult layer as one text."""
    background = [f"{part.heading}. {part.text}" for part in adult.background]
    answers = [f"{q.question} {q.answer}" for q in adult.questions]
    return "\n\n".join([adult.tagline, *background, adult.child_reads, *answers, *(card.text for card in adult.talk_cards)])


def teacher_text(teacher: TeacherLayer) -> str:
    """All of the teacher layer as one text."""
    plans = [phase.what for phase in (*teacher.plan_30, *teacher.plan_45)]
    answers = [f"{q.question} {q.answer}" for q in teacher.hard_questions]
    briefing = [f"{part.heading}. {' '.join(part.lines.values())}" for part in teacher.briefing]
    return "\n\n".join([*teacher.objectives.values(), *teacher.prepare.values(), *plans, *answers, *briefing])


def item_text(item: Item) -> str:
    """All that an item says, before the reveal and after."""
    options = " ".join(f"{option.text}. {option.reason}" for option in item.options)
    places = " ".join(f"{place.text}." for place in (*getattr(item, "boxes", ()), *getattr(item, "scenes", ())))
    views = " ".join(f"{text}." if text[-1].isalnum() else text for text in views_of(item))
    return f"{item.stem} {item.hint or ''} {getattr(item, 'title', '')}. {places} {options} {views}".rstrip()


def views_of(item: Item) -> list[str]:
    """What an item without a key says beside its options: its roles, the sides of each option, and what is shared."""
    roles = [role for place in (0, 1) if (role := item.role(place))]
    sides = [side.text for option in item.options for side in item.sides(option.id)]
    return [*roles, *sides, *(one.text for one in item.in_common)]


def passages(context: Context) -> Iterator[Passage]:
    """Every text with its reader."""
    for lesson, path, part in context.path_lessons():
        yield lesson_file(lesson.id), f"{path} > tagline", path, part.tagline
        for card in part.cards:
            words = " ".join(f"{w.word}: {w.means}" for w in card.words)
            yield lesson_file(lesson.id), f"{path} > {card.id}", path, plain(f"{card.title}. {card.text} {words}")
    for lesson in context.lessons():
        yield lesson_file(lesson.id), "adult", "adult", adult_text(lesson.adult)
        if lesson.teacher:
            yield lesson_file(lesson.id), "teacher", "adult", teacher_text(lesson.teacher)
        one_thing = context.library.edition(SOURCE_LANGUAGE).course.one_thing[lesson.id]
        yield "content/course.yaml", f"one_thing > {lesson.id}", "7-9", f"{one_thing.said} {one_thing.covered}. {one_thing.away}"
    for file, item in context.items():
        yield file, item.id, path_of(item), item_text(item)
    for plan in context.lesson_plans():
        yield from ((plan_file(plan.lesson), *passage) for passage in plan_passages(plan))
    yield from family_passages(context)
    yield from help_passages(context)


def screen_passages(context: Context, without: Cue | None = None) -> Iterator[Passage]:
    """Every made-up screen, but those with a cue. They speak as such screens do, so the rules of our own voice do not hold for them."""
    for file, item in context.items():
        if isinstance(item, PairedItem) and without not in item.cues:
            yield file, f"{item.id} > mock", path_of(item), " ".join(f"{part.text}." for part in item.mock.parts)


def barred_words(context: Context) -> Iterator[Finding]:
    """No word that this reader is not to meet."""
    for file, where, reader, text in (*passages(context), *screen_passages(context)):
        bare = without_names(text, context.names)
        for word in context.rules.barred.get(reader, ()):
            if holds(bare, word) and not (where == "adult" and _is_quoted(bare, word)):
                yield Finding(file, where, "barred-word", f"'{word}' is barred for {reader}: say it in another way")


def _is_quoted(text: str, word: str) -> bool:
    """An adult layer may name a term in order to advise against it, in quotation marks."""
    bare = re.sub(rf"[\"“‘']{re.escape(word)}[\"”’']", "", text, flags=re.IGNORECASE)
    return not holds(bare, word)


def blaming_words(context: Context) -> Iterator[Finding]:
    """Nothing says that a child had to prevent harm."""
    for file, where, _, text in (*passages(context), *screen_passages(context)):
        for phrase in context.rules.banned:
            if holds(text, phrase):
                yield Finding(file, where, "blame", f"'{phrase}' blames: the person who harms is the only one responsible")


def statistics_of_harm(context: Context) -> Iterator[Finding]:
    """No numbers of harm where children read about harm."""
    lessons = [lesson.id for lesson in context.lessons() if lesson.sensitive == "topic"]
    sensitive = {name(i) for i in lessons for name in (lesson_file, quiz_file)}
    items = {item.id for _, item in context.items() if item.sensitive == "topic"}
    for file, where, reader, text in (*passages(context), *screen_passages(context)):
        if (file in sensitive or where in items) and reader != "adult":
            for mark in context.rules.unsafe_statistics:
                if holds(text, mark):
                    yield Finding(file, where, "statistics", f"'{mark}': no statistics in a sensitive lesson for children")


def full_names(context: Context) -> Iterator[Finding]:
    """7-9 never meets the full name; 10-12 meets it once at most."""
    for lesson, path, part in context.path_lessons():
        if lesson.full_name == lesson.name or path == "13-16":
            continue
        found = " ".join(path_text(part).split()).count(lesson.full_name)
        if found > (1 if path == "10-12" else 0):
            yield Finding(lesson_file(lesson.id), path, "full-name", f"'{lesson.full_name}' stands {found} times: use '{lesson.name}'")
