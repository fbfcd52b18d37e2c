import base64
import hashlib
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from starlette.applications import Starlette

from beacons.serve.assembly import middleware
from beacons.serve.first_html import FirstFiles, FirstWords, UnknownPlatform, first_html, first_html_routes, inline_scripts, platform_html
from tests.serve.asking import ask

WORDS = FirstWords("en", "ltr", "Seven Coasts", "Lessons by the sea.", "The coast wakes up …", "Please turn JavaScript on.")
GERMAN = FirstWords("de", "ltr", "Sieben Küsten", "Lernen am Meer.", "Die Küste erwacht …", "Bitte schalte JavaScript an.")
ARABIC = FirstWords("ar", "rtl", "سبعة", "دروس", "لحظة", "جافا")
STYLE, ICON = "app/static/app.css?v=1", "app/static/icon.svg?v=2"
MODULES = ("/assets/3f2a/ui/browser.js", "/assets/3f2a/ui/dom.js")
LEAVING = "/* what runs before anything is drawn */"
FILES = FirstFiles(STYLE, ICON, MODULES, leaving=LEAVING)


class Page(HTMLParser):
    """What a browser finds in a page: its elements, and the text within each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br", "img"):
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        for tag in self._open[-1:]:
            self.texts.setdefault(tag, []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def links(self, rel: str) -> list[str | None]:
        return [link["href"] for link in self.all("link") if link.get("rel") == rel]


def page(**changes: Any) -> Page:
    return Page(first_html(platform_html(), replace(WORDS, **changes), FILES))


def site(*words: FirstWords) -> Starlette:
    by_language = {w.language: w for w in words or (WORDS, GERMAN)}
    routes = first_html_routes(["", "quiz", "grown-ups"], by_language.__getitem__, by_language, FILES)
    return Starlette(routes=routes)


def language(target: str, app: Starlette | None = None, **headers: str) -> str | None:
    return Page(ask(app or site(), target, **headers).body.decode()).all("html")[0]["lang"]


# The page


def test_title_and_description_are_ours():
    assert page().texts["title"] == ["Seven Coasts"]
    assert [meta["content"] for meta in page().all("meta") if meta.get("name") == "description"] == ["Lessons by the sea."]


def test_the_page_says_its_language_and_direction():
    assert page().all("html") == [{"lang": "en", "dir": "ltr"}]
    assert page(language="ar", direction="rtl").all("html") == [{"lang": "ar", "dir": "rtl"}]


def test_icon_and_style_are_ours():
    assert (page().links("icon"), page().links("shortcut icon")) == ([ICON], [])
    assert STYLE in page().links("stylesheet")


def test_something_is_read_while_the_app_loads():
    assert page().texts["p"][0] == "The coast wakes up …"
    assert {"class": "loading", "role": "status"} in page().all("p")


def test_who_has_no_javascript_is_told_so_in_our_words_alone_and_led_to_help_that_needs_none():
    html = first_html(platform_html(), replace(WORDS, help="Get help"), FILES)
    without = html.split("<noscript>")[1].split("</noscript>")[0]
    assert html.count("<noscript>") == 1
    assert "<p>Please turn JavaScript on.</p>" in without
    assert 'href="/help/plain?lang=en">Get help</a>' in html.split("</noscript>")[1].split("</div>")[0]


def test_where_nothing_comes_it_is_said_with_a_way_to_try_again_which_needs_no_script():
    made = page(late="Nothing more?", again="Once more")
    assert {"class": "late"} in made.all("p")
    assert [a["href"] for a in made.all("a")] == ["", "/help/plain?lang=en"]
    assert "Nothing more? " in made.texts["p"]


def test_a_page_to_which_somebody_comes_in_need_says_its_sentences_at_once_and_no_other_does():
    words = replace(WORDS, urgent={"quiz": '<p class="danger">Call 999.</p>'})
    app = site(words)
    said = {path: "Call 999." in ask(app, path).body.decode() for path in ("/", "/quiz", "/grown-ups")}
    assert said == {"/": False, "/quiz": True, "/grown-ups": False}


def test_nothing_points_to_the_way_of_driving_the_app_without_a_browser():
    assert "_stcore/agent" not in "".join(str(attrs) for _, attrs in page().elements)
    assert page().links("service-desc") == []


def test_the_platforms_own_bundles_stay():
    before, after = Page(platform_html()), page()
    assert [s["src"] for s in after.all("script") if "src" in s] == [s["src"] for s in before.all("script") if "src" in s]
    assert set(before.texts["script"]) <= set(after.texts["script"])
    assert after.links("modulepreload") == [*MODULES, *before.links("modulepreload")]
    assert after.all("div")[0] == {"id": "root"}


def test_nothing_is_asked_of_another_host():
    addresses = [attrs.get(name) for _, attrs in page().elements for name in ("href", "src")]
    assert not [address for address in addresses if address and ("//" in address or address.startswith("data:"))]


def test_words_are_text_and_never_markup():
    nasty = '</title><script>alert("1")</script>" onload="x" &amp; \\1 \\g<0>'
    fields = ("title", "description", "loading", "no_script", "late")
    made = page(**dict.fromkeys(fields, nasty))
    assert len(made.all("script")) == len(page().all("script"))
    assert "".join(made.texts["title"]) == nasty
    assert [meta["content"] for meta in made.all("meta") if meta.get("name") == "description"] == [nasty]
    assert "".join(made.texts["p"]) == f"{nasty}{nasty}{nasty} "
    assert len(made.elements) == len(page().elements)


def test_a_language_is_escaped_too():
    assert page(language='en" onload="x').all("html") == [{"lang": 'en" onload="x', "dir": "ltr"}]


@pytest.mark.parametrize(
    "mark", ["<html", "<title>", '<link rel="shortcut icon"', '<link rel="service-desc"', '<div id="root"></div>', "<noscript>"]
)
def test_a_platform_that_is_laid_out_otherwise_is_refused(mark):
    html = platform_html()
    assert mark in html
    with pytest.raises(UnknownPlatform):
        first_html(html.replace(mark, "<nav"), WORDS, FILES)


@pytest.mark.parametrize("html", ["", "<html><head><title>Another</title></head></html>", "{}"])
def test_other_html_is_refused(html):
    with pytest.raises(UnknownPlatform):
        first_html(html, WORDS, FILES)


# Which language


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr-FR, fr;q=0.9, de;q=0.8", "de"),
        ("fr, it", "en"),
        ("en-GB,de;q=0.5", "en"),
        ("*", "en"),
        (",;,-,;q=1", "en"),
        ("DE-at", "de"),
    ],
)
def test_the_browsers_languages_are_heard_in_their_order(accepted, wanted):
    assert language("/", accept_language=accepted) == wanted


def test_who_sends_no_language_gets_the_first():
    assert language("/") == "en"
    assert language("/", site(GERMAN, WORDS)) == "de"


def test_the_address_speaks_louder_than_the_browser():
    assert language("/?lang=de", accept_language="en") == "de"
    assert language("/?lang=en", accept_language="de") == "en"


@pytest.mark.parametrize("unknown", ["xx", "", "%00", "../de", "de%22%3E%3Cscript%3E"])
def test_an_unknown_language_in_the_address_is_passed_over(unknown):
    assert language(f"/?lang={unknown}", accept_language="de") == "de"


def test_a_language_of_one_country_is_found_before_the_language_at_large():
    brazil, portugal = replace(WORDS, language="pt-BR"), replace(WORDS, language="pt")
    assert language("/", site(WORDS, portugal, brazil), accept_language="pt-BR") == "pt-BR"
    assert language("/", site(WORDS, portugal, brazil), accept_language="pt-PT") == "pt"


# The routes


@pytest.mark.parametrize("path", ["/", "/quiz", "/grown-ups", "/quiz?lesson=alpha"])
def test_every_page_begins_in_our_words(path):
    answer = ask(site(), path)
    assert (answer.status, Page(answer.body.decode()).texts["title"]) == (200, ["Seven Coasts"])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_other_addresses_are_left_to_the_platform():
    assert ask(site(), "/nothing").status == 404


def test_the_first_html_is_checked_again_at_each_visit_and_per_language():
    headers = ask(site(), "/").headers
    assert (headers["cache-control"], headers["vary"]) == ("no-cache", "Accept-Language, Accept-Encoding")


def test_head_is_answered():
    assert ask(site(), "/quiz", method="HEAD").status == 200


def test_a_language_read_from_right_to_left_says_so():
    assert Page(ask(site(ARABIC), "/").body.decode()).all("html") == [{"lang": "ar", "dir": "rtl"}]


# Inline scripts


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_hash_is_that_of_the_packaged_inline_script():
    (script,) = Page(platform_html()).texts["script"]
    assert sha256(script) in inline_scripts(platform_html())


def test_the_policy_allows_every_inline_script_of_the_first_html_and_no_other(tmp_path):
    app = Starlette(routes=site().routes, middleware=middleware(tmp_path, leaving=LEAVING))
    answer = ask(app, "/")
    policy = next(part for part in answer.headers["content-security-policy"].split("; ") if part.startswith("script-src"))
    found = Page(answer.body.decode())
    hashes = {sha256(script) for script in found.texts["script"]}
    assert {source for source in policy.split() if source.startswith("'sha256-")} == hashes
    assert not [name for _, attrs in found.elements for name in attrs if name.startswith("on")]


def test_a_changed_script_has_another_hash():
    assert set(inline_scripts("<script>one</script>")) - set(inline_scripts("<script>two</script>")) == {sha256("one")}


def test_a_script_with_a_source_needs_no_hash():
    assert set(inline_scripts('<script src="a.js"></script><script>one</script>')) == set(inline_scripts("<script>one</script>"))


def test_the_name_by_which_a_browser_asks_for_an_icon_leads_to_ours():
    answer = ask(site(), "/favicon.ico")
    assert (answer.status, answer.headers["location"]) == (307, ICON)
