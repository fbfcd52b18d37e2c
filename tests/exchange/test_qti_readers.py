"""Our QTI packages as pyslet reads them, which knows QTI 2.1 and IMS content packages: what is asked, the key, its worth, and why."""

import importlib.util
import json
import subprocess
import sys
from base64 import b64encode
from typing import Any

import pytest

from beacons.domain.plain import PlainQuestion
from beacons.exchange.fit import fit
from beacons.exchange.takeaway import from_questions, take_along
from beacons.exchange.targets import TARGETS
from tests.exchange.questions import EVERY_KIND
from tests.exchange.test_judges import BANKS, ODD, lowered, missing, taken
from tests.there import there

JUDGE = """
import base64, io, json, os, sys, tempfile, zipfile
import pyslet.imscpv1p2 as imscp
import pyslet.qtiv2.xml as qti
from pyslet.qtiv2.variables import ItemSessionState

def text(element):
    if element is None:
        return ""
    return "".join(part if isinstance(part, str) else "\\n" for part in element.get_children())

def said(element):
    return [text for part in element.get_children() for text in ([part] if isinstance(part, str) else said(part)) if text.strip()]

def read(path):
    document = qti.QTIDocument()
    with open(path, "rb") as file:
        document.read(src=file)
    return document.root

def plain(value):
    if isinstance(value, dict):
        return [" ".join(one) if isinstance(one, tuple) else one for one, count in value.items() for _ in range(count)]
    return value

def judged(item):
    (interaction,) = item.ItemBody.get_children()
    parts = [part for part in interaction.get_children() if hasattr(part, "identifier")]
    halves = [part for part in interaction.get_children() if type(part).__name__ == "SimpleMatchSet"]
    sets = [[(one.identifier, text(one)) for one in half.get_children()] for half in halves]
    state = ItemSessionState(item)
    state.begin_session()
    key = state["RESPONSE.CORRECT"].value
    state["RESPONSE"].set_value(key)
    item.ResponseProcessing.run(state)
    said = [plain(state[name].value) for name in ("FEEDBACK", "GENERAL") if name in item.declarations]
    brought = {one for some in said if some for one in (some if isinstance(some, list) else [some])}
    reasons = {part.identifier: text(part) for part in item.get_children() if type(part).__name__ == "QTIModalFeedback"}
    return {
        "kind": type(interaction).__name__, "prompt": text(interaction.Prompt), "boxes": sets[1] if sets else [],
        "options": sets[0] if sets else [(part.identifier, text(part)) for part in parts],
        "key": plain(key), "score": state["SCORE"].value, "why": sorted(reasons[one] for one in brought if one in reasons),
    }

folder = tempfile.mkdtemp()
zipfile.ZipFile(io.BytesIO(base64.b64decode(sys.stdin.read()))).extractall(folder)
manifest = imscp.ContentPackage(folder).manifest.root
resources = {}
for one in manifest.Resources.Resource:
    given = {name: value for (_, name), value in one.get_attributes().items()}
    resources[given["identifier"]] = {
        "type": given["type"], "files": [str(file.href) for file in one.File],
        "about": said(one.Metadata) if one.Metadata else [],
        "needs": [value for part in one.Dependency for value in part.get_attributes().values()],
    }
test = read(os.path.join(folder, "test.xml"))
(section,) = [one for part in test.get_children() for one in part.get_children() if type(one).__name__ == "AssessmentSection"]
asked = [str(one.href) for one in section.get_children() if type(one).__name__ == "AssessmentItemRef"]
print(json.dumps({
    "schema": [manifest.Metadata.Schema.get_value(), manifest.Metadata.SchemaVersion.get_value()],
    "resources": resources, "title": test.title,
    "items": {path: judged(read(os.path.join(folder, path))) for path in asked},
}))
"""
INTERACTIONS = {"choice": "ChoiceInteraction", "choose_n": "ChoiceInteraction", "order": "OrderInteraction", "sort": "MatchInteraction"}


def by_pyslet(package: bytes) -> dict[str, Any]:
    missing("pyslet", is_there=importlib.util.find_spec("pyslet") is not None)
    given = b64encode(package).decode()
    command = [sys.executable, "-W", "ignore", "-c", JUDGE]  # its own interpreter: it is of 2017, and warned of by Python
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def is_read_as_meant(questions: list[PlainQuestion]) -> None:
    wanted = [there(made) for question in questions if (made := fit(question, TARGETS["qti"]).question)]
    found = by_pyslet(take_along(from_questions(questions), "A title", "qti").data)
    assert (found["schema"], found["title"]) == (["QTIv2.1 Package", "1.0.0"], "A title")
    test = found["resources"].pop("test")
    assert (test["files"], sorted(test["needs"])) == (["test.xml"], sorted(found["resources"]))
    assert {file for one in found["resources"].values() for file in one["files"]} == set(found["items"])
    assert {one["type"] for one in found["resources"].values()} == {"imsqti_item_xmlv2p1"}
    assert len(found["items"]) == len(wanted)
    for question, item in zip(wanted, found["items"].values(), strict=True):
        is_item_of(question, item)


def is_item_of(question: PlainQuestion, item: dict[str, Any]) -> None:
    assert (item["kind"], item["prompt"]) == (INTERACTIONS[question.kind], question.stem)
    assert [text for _, text in item["options"]] == [option.text for option in question.options]
    assert [text for _, text in item["boxes"]] == [*question.boxes]
    ids, boxes = [one for one, _ in item["options"]], {text: one for one, text in item["boxes"]}
    right = [ids[place] for place in question.right]
    keys: dict[str, list[Any]] = {
        "choice": right,
        "choose_n": [right],
        "order": [ids],
        "sort": [[f"{one} {boxes[option.box]}" for one, option in zip(ids, question.options, strict=True)]] if boxes else [],
    }
    assert item["key"] in keys[question.kind]
    assert item["score"] == pytest.approx(1, abs=1e-9)
    chosen = [question.options[ids.index(one)] for one in ids if question.kind in {"choice", "choose_n"} and one in item["key"]]
    assert item["why"] == sorted(filter(None, (*(option.reason for option in chosen), question.general_reason)))


def test_for_which_ages_each_question_was_written_and_what_it_is_about_is_read():
    found = by_pyslet(take_along(from_questions(EVERY_KIND[:2]), "A title", "qti").data)["resources"]
    assert [one["about"] for one in found.values()] == [[], ["10-12", "privacy", "10-12"], []]


def test_every_kind_and_every_odd_sign_is_read_as_it_was_meant():
    is_read_as_meant([*EVERY_KIND, *ODD])


@pytest.mark.parametrize(("lesson", "path"), BANKS)
def test_all_questions_of_ours_are_read_as_they_were_meant(lesson, path):
    is_read_as_meant([made for one in taken(lesson, path) for question in one.questions for made in lowered(question)])
