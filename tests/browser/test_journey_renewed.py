"""The app is renewed while tabs are open: other scripts, another style, a server that knows nothing of anybody."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import keeping, reader
from tests.browser.server import ROOT, Server
from tests.browser.watch import LOST_CONNECTION, Watch

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
PARTS = ("app.py", "beacons", "content", "pages", "quizzes", "static", ".streamlit", "pyproject.toml")
SCRIPTS = ("shell/store.js", "item/mount.js", "own/editor.js")
SHEETS = {"shell/style.css": "h1", "item/screen.css": ".item", "own/style.css": "#own-title"}
"""Style sheets of the pages, of what comes with an item and with the editor, each with what it dresses."""
NEW = "rgb(1, 2, 3)"


@pytest.fixture
def copy(tmp_path: Path, watch: Watch) -> Iterator[Server]:
    """A server of a copy of the app, which can be changed."""
    root = tmp_path / "app"
    for part in PARTS:
        copied = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        root.mkdir(exist_ok=True)
        copied(ROOT / part, root / part)
    server = Server(tmp_path / "log")
    server.root = root
    server.start()
    server.wait_until_healthy()
    watch.host = f"localhost:{server.port}"
    watch.tolerate(LOST_CONNECTION)
    yield server
    server.kill()


def renew(server: Server) -> None:
    server.kill()
    ui = server.root / "beacons" / "ui"
    for name in SCRIPTS:
        script = ui / name
        script.write_text(
            script.read_text(encoding="utf-8") + f'\ndocument.documentElement.dataset.renewed += " {name}"\n', encoding="utf-8"
        )
    for name, selector in SHEETS.items():
        sheet = ui / name
        sheet.write_text(sheet.read_text(encoding="utf-8") + f"\n{selector} {{ color: {NEW} !important }}\n", encoding="utf-8")
    server.start()
    server.wait_until_healthy()


def is_new(page: Page, selector: str) -> None:
    """What is drawn is dressed in the new style, and in no old one beside it."""
    expect(page.locator(selector).first).to_have_css("color", NEW)
    names = page.locator("link[rel=stylesheet]").evaluate_all(
        "all => all.map((one) => new URL(one.href).pathname.split('/').slice(-2).join('/'))"
    )
    assert sorted(names) == sorted({*names})


def test_each_open_tab_goes_on_with_all_it_had_in_the_new_style_and_with_the_new_scripts(copy: Server, open_context: OpenContext):
    items = [reader.of_type("ordering"), reader.of_type("spot")]
    context = open_context(reader.having(reader.attempt_at(items)), base_url=copy.url)
    quiz, home, own = context.new_page(), context.new_page(), context.new_page()
    reader.go(quiz, f"/quiz?lesson={reader.LESSON}")
    reader.respond(quiz, items[0], reader.right_response(items[0]))
    reader.go(home, "/")
    reader.go(own, "/my-quizzes")
    own.get_by_role("button", name="Write a new quiz").click()
    own.locator("#own-title").fill("Our holi")
    for tab in (quiz, home, own):
        tab.evaluate("() => { document.documentElement.dataset.renewed = '' }")

    renew(copy)
    own.locator("#own-title").press_sequentially("days")
    for tab in (quiz, home, own):
        reader.connected(tab)
    reader.check(quiz)
    expect(quiz.locator("#feedback")).to_contain_text("right order")
    is_new(quiz, ".item")
    reader.go_on(quiz)
    assert reader.play(quiz) == items[1:]
    expect(quiz.locator(".result")).to_contain_text("You got 2 out of 2 right.")
    is_new(quiz, "h1")
    is_new(home, "h1")
    expect(own.locator("#own-title")).to_have_value("Our holidays")
    is_new(own, "#own-title")
    for tab, scripts in ((quiz, SCRIPTS[:2]), (home, SCRIPTS[:1]), (own, (SCRIPTS[0], SCRIPTS[2]))):
        expect(tab.locator("html")).to_have_attribute("data-renewed", " " + " ".join(scripts))
        expect(tab.locator("[data-testid=stDialog]:visible")).to_have_count(0)
    reader.until(own, lambda: [quiz.title for quiz in keeping.household(own).quizzes.values()] == ["Our holidays"], "the quiz is kept")
    reader.until(quiz, lambda: reader.kept_attempt(quiz).is_finished, "the attempt is kept")
