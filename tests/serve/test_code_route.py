"""The program's own files at ``/code/…``: those that a page cites, and nothing else."""

import re
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette

from beacons.root import ROOT
from beacons.serve.code_route import code_route
from beacons.ui.grown_ups import cited_code
from beacons.ui.grown_ups.cited_code import CITED_FILES, COVERS, DATA_FACTS, SHOWN, Cited
from beacons.wiring import catalogs
from tests.serve.asking import ask

APP = Starlette(routes=[code_route(cited_code.page)])
EACH_FILE = pytest.mark.parametrize("file", sorted(CITED_FILES))
EACH_CITATION = pytest.mark.parametrize("cited", [COVERS, SHOWN, *DATA_FACTS], ids=lambda cited: f"{cited.file}:{cited.symbol}")


class Lines(HTMLParser):
    """The numbered lines of the document by their anchors, and all that it loads or leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: dict[str, str] = {}
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self._anchor = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        self.addresses += [given[name] for name in ("href", "src") if given.get(name)]
        if tag == "li":
            self._anchor = given["id"]
            self.lines[self._anchor] = ""

    def handle_endtag(self, tag):
        if tag == "li":
            self._anchor = ""

    def handle_data(self, data):
        if self._anchor:
            self.lines[self._anchor] += data


def shown(file: str) -> Lines:
    return Lines(ask(APP, f"/code/{file}").body.decode())


@pytest.fixture
def other_root(monkeypatch, tmp_path):
    """A folder of our own in the place of the program's."""
    cited_code.lines_of.cache_clear()
    monkeypatch.setattr(cited_code, "PROGRAM", tmp_path / "root")
    (tmp_path / "root" / COVERS.file).parent.mkdir(parents=True)
    yield tmp_path / "root"
    cited_code.lines_of.cache_clear()


# What is shown


@EACH_FILE
def test_a_cited_file_is_shown_line_by_line_as_it_is(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    assert shown(file).lines == {f"L{number}": line for number, line in enumerate(lines, 1)}


@EACH_FILE
def test_nothing_in_a_file_becomes_markup(file):
    assert shown(file).tags == {
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "header",
        "p",
        "a",
        "h1",
        "main",
        "ol",
        "li",
        "code",
        "wbr",
    }


def test_on_a_narrow_screen_a_long_name_goes_on_below_after_a_sign_and_never_within_a_word():
    body = ask(APP, f"/code/{COVERS.file}").body.decode()
    assert "<wbr>household/<wbr>for_<wbr>parents.<wbr>py</h1>" in body
    assert re.findall(r"\w<wbr>", body.replace("_<wbr>", "")) == []


def test_markup_in_a_file_is_escaped(other_root):
    (other_root / COVERS.file).write_text("<script>alert(1)</script> & '\"\n", encoding="utf-8")
    body = ask(APP, f"/code/{COVERS.file}").body.decode()
    assert "<script>" not in body
    assert Lines(body).lines == {"L1": "<script>alert(1)</script> & '\""}


@EACH_FILE
def test_a_file_asks_no_other_host(file):
    assert all(re.match(r"/(?!/)", address) for address in shown(file).addresses)


def test_no_search_engine_is_to_keep_it():
    answer = ask(APP, f"/code/{COVERS.file}")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in answer.body
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("lang", ["", "xx", "<b>", "../en", "en"])
def test_an_unknown_language_is_no_trouble(lang):
    assert b'<html lang="en" dir="ltr">' in ask(APP, f"/code/{COVERS.file}?lang={lang}").body


def test_head_is_answered():
    assert ask(APP, f"/code/{COVERS.file}", method="HEAD").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_there(method):
    assert ask(APP, f"/code/{COVERS.file}", method=method).status == 405


# What is not


@pytest.mark.parametrize(
    "path",
    [
        "",
        "app.py",
        "README.md",
        "requirements.txt",
        ".streamlit/config.toml",
        "content/school.yaml",
        "quizzes/safer-internet-day.yaml",
        "beacons",
        "beacons/",
        "beacons/domain",
        "beacons/domain/course/lesson.py",
        "beacons/domain/household/for_parents.pyc",
        "beacons/domain/household/for_parents.py/",
        "beacons/domain/household/for_parents.py%00",
        "beacons/domain//household/for_parents.py",
        "beacons/domain/./household/for_parents.py",
        "./beacons/domain/household/for_parents.py",
        "BEACONS/domain/household/for_parents.py",
        "beacons%5Cdomain%5Chousehold%5Cfor_parents.py",
        "beacons/domain/../domain/household/for_parents.py",
        "beacons/domain/../../app.py",
        "../app.py",
        "../../../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "%252e%252e%252fapp.py",
        "/etc/passwd",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "C:%5CWindows%5Cwin.ini",
        "file:///etc/passwd",
        "~/.ssh/id_rsa",
        "a" * 5000,
    ],
)
def test_anything_else_is_not_found(path):
    answer = ask(APP, f"/code/{path}")
    assert (answer.status, answer.body) == (404, b"Not Found")


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_to_somewhere_else_is_not_followed(other_root, kind):
    secret = other_root.parent / "secret"
    secret.mkdir()
    (secret / "for_parents.py").write_text("a secret", encoding="utf-8")
    place = other_root / COVERS.file
    if kind == "folder":
        place.parent.rmdir()
        place.parent.symlink_to(secret, target_is_directory=True)
    else:
        place.symlink_to(secret / "for_parents.py")
    assert place.read_text(encoding="utf-8") == "a secret"
    assert ask(APP, f"/code/{COVERS.file}").status == 404


@pytest.mark.usefixtures("other_root")
def test_a_cited_file_that_is_not_there_is_not_found():
    assert ask(APP, f"/code/{COVERS.file}").status == 404


# What is cited


@EACH_CITATION
def test_every_citation_leads_to_the_line_that_defines_its_name(cited):
    number = cited_code.line_of(cited)
    assert number is not None, f"{cited.symbol} is gone from {cited.file}"
    line = (ROOT / cited.file).read_text(encoding="utf-8").splitlines()[number - 1]
    assert re.match(rf"\s*(?:def|class|const) {cited.symbol}\b", line)


@EACH_CITATION
def test_a_name_is_defined_once_in_its_file(cited):
    text = (ROOT / cited.file).read_text(encoding="utf-8")
    assert len(re.findall(rf"^\s*(?:def|class|const) {cited.symbol}\b", text, re.MULTILINE)) == 1


@EACH_CITATION
def test_every_statement_is_in_the_catalog(cited):
    assert catalogs()["en"].unfilled(cited.text) != cited.text


def test_each_statement_is_made_once():
    assert len({fact.text for fact in DATA_FACTS}) == len(DATA_FACTS)


def test_the_line_is_that_of_the_definition_and_not_of_a_mention(other_root):
    lines = ["from x import covered", "covered(1)", "# def covered", "def covered_by():", "    covered = 1", "def covered():"]
    (other_root / COVERS.file).write_text("\n".join(lines), encoding="utf-8")
    assert cited_code.line_of(COVERS) == 6


def test_a_name_that_is_gone_has_no_line():
    assert cited_code.line_of(Cited("x", COVERS.file, "no_such_name")) is None
