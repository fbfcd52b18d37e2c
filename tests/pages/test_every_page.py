"""What holds for all pages, each in the states in which a reader may find it."""

import json
import re
from functools import cache
from itertools import pairwise

import pytest

from beacons.root import ROOT
from beacons.sync.documents import FAMILY, READER
from beacons.sync.family_document import read_texts
from beacons.ui.shell import nav
from tests.pages.states import STATES
from tests.pages.tab import SID, Elements, Tab, a_tab, finished
from tests.samples import po
from tests.shipped import english
from tests.there import there

IN_EACH_STATE = pytest.mark.parametrize("state", STATES)


@cache
def drawn(state: str) -> Tab:
    """The page in a state, drawn once for all tests that only look at it."""
    return STATES[state]()


def everything(reader: Tab) -> list[tuple[str, ...]]:
    """All that can be seen, in order: what it says, what it offers, what is chosen, whether it can be used."""
    names = ("key", "label", "options", "value", "disabled")
    return [tuple(repr(getattr(node, name, None)) for name in names) for node in reader.app.main if not hasattr(node, "children")]


def test_every_page_is_here_in_at_least_one_state():
    assert {state.partition(",")[0].replace("-", "_") for state in STATES} == set(nav.PAGES)
    assert {file.stem for file in (ROOT / "pages").glob("*.py")} == set(nav.PAGES)


@IN_EACH_STATE
def test_a_page_opened_first_and_alone_is_whole(state):
    """``a_tab().open`` asks for the page itself in the tab's first run, as a bookmark does."""
    reader = drawn(state)
    assert reader.title
    assert reader.text


@IN_EACH_STATE
def test_drawing_a_page_again_changes_nothing(state):
    reader = STATES[state]()
    progress, drawn, params = reader.progress, everything(reader), dict(reader.params)
    reader.run()
    assert reader.progress == progress
    assert everything(reader) == drawn
    assert dict(reader.params) == params


@IN_EACH_STATE
def test_every_page_has_the_same_four_ways_on_top(state):
    reader = drawn(state)
    ways = [e for e in reader.elements("a") if "top" in e["within"] and not {"who", "who-alone"} & (e["within"] | e["names"])]
    top = [(e["attributes"]["href"], e["text"]) for e in ways]
    assert top == [("/", "Seven Beacons"), ("/progress", "My lights"), ("/grown-ups", "Grown-ups"), ("/help", "Get help")]


@pytest.mark.parametrize("page", nav.PAGES)
def test_the_way_to_this_page_is_marked_as_such(page):
    reader = a_tab().open(page)
    here = [e["attributes"]["href"] for e in reader.elements("a") if e["attributes"].get("aria-current") == "page"]
    assert here == ([f"/{nav.address(page)}"] if page in {"home", "progress", "grown_ups", "help"} else [])


@IN_EACH_STATE
def test_every_page_begins_with_the_browsers_own_side(state):
    """So that an answer is kept before its feedback is seen. A part that is drawn alone brings it with the item."""
    reader = drawn(state)
    told = json.loads(reader.widget("browser").proto.json)
    assert (told["language"], told["direction"], told["restored"]) == ("en", "ltr", True)
    assert next(node for node in reader.app.main if not hasattr(node, "children")).key == "browser"


@IN_EACH_STATE
def test_headings_begin_at_one_and_leave_no_level_out(state):
    reader = drawn(state)
    levels = [
        int(tag[1])
        for html in reader.html
        for e in Elements(html).found
        for tag in e["names"]
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@IN_EACH_STATE
def test_every_picture_has_an_alternative_text_even_if_empty(state):
    assert all("alt" in picture["attributes"] for picture in drawn(state).elements("img"))


@IN_EACH_STATE
def test_every_picture_has_a_dark_version_from_which_the_page_chooses(state):
    """Safari does not tell a picture that the page around it is dark."""
    reader = drawn(state)
    assert all("picture" in one["within"] for one in reader.elements("img"))
    both = zip(reader.elements("img"), reader.elements("source"), strict=True)
    chosen = [(one["attributes"]["src"], choice["attributes"]["srcset"]) for one, choice in both]
    behind = [re.findall(r"--(?:bright|dark): url\([\"'](.*?)[\"']\)", html) for html in reader.html]
    pairs = [*chosen, *(pair for some in behind for pair in zip(some[::2], some[1::2], strict=True))]
    assert [dark for _, dark in pairs] == [bright.replace(".svg", ".dark.svg") for bright, _ in pairs]


@IN_EACH_STATE
def test_no_id_stands_twice_on_a_page(state):
    reader = drawn(state)
    ids = [e["attributes"]["id"] for html in reader.html for e in Elements(html).found if "id" in e["attributes"]]
    assert len(ids) == len(set(ids))


@IN_EACH_STATE
def test_nothing_on_a_page_is_loaded_from_another_host(state):
    reader = drawn(state)
    loaded = [e["attributes"].get("src") or "" for html in reader.html for e in Elements(html).found]
    assert not [address for address in loaded if "//" in address]


DRAWS_A_WALL = "open-room"
"""What stands in its place hears every key, whatever has the focus."""


def test_a_press_that_takes_its_button_away_hands_the_focus_on():
    """Whoever presses by keyboard would begin at the top of the browser again. Each button is pressed where it is met first."""
    met, lost = {DRAWS_A_WALL}, []
    for state in STATES:
        keys = {button.key for button in drawn(state).app.button if button.key and not button.disabled} - met
        met |= keys
        for key in sorted(keys):
            reader = STATES[state]()
            before = reader.session.screen.focus
            if not reader.click(key).has(key) and reader.session.screen.focus == before:
                lost.append((state, key))
    assert lost == []


def test_what_is_kept_reaches_the_browser_only_after_its_own_was_read():
    """Else an empty document would overwrite a good one."""
    before = json.loads(a_tab(finished(), restored=False).run().widget("browser").proto.json)
    after = json.loads(a_tab(finished()).run().widget("browser").proto.json)
    assert (before["keep"], before["restored"]) == ([], False)
    kept = dict(after["keep"])
    assert set(kept) == {FAMILY, f"{READER}first"}
    assert read_texts(*kept.values()).of("first").attempts[0].id == "a1"


# Languages.


@pytest.mark.parametrize("lang", ["", "xx", "en-GB", "../en", "EN", "<b>", "x" * 2000])
def test_an_unknown_language_in_the_address_is_no_trouble(lang):
    reader = a_tab().open("home", lang=lang)
    assert (reader.session.locale.code, reader.title) == ("en", "Seven Beacons")


@pytest.mark.parametrize("locale", [None, "", "de", "zz-ZZ", "en-US"])
def test_an_unknown_language_of_the_browser_is_no_trouble(locale):
    reader = a_tab()
    reader.app.context["locale"] = locale
    assert reader.run().session.locale.code == "en"


@pytest.fixture
def german(serve) -> None:
    """As the first step of a translation: some of the interface, no lesson yet."""

    def add(root) -> None:
        folder = root / "content" / "languages" / "de"
        folder.mkdir(parents=True)
        catalog = po([("help.title", "Who can I tell?", "Wem kann ich es sagen?")])
        (folder / "interface.po").write_text(catalog, encoding="utf-8")

    serve(add)


@pytest.mark.usefixtures("german")
def test_the_browsers_language_is_spoken_where_it_is_known():
    reader = a_tab()
    reader.app.context["locale"] = "de-AT"
    assert reader.open("help").title == "Wem kann ich es sagen?"
    assert json.loads(reader.widget("browser").proto.json)["language"] == "de"


@pytest.mark.usefixtures("german")
def test_a_language_in_the_address_goes_before_the_browsers():
    reader = a_tab()
    reader.app.context["locale"] = "en-GB"
    assert reader.open("help", lang="de").title == "Wem kann ich es sagen?"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("locale", [None, "en-GB"])
def test_a_language_chosen_in_the_address_stays_on_the_next_page(locale):
    reader = a_tab()
    reader.app.context["locale"] = locale
    reader.open("home", lang="de").follow("to-about")
    assert reader.session.locale.code == "de"


@pytest.mark.usefixtures("german")
def test_what_stays_english_in_another_language_says_so():
    reader = a_tab()
    reader.app.context["locale"] = "de"
    marks = {(e["attributes"].get("lang"), e["attributes"].get("dir")) for e in reader.open("lesson", lesson=SID).elements("span")}
    assert ("en", "ltr") in marks
    assert not [e for e in a_tab().open("lesson", lesson=SID).elements("span") if "lang" in e["attributes"]]


@pytest.mark.usefixtures("german")
def test_what_is_not_translated_yet_is_read_in_the_source_language():
    lesson = there(english().lessons.get(SID))
    assert a_tab().open("lesson", lesson=SID, lang="de").title == lesson.paths["10-12"].cards[0].title
