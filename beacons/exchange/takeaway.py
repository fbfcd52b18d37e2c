"""The one door for what goes out: questions or items into a file of some format, with all that it loses said before it is saved."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from beacons.domain.item import Item
from beacons.domain.plain import PlainQuestion
from beacons.exchange.fit import Said, fit
from beacons.exchange.lowering import Say, lowered
from beacons.exchange.model import Export, Loss, Note
from beacons.exchange.targets import TARGETS, FormatName, Target


@dataclass(frozen=True)
class Taken:
    """One question as it stands here, counted from 1: what it is lowered to, and what that changes."""

    number: int
    questions: tuple[PlainQuestion, ...]
    said: tuple[Said, ...] = ()


def from_items(items: Iterable[Item], say: Say) -> tuple[Taken, ...]:
    """Items as they can be taken along; one that has no key cannot."""
    return tuple(_taken(number, item, say) for number, item in enumerate(items, 1))


def _taken(number: int, item: Item, say: Say) -> Taken:
    questions = lowered(item, say)
    if not questions:
        return Taken(number, (), (("not_exported", Note("exchange.not_keyed")),))
    said: list[Said] = [("changed", Note(item.lowered_as))] if item.lowered_as else []
    if any(option.picture for option in item.options):
        said.append(("lost", Note("exchange.lose_pictures")))
    return Taken(number, questions, tuple(said))


def from_questions(questions: Iterable[PlainQuestion]) -> tuple[Taken, ...]:
    """Plain questions as they can be taken along."""
    return tuple(Taken(number, (question,)) for number, question in enumerate(questions, 1))


def take_along(taken: Iterable[Taken], title: str, name: FormatName, now: int = 0) -> Export:
    """The file, and what is lost on the way: nothing is written anywhere. ``now``: seconds since 1970, for formats that keep the newer."""
    target = TARGETS[name]
    written: list[PlainQuestion] = []
    losses: list[Loss] = []
    has_tags = False
    for one in taken:
        said = [*one.said]
        has_tags = has_tags or any(question.tags for question in one.questions)
        for question in _held(one.questions, target, said):
            fitted = fit(question, target)
            written += [fitted.question] if fitted.question else []
            said += [new for new in fitted.said if new not in said]
        losses += [Loss(one.number, *new) for new in said] or [Loss(one.number, "kept", Note("exchange.kept"))]
    about = tuple(_lost_of_the_whole(target, title, has_tags=has_tags)) if written else ()
    moment = (now,) if target.has_time else ()
    data = target.write(written, title, *moment) if written else b""
    return Export(data, target.suffix, tuple(losses), tuple(_of_all(written, losses, target, about)))


def _held(questions: Iterable[PlainQuestion], target: Target, said: list[Said]) -> Iterator[PlainQuestion]:
    """The questions in kinds that the format has: a screen that it cannot hold is two choices."""
    for question in questions:
        if question.kind != "screen" or "screen" in target.kinds:
            yield question
        else:
            said.append(("changed", Note("exchange.screen_as_two")))
            yield from question.as_choices


def _of_all(written: list[PlainQuestion], losses: list[Loss], target: Target, about: tuple[Note, ...]) -> Iterator[Note]:
    """What is said of the file as a whole, before anything of one question; ``about``: what it cannot say of the quiz."""
    yield Note("exchange.questions_in_file", {"program": target.program}, count=len(written))
    if not about and all(loss.verdict == "kept" for loss in losses):
        yield Note("exchange.all_kept")
    yield from (*_sums(losses, target), *about)
    is_said: dict[str, Callable[[], bool]] = {
        "exchange.order_needs_moodle": lambda: any(question.kind == "order" for question in written),
        "exchange.order_all_or_nothing": lambda: any(question.kind == "order" for question in written),
    }
    yield from (Note(key) for key in target.says if is_said.get(key, lambda: bool(written))())


def _lost_of_the_whole(target: Target, title: str, *, has_tags: bool) -> Iterator[Note]:
    """What a file cannot say of the quiz: what it is called and for whom, and what each question is about."""
    if title.strip() and not target.has_title:
        yield Note("exchange.lose_title", {"program": target.program, "title": " ".join(title.split())})
    if has_tags and not target.has_tags:
        yield Note("exchange.lose_tags", {"program": target.program})


def _sums(losses: list[Loss], target: Target) -> Iterator[Note]:
    """Reasons that stay here, and questions that do, each in one sentence."""
    reasons = sum(loss.why.count or 0 for loss in losses if loss.why.key in {"exchange.lose_reasons", "exchange.join_reasons"})
    if reasons:
        yield Note("exchange.reasons_stay", {"program": target.program}, count=reasons)
    missing = Counter(loss.why.key for loss in losses if loss.verdict == "not_exported")
    if missing:
        yield Note("exchange.questions_stay", {"program": target.program}, count=missing.total())
