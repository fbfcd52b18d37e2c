"""Texts that somebody wrote run as their letters do wherever they are shown: right to left, too, on a page that runs left to right."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tests.builders import an_own_item, an_own_quiz, own_options
from tests.pages.own_quizzes import written
from tests.pages.tab import SID, VOID, Tab

RIGHT = "אף אחד"
ITEM = an_own_item("own-one", stem="מי עוזר?", options=own_options("אבא", "חבר", RIGHT, right=(RIGHT,)))
ITEM = ITEM.model_copy(update={"options": tuple(one.model_copy(update={"reason": f"כי {one.text}"}) for one in ITEM.options)})
QUIZ = an_own_quiz("own-pets", ITEM, title="חיות")
HEBREW, ISOLATED = re.compile("[א-ת]"), re.compile("\u2068[^\u2069]*\u2069")


class Running(HTMLParser):
    """Finds Hebrew: how often it is shown, and what of it runs as the page does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown, self.as_the_page, self._open = 0, list[str](), list[bool]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(tag == "bdi" or ("dir", "auto") in attrs)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.shown += bool(HEBREW.search(data))
        if HEBREW.search(ISOLATED.sub("", data)) and not any(self._open):
            self.as_the_page.append(data.strip())


def in_my_quizzes(show: str) -> Callable[[], Tab]:
    params = {"quiz": QUIZ.id, "show": show} if show else {}
    return lambda: written(QUIZ).open("my_quizzes", **params)


def chosen_by_one() -> Tab:
    return written(QUIZ).open("together", items=ITEM.id).click("begin").click("take")


def both_have_chosen() -> Tab:
    tab = chosen_by_one()
    while not tab.has("talk-agree"):
        tab = tab.click("take") if tab.has("take") else tab.give(("o3",)).click("choose")
    return tab


PLACES: dict[str, Callable[[], Tab]] = {
    "the list": in_my_quizzes(""),
    "the heading of the editor": lambda: written(QUIZ).open("my_quizzes", quiz=QUIZ.id),
    "tried": in_my_quizzes("play"),
    "on paper": in_my_quizzes("paper"),
    "for another program": in_my_quizzes("export"),
    "for a class": lambda: written(QUIZ).open("projector", lesson=SID, path="10-12", quiz=QUIZ.id),
    "for two": chosen_by_one,
    "side by side": both_have_chosen,
    "at the end of a round": lambda: both_have_chosen().click("talk-agree"),
}


@pytest.mark.parametrize("place", PLACES)
def test_an_own_text_runs_as_its_letters_do(place):
    found = [Running(html) for html in PLACES[place]().html]
    assert sum(one.shown for one in found), "a place at which no own text is shown shows nothing"
    assert [text for one in found for text in one.as_the_page] == []
