"""Writes Moodle XML."""

import html
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from beacons.domain.plain import PlainQuestion

_TYPES = {"choice": "multichoice", "choose_n": "multichoice", "order": "ordering", "sort": "matching"}
_LONGEST_NAME = 80


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:
    """The questions as a Moodle XML file."""
    quiz = Element("quiz")
    if title.strip():
        category = SubElement(SubElement(quiz, "question", type="category"), "category")
        SubElement(category, "text").text = " ".join(title.split())
    for question in questions:
        _question(quiz, question)
    indent(quiz)
    return bytes(tostring(quiz, encoding="UTF-8", xml_declaration=True))


def _said(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """A text of ours as HTML, which is what Moodle shows best."""
    made = SubElement(parent, tag, attributes | {"format": "html"})
    SubElement(made, "text").text = html.escape(text, quote=False).replace("\n", "<br>")
    return made


def _question(quiz: Element, question: PlainQuestion) -> None:
    made = SubElement(quiz, "question", type=_TYPES[question.kind])
    SubElement(SubElement(made, "name"), "text").text = " ".join((question.name or question.stem).split())[:_LONGEST_NAME]
    _said(made, "questiontext", question.stem)
    _said(made, "generalfeedback", question.general_reason)
    SubElement(made, "defaultgrade").text = "1.0000000"
    if question.kind != "order":
        SubElement(made, "shuffleanswers").text = "true"
    {"order": _order, "sort": _sort}.get(question.kind, _choice)(made, question)
    if question.hint:
        _said(made, "hint", question.hint)
    if question.tags:
        tags = SubElement(made, "tags")
        for tag in question.tags:
            SubElement(SubElement(tags, "tag"), "text").text = tag


def _choice(made: Element, question: PlainQuestion) -> None:
    SubElement(made, "single").text = "true" if question.kind == "choice" else "false"
    SubElement(made, "answernumbering").text = "abc"
    share = "100" if question.kind == "choice" else f"{100 / len(question.right):.5f}".rstrip("0").rstrip(".")
    wrong = "0" if question.kind == "choice" else f"-{share}"
    for option in question.options:
        answer = _said(made, "answer", option.text, fraction=share if option.right else wrong)
        _said(answer, "feedback", option.reason)


def _order(made: Element, question: PlainQuestion) -> None:
    settings = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ABSOLUTE_POSITION"}
    for name, value in (settings | {"showgrading": "SHOW", "numberingstyle": "none"}).items():
        SubElement(made, name).text = value
    for place, option in enumerate(question.options, 1):
        _said(_said(made, "answer", option.text, fraction=f"{place}.0000000"), "feedback", option.reason)


def _sort(made: Element, question: PlainQuestion) -> None:
    spare = [("", box) for box in question.boxes if box not in {option.box for option in question.options}]
    for thing, box in [*((option.text, option.box) for option in question.options), *spare]:
        pair = _said(made, "subquestion", thing)
        SubElement(SubElement(pair, "answer"), "text").text = box
