"""Our QTI packages in the hands of others: qti-convert reads them as QTI 2.1, and a player of QTI asks each question and judges."""

import re
from collections.abc import Iterator
from importlib import import_module, util
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from beacons.domain.plain import PlainQuestion
from beacons.exchange.fit import fit
from beacons.exchange.takeaway import from_questions, take_along
from beacons.exchange.targets import TARGETS
from beacons.root import ROOT
from tests.browser.engine import needs_chromium
from tests.exchange.questions import EVERY_KIND
from tests.exchange.test_judges import BANKS, ODD, lowered, missing, taken
from tests.there import there

pytestmark = [pytest.mark.browser, needs_chromium("the player is no part of what is shipped")]

PLAYER = ROOT / "node_modules" / "@citolab" / "qti-components" / "cdn" / "index.global.js"
SHOWN = """async (html) => {
  document.body.innerHTML = html
  const item = document.querySelector("qti-assessment-item")
  await item.updateComplete
  const text = (element) => {
    const copy = element.cloneNode(true)
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\\n")
    return copy.textContent
  }
  const all = (selector) => [...item.querySelectorAll(selector)].map((one) => [one.getAttribute("identifier"), text(one)])
  const [things, boxes] = ["first", "last"].map((place) => `qti-simple-match-set:${place}-of-type qti-simple-associable-choice`)
  return {
    identifier: item.identifier, kind: item.querySelector("qti-item-body").firstElementChild.localName,
    prompt: text(item.querySelector("qti-prompt")), options: all(`qti-simple-choice, ${things}`), boxes: all(boxes),
    reasons: all("qti-modal-feedback"),
  }
}"""
JUDGED = """(responses) => {
  const item = document.querySelector("qti-assessment-item")
  return responses.map((response) => {
    item.resetResponses()
    item.updateResponseVariable("RESPONSE", response)
    item.processResponse()
    const brought = ["FEEDBACK", "GENERAL"].flatMap((name) => item.getOutcome(name)?.value ?? [])
    return [Number(item.getOutcome("SCORE").value), brought]
  })
}"""
INTERACTIONS = {"choice": "choice", "choose_n": "choice", "order": "order", "sort": "match"}
Ids = dict[str, str]
"""Identifiers in the file by the texts that the player shows."""


@pytest.fixture(scope="module")
def player(browser: Browser) -> Iterator[Page]:
    """A page with the player alone, which can ask for nothing."""
    missing("@citolab/qti-components (npm ci)", is_there=PLAYER.is_file())
    missing("citolab-qti-convert", is_there=util.find_spec("qti_convert") is not None)
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.add_script_tag(path=PLAYER)
        yield page


def items_of(package: bytes) -> dict[str, str]:
    """The items of a package by their names in it, as the other program has read them: the player plays what it makes of QTI 2.1."""
    files = import_module("qti_convert").upgrade_package(package, item_transforms=[]).files
    return {name: as_html(text) for name, text in files.items() if name.startswith("items/")}


def as_html(xml: str) -> str:
    """XML as a page takes it, in which only some elements end by themselves."""
    return re.sub(r"<(qti-[\w-]+)([^>]*)/>", r"<\1\2></\1>", re.sub(r"<\?.*?\?>", "", xml))


def is_what_was_meant(player: Page, html: str, question: PlainQuestion) -> None:
    shown: dict[str, Any] = player.evaluate(SHOWN, html)
    assert shown["kind"] == f"qti-{INTERACTIONS[question.kind]}-interaction"
    assert shown["prompt"] == question.stem
    assert sorted(text for _, text in shown["options"]) == sorted(option.text for option in question.options)
    assert [text for _, text in shown["boxes"]] == [*question.boxes]
    ids, reasons = {text: one for one, text in shown["options"]}, dict(shown["reasons"])
    responses = sorted_in if question.kind == "sort" else ordered if question.kind == "order" else chosen
    expected = list(responses(question, ids, {text: one for one, text in shown["boxes"]}))
    judged = player.evaluate(JUDGED, [response for response, _, _ in expected])
    for (response, score, said), (got, brought) in zip(expected, judged, strict=True):
        assert got == pytest.approx(score, abs=0.001), (question, response)
        assert sorted(reasons[one] for one in brought if one in reasons) == sorted(filter(None, (*said, question.general_reason)))


def chosen(question: PlainQuestion, ids: Ids, _: Ids) -> Iterator[tuple[Any, float, list[str]]]:
    """Each option alone, and of several right ones all of them, and all with a wrong one."""
    right = [option for option in question.options if option.right]
    wrong = [option for option in question.options if not option.right]
    for option in question.options:
        share = (1 / len(right) if question.kind == "choose_n" else 1) if option.right else 0
        yield [ids[option.text]] if question.kind == "choose_n" else ids[option.text], share, [option.reason]
    if question.kind == "choose_n":
        yield [ids[one.text] for one in right], 1, [one.reason for one in right]
        mixed = [*right[1:], wrong[0]]
        yield [ids[one.text] for one in mixed], max(0, (len(right) - 2) / len(right)), [one.reason for one in mixed]


def ordered(question: PlainQuestion, ids: Ids, _: Ids) -> Iterator[tuple[Any, float, list[str]]]:
    steps = [ids[option.text] for option in question.options]
    yield steps, 1, []
    yield [*steps[1:], steps[0]], 0, []


def sorted_in(question: PlainQuestion, ids: Ids, boxes: Ids) -> Iterator[tuple[Any, float, list[str]]]:
    pairs = [f"{ids[option.text]} {boxes[option.box]}" for option in question.options]
    yield pairs, 1, []
    yield pairs[1:], 1 - 1 / len(pairs), []


def in_package(questions: list[PlainQuestion]) -> tuple[list[PlainQuestion], dict[str, str]]:
    fitted = [there(made) for question in questions if (made := fit(question, TARGETS["qti"]).question)]
    return fitted, items_of(take_along(from_questions(questions), "A title", "qti").data)


def test_a_player_asks_and_judges_every_kind_as_it_was_meant(player: Page):
    questions, items = in_package([*EVERY_KIND, *ODD])
    assert len(items) == len(questions) > 30
    for question, html in zip(questions, items.values(), strict=True):
        is_what_was_meant(player, html, question)


@pytest.mark.parametrize(("lesson", "path"), BANKS)
def test_a_player_asks_and_judges_all_questions_of_ours_as_they_were_meant(player: Page, lesson, path):
    questions, items = in_package([made for one in taken(lesson, path) for question in one.questions for made in lowered(question)])
    assert len(items) == len(questions) > 0
    for question, html in zip(questions, items.values(), strict=True):
        is_what_was_meant(player, html, question)


def test_a_wrong_key_would_be_found(player: Page):
    (question, *_), items = in_package([*EVERY_KIND])
    html = next(iter(items.values())).replace("<qti-value>o0</qti-value>", "<qti-value>o1</qti-value>")
    with pytest.raises(AssertionError):
        is_what_was_meant(player, html, question)
