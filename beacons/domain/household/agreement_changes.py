"""What can be changed in an agreement. Every change is later than what it changes, so that no older copy brings that back."""

from collections.abc import Collection

from beacons.domain.course.agreement_text import AgreementPart, AgreementText
from beacons.domain.household.family import Agreement, ReviewMonths

MOST_CHOSEN = 200
"""As many ids as an agreement keeps; far more than there are sentences."""


def choose(agreement: Agreement, part: AgreementPart, wanted: Collection[str], at: int) -> Agreement:
    """The same with just these sentences chosen in one part. Sentences of other parts stay, and so do those that no text holds now."""
    own = [i for sentence in part.sentences for i in sentence.ids]
    here = [] if part.promise else [sentence.id for sentence in part.sentences if sentence.id in wanted]
    elsewhere = [i for i in dict.fromkeys(agreement.chosen) if i not in own]
    return _changed(agreement, at, chosen=(*elsewhere[: MOST_CHOSEN - len(here)], *here))


def look_again_after(agreement: Agreement, months: ReviewMonths, at: int) -> Agreement:
    """The same, to be looked at again after so many months from now."""
    return _changed(agreement, at, months=months)


def anew(agreement: Agreement, at: int) -> Agreement:
    """An agreement in which nothing is chosen yet."""
    return _changed(agreement, at, chosen=(), months=Agreement().months)


def with_something(text: AgreementText, agreement: Agreement) -> int:
    """How many parts have something in them. The promise always has."""
    chosen = set(agreement.chosen)
    return sum(part.promise or bool(part.chosen(chosen)) for part in text.parts)


def _changed(agreement: Agreement, at: int, **changes: object) -> Agreement:
    return agreement.model_copy(update={**changes, "at": max(at, agreement.at + 1)})
