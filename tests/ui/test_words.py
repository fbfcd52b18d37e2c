from datetime import date

import pytest
import streamlit as st

from beacons.domain.catalog import Catalog
from beacons.domain.text import Locale
from beacons.ui.shell import words
from beacons.ui.shell.session import Session
from beacons.ui.shell.words import Words, country_name_in, direction, long_date, t
from beacons.wiring import catalogs, languages

EN = Words("en")
DAY = date(2027, 2, 9)


def test_a_text_is_found_by_its_key_and_filled_in():
    assert EN.t("quiz.place", place=2, of=8) == "Question 2 of 8"


@pytest.mark.parametrize(("count", "said"), [(0, "0 stars"), (1, "1 star"), (2, "2 stars")])
def test_a_count_chooses_the_form(count, said):
    assert EN.tn("state.stars", count) == said


def test_braces_in_a_value_are_only_text():
    assert EN.t("quiz.start_title", name="{place} {0} {}") == "Quiz: {place} {0} {}"


def test_a_value_that_is_not_given_is_an_error_and_no_silent_gap():
    with pytest.raises(KeyError):
        EN.t("quiz.place", place=2)


def test_the_source_language_comes_first():
    assert next(iter(languages())) == "en"


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("de", "ltr"), ("pt-BR", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl")])
def test_the_direction_is_that_of_the_script(language, way):
    assert direction(language) == way


def said(drawn, text, **fields):
    return drawn(lambda: st.text(text()), Session(**fields)).text[0].value


def test_a_date_is_written_with_its_weekday(drawn):
    assert said(drawn, lambda: long_date(DAY)) in {"Tuesday, 9 February 2027", "Tuesday, February 9, 2027"}


def test_a_country_has_its_name_in_each_language_and_an_unknown_one_its_code():
    assert [country_name_in(language, "AT") for language in ("en", "de")] == ["Austria", "Österreich"]
    assert country_name_in("en", "QQ") == "QQ"


def test_each_tab_speaks_its_own_language(drawn, monkeypatch):
    loud = {key: text.upper() for key, text in catalogs()["en"].interface.items() if isinstance(text, str)}
    both = {**catalogs(), "de": Catalog(loud, Locale("de"))}
    monkeypatch.setattr(words, "catalogs", lambda: both)
    for language, expected in {
        "de": ("NEXT", "Dienstag, 9. Februar 2027"),
        "en": ("Next", said(drawn, lambda: long_date(DAY))),
    }.items():
        assert said(drawn, lambda: t("quiz.next"), locales=(Locale(language),)) == expected[0]
        assert said(drawn, lambda: long_date(DAY), locales=(Locale(language),)) == expected[1]


def test_tomorrow_is_said_in_its_own_way():
    assert "tomorrow" in EN.tn("extra.next_safer_internet_day", 1, date="9 February")
    assert "in 2 days" in EN.tn("extra.next_safer_internet_day", 2, date="9 February")
