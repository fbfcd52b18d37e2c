import gzip
import json
import re
from html.parser import HTMLParser
from string import ascii_uppercase, digits
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from beacons.domain.course.names import ANIMALS
from beacons.domain.rooms.code import ALPHABET
from beacons.domain.rooms.learner import MOST_ROLLS
from beacons.items import ITEM_TYPES
from beacons.serve.files.assets import assets_route
from beacons.serve.files.compressed_files import CompressedFiles
from beacons.serve.join_routes import join_routes
from beacons.serve.security_headers import SecurityHeaders
from beacons.ui.classroom import join_page
from beacons.ui.shell.component import ASSETS
from beacons.ui.shell.render import STATIC
from beacons.wiring import catalogs
from tests.serve.asking import ask
from tests.there import of_kind

MOST_BYTES = 30_000
"""Of everything that a pupil's device asks for, over the wire."""
MOST_MODULES, MOST_BYTES_OF_SCRIPTS = 8, 20_000
NAMES = [address.partition(f"/{ASSETS.version}/")[2] for address in ASSETS.with_imports(join_page.SCRIPT)]
SCRIPTS = {name: ASSETS.files[name].read_text(encoding="utf-8") for name in NAMES}
DRAWS = [ASSETS.files[f"items/{name}/draw.js"] for name, made in ITEM_TYPES.items() if made.traits.one_screen or made.traits.forked]
"""What draws an item of a class; it comes once the page is there."""
CODE = "\n".join(re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE) for script in SCRIPTS.values())
DRAWN = "\n".join(re.sub(r"^\s*//.*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE) for file in DRAWS)
STYLES = [STATIC / "join.css", ASSETS.files[join_page.STYLE], *(file.parent / "style.css" for file in DRAWS)]


class Document(HTMLParser):
    """Elements of a page with their attributes, and the text within each."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[dict[str, str | None], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append((self.elements[-1][1] if self.elements else {}, data))

    def by_id(self, wanted: str) -> str:
        return next(text for attrs, text in self.texts if attrs.get("id") == wanted)

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


def site(document=join_page.page, languages=("en",)) -> Starlette:
    layers = [Middleware(SecurityHeaders, inline_scripts=()), Middleware(CompressedFiles, folders={"/app/static/": STATIC})]
    return Starlette(routes=[*join_routes(document, languages), assets_route(ASSETS)], middleware=layers)


def text(answer) -> str:
    body = gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
    return body.decode()


@pytest.fixture(scope="module")
def shipped() -> Document:
    return Document(join_page.page("en"))


@pytest.fixture(scope="module")
def known(shipped) -> dict[str, Any]:
    return of_kind(dict, json.loads(shipped.by_id("words")))


# The routes


@pytest.mark.parametrize("address", ["/join", "/join/ABCDEF", "/join/abc-def", "/join/ABC%20DEF", "/join/AB", "/join?lang=en"])
def test_the_page_is_the_same_whatever_code_the_address_names(address):
    answer = ask(site(), address)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert text(answer) == join_page.page("en")


@pytest.mark.parametrize("address", [f"/join/{'A' * 21}", "/join/ABCDEF/more", "/joined", "/joi"])
def test_what_cannot_be_a_code_is_not_found(address):
    assert ask(site(), address).status == 404


@pytest.mark.parametrize("address", ["/join", "/join/ABCDEF"])
def test_only_reading_is_allowed(address):
    assert ask(site(), address, method="POST").status == 405
    assert ask(site(), address, method="HEAD").status == 200


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/join", "", "en"),
        ("/join", "de-AT, en;q=0.5", "de"),
        ("/join/ABCDEF", "fr, ar", "ar"),
        ("/join/ABCDEF?lang=de", "en", "de"),
        ("/join?lang=xx", "ar", "ar"),
    ],
)
def test_the_language_comes_from_the_address_or_from_the_browser(address, accepted, language):
    app = site(lambda code: f"in {code}", ["en", "de", "ar"])
    answer = ask(app, address, accept_language=accepted)
    assert text(answer) == f"in {language}"
    assert "Accept-Language" in answer.headers["vary"]


def test_the_page_is_compressed_for_whoever_takes_that():
    packed, plain = ask(site(), "/join", accept_encoding="br, gzip"), ask(site(), "/join")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert text(packed) == text(plain)
    assert "Accept-Encoding" in packed.headers["vary"]


def test_the_browser_asks_for_the_page_anew_each_time():
    """Its files are named by their content: whoever kept an old page would ask for files that are gone."""
    assert ask(site(), "/join").headers["cache-control"] == "no-cache"


# What goes over the wire


def test_everything_together_is_small_enough_for_a_weak_line(shipped, known):
    def size(address: str) -> int:
        answer = ask(site(), address, accept_encoding="gzip")
        assert answer.status == 200, address
        return len(answer.body)

    files = {*shipped.all("src"), *(href for href in shipped.all("href") if href.startswith(("/app/static/", "/assets/")))}
    animal = max(map(size, known["animals"].values()))
    assert sum(map(size, ASSETS.with_imports(join_page.SCRIPT))) <= MOST_BYTES_OF_SCRIPTS
    assert size("/join") + sum(map(size, files)) + animal <= MOST_BYTES


def test_every_module_is_asked_for_at_once_and_there_are_few(shipped):
    """Each import that a browser finds out only while it reads another costs a weak line one more way there and back."""
    hinted = [str(attrs["href"]) for tag, attrs in shipped.elements if tag == "link" and attrs["rel"] == "modulepreload"]
    (script,) = shipped.all("src")[:1]
    assert [script, *hinted] == ASSETS.with_imports(join_page.SCRIPT)
    assert len({*hinted, script}) == len(hinted) + 1 <= MOST_MODULES


def test_each_file_of_the_page_is_named_by_its_content(shipped):
    files = [address for address in (*shipped.all("src"), *shipped.all("href")) if address.startswith(("/app/", "/assets/"))]
    assert files
    assert all(re.search(rf"\?v=[0-9a-f]{{10}}$|^/assets/{ASSETS.version}/", address) for address in files)


def test_nothing_on_the_page_comes_from_elsewhere(shipped, known):
    assert all(address.startswith("/") and not address.startswith("//") for address in (*shipped.all("src"), *shipped.all("href")))
    assert all(address.startswith("/app/static/") for address in known["animals"].values())
    assert not re.findall(r"https?:|@import|url\(", (STATIC / "join.css").read_text(encoding="utf-8"))
    assert not re.findall(r"https?://|XMLHttpRequest|sendBeacon", CODE)
    assert set(re.findall(r"(?:import|fetch)\((.{10})", CODE)) <= {'"./stay.js', 'base() + "', "tries ? `$"}
    assert all(type_["draw"].startswith(f"/assets/{ASSETS.version}/items/") for type_ in known["types"].values())


def test_the_page_needs_no_inline_script_and_no_inline_style(shipped):
    kinds = [attrs.get("type") for tag, attrs in shipped.elements if tag == "script" and "src" not in attrs]
    assert kinds == ["application/json"]
    assert not [tag for tag, _ in shipped.elements if tag == "style"]
    assert not [name for _, attrs in shipped.elements for name in attrs if name == "style" or name.startswith("on")]
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", CODE)


def test_the_policy_of_all_pages_stands_on_it():
    policy = ask(site(), "/join").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "ws://testserver" in policy


# Words


def test_the_page_has_its_language_one_heading_and_a_way_to_help(shipped):
    (html,) = [attrs for tag, attrs in shipped.elements if tag == "html"]
    assert html == {"lang": "en", "dir": "ltr"}
    assert [tag for tag, _ in shipped.elements].count("h1") == 1
    assert "/help?lang=en" in shipped.all("href")


def test_the_signs_that_no_code_holds_are_told(shipped):
    about = shipped.by_id("code-about")
    told = set(re.findall(r"\b[A-Z0-9]\b", about))
    assert told == set(ascii_uppercase + digits) - set(ALPHABET)


def test_the_script_is_told_what_codes_and_names_are_made_of(known):
    assert known["alphabet"] == ALPHABET
    assert set(known["animals"]) == set(ANIMALS)
    assert [re.findall(r"\d", form) for form in known["rolls"]] == [[str(left)] for left in range(1, MOST_ROLLS + 1)]


def keys_in_the_script() -> tuple[set[str], set[str]]:
    """Whole keys, and beginnings of keys that are put together."""
    found = set(re.findall(r'"([a-z_]+\.[a-z_]*)"', CODE)) - {"style.css"}
    return {key for key in found if not key.endswith((".", "_"))}, {key for key in found if key.endswith((".", "_"))}


def test_every_text_that_the_script_says_is_handed_to_it(known):
    whole, beginnings = keys_in_the_script()
    assert len(whole) > 40
    assert whole <= set(known["words"])
    assert all(any(key.startswith(beginning) for key in known["words"]) for beginning in beginnings)


def test_every_reason_to_be_refused_has_its_sentence(known):
    (listed,) = re.findall(r"REFUSALS = \[(.*?)\]", CODE)
    named = {*re.findall(r'"(\w+)"', listed), "busy"}
    assert {f"join.refused_{why}" for why in named} == {key for key in known["words"] if key.startswith("join.refused_")}
    assert named == {"locked", "ended", "full", "removed", "busy"}


def test_the_script_is_told_of_every_item_type_of_a_class(known):
    assert set(known["types"]) == set(ITEM_TYPES)
    for name, told in known["types"].items():
        assert told["draw"] == ASSETS.address(f"items/{name}/draw.js")
        assert {told["lacks"], *ITEM_TYPES[name].on_screen, *told["beside"].values()} <= set(known["words"])


def test_nothing_asks_for_the_type_of_an_item_by_name():
    assert not re.findall(r"\.type\s*[!=]==?|case \"(?:single|multiple|ordering|sorting|spot)", CODE)


def test_no_text_can_break_out_of_the_words(monkeypatch):
    class Hostile:
        def group(self, name: str) -> dict[str, str]:
            return {"wait": f'</script><img src=x onerror="alert(1)"> {name}'}

        def unfilled(self, key: str) -> str:
            return f"</script> {key}"

    monkeypatch.setattr(join_page, "catalogs", lambda: {**catalogs(), "en": Hostile()})
    made = Document(join_page.page.__wrapped__("en"))
    assert not [attrs for _, attrs in made.elements if "onerror" in attrs]
    assert json.loads(made.by_id("words"))["words"]["join.wait"].startswith("</script><img")


# Old devices

TOO_NEW = {
    "optional chaining": r"\?\.(?!\d)",
    "nullish": r"\?\?",
    "logical assignment": r"\|\|=|&&=",
    "newer methods": r"\.(?:replaceAll|at|replaceChildren|findLast|toSorted|hasOwn|allSettled|any)\(",
    "private names": r"#\w+\s*[=(;]",
    "top-level await": r"^await ",
    "separators in numbers": r"\d_\d",
}


@pytest.mark.parametrize("name", TOO_NEW)
def test_the_script_keeps_to_what_browsers_of_early_2020_know(name):
    assert re.findall(TOO_NEW[name], CODE + DRAWN, re.MULTILINE) == []


def test_the_style_keeps_to_what_browsers_of_early_2020_know():
    newer = r":has\(|:is\(|:where\(|color-mix|aspect-ratio|inset-|(?<!grid-)gap:|margin-inline:|padding-inline:|@layer|&"
    found = {file.name: re.findall(newer, file.read_text(encoding="utf-8")) for file in STYLES if file.exists()}
    assert {name: some for name, some in found.items() if some} == {}
