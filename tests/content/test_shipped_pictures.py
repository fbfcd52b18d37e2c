"""Pictures: small, drawn for this app, described for those who do not see them, and asking nobody for anything."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from beacons.serve.files import dark_pictures
from beacons.storage.content_files import load
from beacons.ui.shell import component

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
PICTURES = STATIC / "pictures"
FILES = sorted(PICTURES.rglob("*.svg"))
MOST_BYTES = 15_000
SVG = "{http://www.w3.org/2000/svg}"
ANIMALS = {
    *("otter", "seal", "puffin", "crab", "turtle", "whale", "starfish", "seahorse"),
    *("octopus", "gull", "dolphin", "heron", "penguin", "ray", "shrimp", "swan"),
    *("kingfisher", "osprey", "pelican", "curlew", "sandpiper", "cormorant"),
}
LEFT_OUT = {"script", "image", "foreignObject", "iframe", "audio", "video", "a"}

every_picture = pytest.mark.parametrize("file", FILES, ids=[file.relative_to(PICTURES).as_posix() for file in FILES])


@pytest.fixture(scope="module")
def library():
    return load(ROOT)


def root_of(file):
    return ET.parse(file).getroot()  # noqa: S314  # our own files


def attributes(file):
    return [(name.rpartition("}")[2], value) for element in root_of(file).iter() for name, value in element.attrib.items()]


def test_there_are_pictures():
    assert len(FILES) > 30


def test_every_scene_that_a_card_names_is_there(library):
    named = {card.picture for lesson in library.edition("en").in_order() for part in lesson.paths.values() for card in part.cards}
    assert [name for name in sorted(named) if not (PICTURES / "scenes" / f"{name}.svg").is_file()] == []


def test_every_scene_that_authors_are_offered_is_there_and_the_other_way_round():
    guide = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    offered = set(re.findall(r"`([a-z-]+)`", guide.partition("## 6. Pictures")[2].partition("\n## ")[0]))
    assert {file.stem for file in (PICTURES / "scenes").glob("*.svg")} == offered


def test_every_lesson_has_its_beacon_and_its_drawing_for_paper_and_every_path_its_picture(library):
    lessons = {lesson.id for lesson in library.edition("en").in_order()}
    assert {file.stem for file in (PICTURES / "beacons").glob("*.svg")} == lessons
    assert {file.stem for file in (PICTURES / "away").glob("*.svg")} == lessons
    assert {"7-9", "10-12", "13-16"} <= {file.stem for file in (PICTURES / "paths").glob("*.svg")}


@pytest.mark.parametrize("name", ["coast", "coast-bright"])
def test_the_lighthouses_of_the_headline_stand_in_the_order_of_the_course(name, library):
    ids = [element.get("id") for element in root_of(PICTURES / f"{name}.svg").iter(f"{SVG}g") if element.get("id")]
    assert ids == [lesson.id for lesson in library.edition("en").in_order()]


def test_every_animal_has_its_picture_and_nothing_else_is_with_them():
    assert {file.name for file in (PICTURES / "animals").iterdir()} == {f"{animal}.svg" for animal in ANIMALS}


def test_every_animal_is_called_by_its_name():
    titles = {animal: root_of(PICTURES / "animals" / f"{animal}.svg").findtext(f"{SVG}title") for animal in ANIMALS}
    assert titles == {animal: animal.capitalize() for animal in ANIMALS}


def test_a_lit_lantern_and_an_unlit_one_have_the_same_outline():
    lit, unlit = (root_of(PICTURES / f"{name}.svg") for name in ("lantern", "lantern-unlit"))
    drawn, outline = (
        {path.get("d") for path in lantern.iter(f"{SVG}path") if {"k", "lk"} & set(path.get("class", "").split())}
        for lantern in (lit, unlit)
    )
    assert lit.get("viewBox") == unlit.get("viewBox")
    assert outline
    assert outline <= drawn


@every_picture
def test_a_picture_says_once_how_it_looks_in_the_dark(file):
    """In the words from which its dark version is made."""
    assert dark_pictures.read(file).count(b"prefers-color-scheme") == 1
    assert b"prefers-color-scheme" not in dark_pictures.read(file.with_suffix(".dark.svg"))


def test_every_picture_of_a_style_sheet_has_its_dark_version_there():
    """Safari does not tell a picture that the page around it is dark."""
    sheets = [component.sheet().decode(), *(sheet.read_text("utf-8") for sheet in STATIC.glob("*.css"))]
    named = [name for rules in sheets for name in re.findall(r'url\("([\w/-]+(?:\.dark)?\.svg)"\)', rules)]
    bright = {name for name in named if ".dark." not in name}
    assert bright
    assert {name for name in named if ".dark." in name} == {dark_pictures.dark(name) for name in bright}


@every_picture
def test_a_picture_is_small(file):
    assert file.stat().st_size < MOST_BYTES


@every_picture
def test_a_picture_is_a_well_formed_svg_that_scales(file):
    assert root_of(file).tag == f"{SVG}svg"
    assert len(root_of(file).get("viewBox", "").split()) == 4


@every_picture
def test_a_picture_has_a_title_and_a_description(file):
    title, description = root_of(file).findtext(f"{SVG}title", ""), root_of(file).findtext(f"{SVG}desc", "")
    assert title.strip()
    assert description.strip()


@every_picture
def test_a_picture_refers_to_nothing_outside_itself(file):
    addresses = [value for name, value in attributes(file) if name in ("href", "src")]
    assert [address for address in addresses if not address.startswith("#")] == []
    text = re.sub(r'xmlns(:\w+)?="[^"]*"', "", file.read_text(encoding="utf-8"))
    assert re.findall(r"url\((?!['\"]?#)", text) == []
    assert not [mark for mark in ("http:", "https:", "data:", "@import", "<!DOCTYPE", "<!ENTITY", "<?xml-stylesheet") if mark in text]


@every_picture
def test_a_picture_holds_nothing_that_runs(file):
    tags = {str(element.tag).rpartition("}")[2] for element in root_of(file).iter()}
    assert tags & LEFT_OUT == set()
    assert [name for name, value in attributes(file) if name.startswith("on") or "javascript:" in value] == []


@every_picture
def test_what_a_picture_refers_to_within_itself_is_there_once(file):
    ids = [value for name, value in attributes(file) if name == "id"]
    used = {value[1:] for name, value in attributes(file) if name == "href"}
    used |= set(re.findall(r"url\(['\"]?#([^)'\"]+)", file.read_text(encoding="utf-8")))
    used |= {part for name, value in attributes(file) if name in ("aria-labelledby", "aria-describedby") for part in value.split()}
    assert len(ids) == len(set(ids))
    assert used <= set(ids)
