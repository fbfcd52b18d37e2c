"""One question as a QTI item: what it asks, what is right, what that is worth, and what is said of it."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from beacons.domain.plain import PlainQuestion

GENERAL = "general"
"""Identifier of what is said of a question as a whole; it has an outcome of its own, since many players do not join two."""


def words(text: str) -> str:
    """A text on one line, for a title."""
    return " ".join(text.split())


def item_of(root: Element, question: PlainQuestion) -> None:
    """Put a question into its item."""
    {"order": _order, "sort": _sort}.get(question.kind, _choice)(root, question)
    for place, option in enumerate(question.options if _says_chosen(question) else ()):
        if option.reason:
            _feedback(root, "FEEDBACK", f"o{place}", option.reason)
    if question.general_reason:
        _feedback(root, "GENERAL", GENERAL, question.general_reason)


def _says_chosen(question: PlainQuestion) -> bool:
    """Whether each option that is chosen brings its reason."""
    return question.kind in {"choice", "choose_n"} and any(option.reason for option in question.options)


def _text(parent: Element, text: str) -> None:
    """A text with its line breaks."""
    first, *lines = text.split("\n")
    parent.text = first
    for line in lines:
        SubElement(parent, "br").tail = line


def _feedback(root: Element, outcome: str, identifier: str, text: str) -> None:
    _text(SubElement(root, "modalFeedback", outcomeIdentifier=outcome, identifier=identifier, showHide="show"), text)


def _declared(root: Element, question: PlainQuestion, kinds: tuple[str, str], right: list[str], worth: dict[str, float]) -> None:
    """What is answered (``kinds``: how many, and of what), what is right, and what comes of it."""
    cardinality, base = kinds
    response = SubElement(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
    correct = SubElement(response, "correctResponse")
    for value in right:
        SubElement(correct, "value").text = value
    if worth:
        mapping = SubElement(response, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
        for key, part in worth.items():
            SubElement(mapping, "mapEntry", mapKey=key, mappedValue=repr(part))
    score = SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    if _says_chosen(question):
        SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality=cardinality, baseType="identifier")
    if question.general_reason:
        SubElement(root, "outcomeDeclaration", identifier="GENERAL", cardinality="single", baseType="identifier")


def _body(root: Element, interaction: str, stem: str, **attributes: str) -> Element:
    made = SubElement(SubElement(root, "itemBody"), interaction, {"responseIdentifier": "RESPONSE", "shuffle": "true", **attributes})
    _text(SubElement(made, "prompt"), stem)
    return made


def _processed(root: Element, question: PlainQuestion, score: Callable[[Element], None]) -> None:
    """What a response is worth, and which feedback it brings: that of each chosen option, and that of the whole question."""
    processing = SubElement(root, "responseProcessing")
    score(processing)
    if _says_chosen(question):
        SubElement(SubElement(processing, "setOutcomeValue", identifier="FEEDBACK"), "variable", identifier="RESPONSE")
    if question.general_reason:
        SubElement(SubElement(processing, "setOutcomeValue", identifier="GENERAL"), "baseValue", baseType="identifier").text = GENERAL


def _all_or_nothing(processing: Element) -> None:
    right = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    match = SubElement(right, "match")
    SubElement(match, "variable", identifier="RESPONSE")
    SubElement(match, "correct", identifier="RESPONSE")
    SubElement(SubElement(right, "setOutcomeValue", identifier="SCORE"), "baseValue", baseType="float").text = "1"


def _by_parts(processing: Element) -> None:
    SubElement(SubElement(processing, "setOutcomeValue", identifier="SCORE"), "mapResponse", identifier="RESPONSE")


def _choice(root: Element, question: PlainQuestion) -> None:
    is_one, right = question.kind == "choice", [f"o{place}" for place in question.right]
    share = 1.0 if is_one else 1 / len(right)
    wrong = {} if is_one else {f"o{place}": -share for place, option in enumerate(question.options) if not option.right}
    worth = {} if is_one and len(right) == 1 else dict.fromkeys(right, share) | wrong
    _declared(root, question, ("single" if is_one else "multiple", "identifier"), right[:1] if is_one else right, worth)
    body = _body(root, "choiceInteraction", question.stem, maxChoices="1" if is_one else str(len(right)))
    for place, option in enumerate(question.options):
        _text(SubElement(body, "simpleChoice", identifier=f"o{place}"), option.text)
    _processed(root, question, _by_parts if worth else _all_or_nothing)


def _order(root: Element, question: PlainQuestion) -> None:
    steps = [f"o{place}" for place in range(len(question.options))]
    _declared(root, question, ("ordered", "identifier"), steps, {})
    body = _body(root, "orderInteraction", question.stem)
    for step, option in zip(steps, question.options, strict=True):
        _text(SubElement(body, "simpleChoice", identifier=step), option.text)
    _processed(root, question, _all_or_nothing)


def _sort(root: Element, question: PlainQuestion) -> None:
    boxes = {box: f"b{place}" for place, box in enumerate(question.boxes)}
    pairs = [f"o{place} {boxes[option.box]}" for place, option in enumerate(question.options)]
    _declared(root, question, ("multiple", "directedPair"), pairs, dict.fromkeys(pairs, 1 / len(pairs)))
    body = _body(root, "matchInteraction", question.stem, maxAssociations=str(len(pairs)))
    things, places = SubElement(body, "simpleMatchSet"), SubElement(body, "simpleMatchSet")
    for place, option in enumerate(question.options):
        _text(SubElement(things, "simpleAssociableChoice", identifier=f"o{place}", matchMax="1"), option.text)
    for box, identifier in boxes.items():
        _text(SubElement(places, "simpleAssociableChoice", identifier=identifier, matchMax=str(len(pairs))), box)
    _processed(root, question, _by_parts)
