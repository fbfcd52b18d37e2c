"""Items without a key: both sides get the same room, and none is about danger, about telling or about whose fault something is.

What a model asks for anyway (two roles, the sides of every option, a floor and a question) is no rule here.
"""

from collections.abc import Iterator

from author.context import Context, path_of, quiz_file
from author.finding import Finding
from author.reading.prose import holds, words
from author.rules.wording_rules import views_of
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.text import SOURCE_LANGUAGE

LENGTH_RATIO = 1.5
"""Of the longest option to the shortest."""
SIDE_RATIO = 2.0
"""Of the longest text of a kind ("who pays") to the shortest: whoever writes more for one option argues for it."""
MATTERS_FROM = 25
"""Letters of the longest from which a ratio counts."""
MOST_WORDS: dict[ChildPath, int] = {"7-9": 10, "10-12": 14, "13-16": 17}
"""In each text: on a wall three options stand with twelve of them."""
SENTENCES_OF_A_QUESTION = 2
FOR: tuple[ChildPath, ...] = ("10-12", "13-16")


def both_sides_have_room(context: Context) -> Iterator[Finding]:
    """Options, and what is said of them in each respect, are about equally long, and short enough for a wall."""
    for file, item in _without_key(context):
        yield from _uneven(file, item, "options", [option.text for option in item.options], LENGTH_RATIO)
        every = [item.sides(option.id) for option in item.options]
        for of_kind in zip(*every, strict=True):
            kind = of_kind[0].of.key.partition(".")[2]
            yield from _uneven(file, item, kind, [side.text for side in of_kind], SIDE_RATIO)
        most = MOST_WORDS[path_of(item)]
        for text in views_of(item):
            if len(words(text)) > most * (SENTENCES_OF_A_QUESTION if text == item.own_question else 1):
                yield Finding(file, item.id, "views-length", f"'{text}' has {len(words(text))} words, at most {most}")


def _uneven(file: str, item: Item, what: str, texts: list[str], ratio: float) -> Iterator[Finding]:
    sizes = sorted(map(len, texts))
    if sizes[-1] >= MATTERS_FROM and sizes[-1] > ratio * sizes[0]:
        message = f"{what}: the longest has {sizes[-1]} letters, the shortest {sizes[0]}: at most {ratio:g} times"
        yield Finding(file, item.id, "views-uneven", message)


def nobody_is_left_in_danger(context: Context) -> Iterator[Finding]:
    """Nothing that is never a matter of opinion is put up for choice."""
    for file, item in _without_key(context):
        texts = [item.stem, *(option.text for option in item.options), *views_of(item)]
        for theme, phrases in context.rules.no_dilemma.items():
            for phrase in phrases:
                if any(holds(text, phrase) for text in texts):
                    yield Finding(file, item.id, "no-dilemma", f"'{phrase}' is about {theme}: that's no matter of opinion")


def one_for_each_lesson(context: Context) -> Iterator[Finding]:
    """Every lesson has one for older readers, as soon as any has: one alone does little, one a lesson over a term is the dose."""
    edition = context.library.edition(SOURCE_LANGUAGE)
    for path in FOR:
        has = {lesson.id: any(not item.traits.keyed for item in edition.bank(lesson.id, path)) for lesson in edition.in_order()}
        for lesson, of_path, _ in context.path_lessons():
            if of_path == path and any(has.values()) and not has[lesson.id]:
                yield Finding(quiz_file(lesson.id), path, "dilemma", "has none to talk about: add one without a key")


def two_who_differ(context: Context) -> Iterator[Finding]:
    """Two roles that are not one, so that each option can be heard from the other side."""
    for file, item in _without_key(context):
        roles = _roles(item)
        if len({*roles}) < len(roles) or not roles:
            yield Finding(file, item.id, "roles", "both roles are the same")


def _roles(item: Item) -> list[str]:
    return [role for place in (0, 1) if (role := item.role(place))]


def _without_key(context: Context) -> Iterator[tuple[str, Item]]:
    return ((file, item) for file, item in context.items() if not item.traits.keyed)
