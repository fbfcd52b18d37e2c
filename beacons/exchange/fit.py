"""Makes a question fit a format: what changes, what is lost, and whether it can be there at all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.model import Note, Verdict
from beacons.exchange.targets import Target

Said = tuple[Verdict, Note]
"""What is said of a question, and what it means for it."""


@dataclass(frozen=True)
class Fitted:
    """A question as the format holds it, None where it cannot; and what is said of that, nothing where all is kept."""

    question: PlainQuestion | None
    said: tuple[Said, ...] = ()


def fit(question: PlainQuestion, target: Target) -> Fitted:
    """The question as a format holds it. Nothing is shortened: what is too long is left for somebody to shorten."""
    why_not = next(_why_not(question, target), None)
    if why_not:
        return Fitted(None, (("not_exported", why_not),))
    said: list[Said] = []
    for step in (_hint, _reasons, _general):
        question = step(question, target, said)
    if not target.has_tags:
        question = replace(question, tags=())
    if target.one_line:
        question = _on_one_line(question)
    if target.says_of_several and len(question.right) > 1:
        said.append(("changed", Note(target.says_of_several)))
    return Fitted(question, tuple(said))


def _why_not(question: PlainQuestion, target: Target) -> Iterator[Note]:
    program = target.program
    if question.kind not in target.kinds:
        yield Note(f"exchange.not_{question.kind}", {"program": program})
    is_choice = question.kind in {"choice", "choose_n"}
    if len(question.options) < 2 or (is_choice and not question.right) or not question.stem:  # noqa: PLR2004  # a choice
        yield Note("exchange.not_whole")
    if is_choice and len(question.right) == len(question.options):
        yield Note("exchange.not_all_right")
    if question.kind == "choice" and len(question.right) > 1 and not target.any_right:
        yield Note("exchange.not_any_right", {"program": program})
    if len(question.options) > target.most_options:
        yield Note("exchange.not_so_many", {"program": program, "most": target.most_options, "has": len(question.options)})
    if len(question.stem) > target.letters_of_stem:
        yield Note("exchange.not_so_long", {"program": program, "most": target.letters_of_stem, "has": len(question.stem)})
    longest = max((len(option.text) for option in question.options), default=0)
    if longest > target.letters_of_option:
        yield Note("exchange.not_so_long_option", {"program": program, "most": target.letters_of_option, "has": longest})


def _hint(question: PlainQuestion, target: Target, said: list[Said]) -> PlainQuestion:
    if not question.hint or target.has_hint:
        return question
    said.append(("lost", Note("exchange.lose_hint", {"program": target.program})))
    return replace(question, hint="")


def _reasons(question: PlainQuestion, target: Target, said: list[Said]) -> PlainQuestion:
    reasons = sum(bool(option.reason) for option in question.options)
    is_placed = question.kind in {"order", "sort"}
    how = target.reasons_of_places if is_placed else target.reasons
    if not reasons or how == "each":
        return question
    bare = replace(question, options=tuple(replace(option, reason="") for option in question.options))
    if how == "below":
        said.append(("changed", Note("exchange.move_reasons", {"program": target.program})))
        return replace(bare, general_reason="\n".join(filter(None, (question.general_reason, *_in_lines(question)))))
    if how == "one" and len(question.right) == 1 and (reason := question.options[question.right[0]].reason):
        said += [("lost", Note("exchange.join_reasons", {"program": target.program}, count=reasons - 1))] if reasons > 1 else []
        return replace(question, options=tuple(_only_right(option, reason) for option in question.options))
    said.append(("lost", Note("exchange.lose_reasons", {"program": target.program}, count=reasons)))
    return bare


def _in_lines(question: PlainQuestion) -> Iterator[str]:
    return (f"{option.text}: {option.reason}" for option in question.options if option.reason)


def _only_right(option: PlainOption, reason: str) -> PlainOption:
    return replace(option, reason=reason if option.right else "")


def _general(question: PlainQuestion, target: Target, said: list[Said]) -> PlainQuestion:
    if not question.general_reason or target.has_general:
        return question
    said.append(("lost", Note("exchange.lose_general", {"program": target.program})))
    return replace(question, general_reason="")


def _on_one_line(question: PlainQuestion) -> PlainQuestion:
    options = tuple(replace(option, text=" ".join(option.text.split())) for option in question.options)
    return replace(question, stem=" ".join(question.stem.split()), options=options)
