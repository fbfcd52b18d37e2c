from types import SimpleNamespace

import pytest

from beacons import wiring
from beacons.domain.household.family import Agreement
from beacons.ui.agreement import view as agreement_view
from beacons.ui.shell.render import label
from tests.builders import NOW, a_family, an_agreement
from tests.pages.tab import Tab, a_tab
from tests.shipped import english
from tests.there import there

TEXT = there(english().agreement)
TO_CHOOSE = [part for part in TEXT.parts if not part.promise]
DAY = 86_400
ADVICE = there(english().help)
ORDER_STEPS = [step.text for part in TEXT.parts for sentence in part.sentences for step in sentence.steps]
EACH_PART = pytest.mark.parametrize("part", TO_CHOOSE, ids=lambda part: part.id)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The day of ``NOW``, 24 November 2025, until a test moves on."""
    at = SimpleNamespace(now=NOW)
    monkeypatch.setattr(wiring, "time", SimpleNamespace(time=lambda: at.now))
    return at


def opened(agreement: Agreement | None = None, **fields) -> Tab:
    return a_tab(family=a_family(agreement=agreement or Agreement()), **fields).open("agreement")


def pills(reader: Tab, part_id: str):
    return reader.app.pills(key=f"agreed-{part_id}")


def choose(reader: Tab, part_id: str, *sentences: str) -> Tab:
    pills(reader, part_id).set_value(list(sentences))
    return reader.run()


def on_paper(reader: Tab, name: str) -> list[str]:
    return [" ".join(e["text"].split()) for e in reader.elements(name) if "sheet" in e["within"]]


def test_every_part_has_its_heading_its_question_its_sentences_and_what_grown_ups_promise():
    reader = opened()
    assert reader.title == TEXT.title
    assert reader.texts("h2")[: len(TEXT.parts)] == [f"{number} {part.heading}" for number, part in enumerate(TEXT.parts, 1)]
    for part in TEXT.parts:
        assert part.question in reader.text
        assert all(sentence.text in reader.texts("li") for sentence in part.adults)
    for part in TO_CHOOSE:
        assert pills(reader, part.id).options == [label(sentence.text) for sentence in part.sentences]
        assert pills(reader, part.id).value == []


@EACH_PART
def test_what_is_tapped_is_kept_at_once_and_stays_pressed(part):
    wanted = [part.sentences[0].id, part.sentences[-1].id]
    reader = choose(opened(), part.id, *wanted)
    assert set(reader.session.family.agreement.chosen) == set(wanted)
    assert sorted(pills(reader, part.id).value) == sorted(wanted)
    assert sorted(pills(reader.open("home").open("agreement"), part.id).value) == sorted(wanted)


def test_tapping_again_takes_it_out():
    reader = choose(choose(opened(), "love", "love-tell", "love-show"), "love", "love-show")
    assert reader.session.family.agreement.chosen == ("love-show",)


def test_the_promise_is_always_there_and_offers_no_choice():
    reader = opened()
    (promise,) = reader.texts("promise")
    assert TEXT.promise.sentences[0].text in promise
    assert not reader.has(f"agreed-{TEXT.promise.id}")


def test_what_another_tab_chose_is_shown_although_this_one_showed_something_else():
    reader = choose(opened(), "love", "love-tell")
    reader.session.family = reader.session.family.with_agreement(Agreement(chosen=("love-show", "people-stop"), months=1, at=NOW + 5))
    reader.run()
    assert pills(reader, "love").value == ["love-show"]
    assert pills(reader, "people").value == ["people-stop"]
    assert reader.app.radio(key="agreement-months").value == 1
    assert set(choose(reader, "love", "love-show", "love-try").session.family.agreement.chosen) == {"love-show", "love-try", "people-stop"}


def test_a_sentence_that_is_no_longer_in_the_text_is_not_shown_but_kept():
    reader = opened(an_agreement(chosen=("of-an-older-text", "love-tell")))
    assert pills(reader, "love").value == ["love-tell"]
    assert reader.elements("sheet-chosen")
    assert set(choose(reader, "love", "love-show").session.family.agreement.chosen) == {"of-an-older-text", "love-show"}


def test_how_many_parts_have_something_in_them_is_said_as_news():
    def said(reader: Tab) -> str:
        (status,) = [e for e in reader.elements("p") if e["attributes"].get("role") == "status" and "parts" in e["text"]]
        return str(status["text"])

    reader = opened()
    assert said(reader).startswith("1 of 9 parts has")
    assert said(choose(reader, "love", "love-tell")).startswith("2 of 9 parts have")
    assert said(choose(reader, "people", "people-stop", "people-kind")).startswith("3 of 9 parts have")


# The day of the next look.


@pytest.mark.parametrize(
    ("months", "day"), [(1, "Wednesday, 24 December 2025"), (3, "Tuesday, 24 February 2026"), (6, "Sunday, 24 May 2026")]
)
def test_the_day_of_the_next_look_is_said_in_words(months, day):
    reader = opened()
    reader.app.radio(key="agreement-months").set_value(months)
    reader.run()
    assert reader.session.family.agreement.months == months
    assert reader.texts("next-look") == [f"We look at it again on {day}."]
    assert on_paper(reader, "sheet-day") == [f"We look at it again on {day}."]


def test_it_is_counted_from_the_last_change_and_does_not_move_with_every_visit(clock):
    clock.now = NOW + 20 * DAY
    assert opened(an_agreement(months=3)).texts("next-look") == ["We look at it again on Tuesday, 24 February 2026."]


def test_once_it_has_come_the_page_says_so_and_another_can_be_chosen(clock):
    clock.now = NOW + 100 * DAY
    reader = opened(an_agreement(months=3))
    (said,) = reader.texts("next-look")
    assert said.startswith("It’s time to look at it again.")
    assert reader.app.radio(key="agreement-months").value is None
    assert on_paper(reader, "sheet-day") == ["We look at it again on"]


# The second look after four weeks.


def in_four_weeks(reader: Tab, choice: str) -> Tab:
    reader.app.radio(key="agreement-second-look").set_value(choice)
    return reader.run()


def test_a_look_after_four_weeks_is_offered_in_three_ways_none_of_which_is_chosen():
    offer = opened().app.radio(key="agreement-second-look")
    assert offer.label == "A first look back after four weeks, on Monday, 22 December 2025?"
    assert offer.options == ["In our calendar", "On our printed sheet", "No, thanks"]
    assert offer.value is None


@pytest.mark.parametrize(
    ("choice", "address", "days"),
    [("calendar", ["/second-look.ics?day=2025-12-22&lang=en"], 1), ("paper", [], 2), ("no", [], 1)],
)
def test_the_look_after_four_weeks_goes_where_the_family_wants_it_and_nowhere_else(choice, address, days):
    reader = in_four_weeks(opened(), choice)
    assert [e["attributes"]["href"] for e in reader.elements("a") if "second-look" in e["within"]] == address
    assert len(on_paper(reader, "sheet-day")) == days
    assert reader.session.family.agreement == Agreement()


def test_after_four_weeks_nothing_more_is_offered(clock):
    clock.now = NOW + 28 * DAY
    assert "agreement-second-look" not in {radio.key for radio in opened(an_agreement(months=3)).app.radio}


@pytest.mark.parametrize(("chosen", "days", "count"), [(("love-tell",), 28, 1), (("love-tell",), 27, 0), ((), 28, 0)])
def test_once_four_weeks_have_gone_by_the_page_of_an_agreement_begins_with_what_to_ask(clock, chosen, days, count):
    clock.now = NOW + days * DAY
    assert len(opened(an_agreement(chosen=chosen, months=3)).texts("second-look-due")) == count


def test_a_clock_that_went_wrong_before_is_no_trouble():
    reader = opened(an_agreement(months=1, at=10**18))
    assert reader.texts("next-look") == ["We look at it again on Wednesday, 24 December 2025."]


# On paper.


def test_the_sheet_holds_what_was_chosen_and_nothing_else():
    reader = opened(an_agreement(chosen=("people-stop", "love-tell")))
    shown = {sentence.id: sentence.text for part in TO_CHOOSE for sentence in part.sentences}
    chosen = [e["text"] for e in reader.elements("li") if "sheet-chosen" in e["within"]]
    assert chosen == [shown["love-tell"], shown["people-stop"]]
    assert [e["text"] for e in reader.elements("li") if "sheet-adults" in e["within"]] == [
        s.text for part in TEXT.parts for s in part.adults
    ]
    (promise,) = on_paper(reader, "sheet-promise")
    assert TEXT.promise.sentences[0].text in promise


def test_if_something_goes_wrong_danger_comes_first_then_that_it_is_never_too_late_on_the_screen_and_on_paper():
    reader = opened()
    assert reader.texts("danger") == [ADVICE.danger_anywhere] * 2
    assert reader.texts("any-time") == [ADVICE.any_time] * 2
    places = [reader.text.index(text) for text in (ADVICE.danger_anywhere, ADVICE.any_time, *ORDER_STEPS)]
    assert places == sorted(places)
    assert on_paper(reader, "danger") == [ADVICE.danger_anywhere]
    assert on_paper(reader, "any-time") == [ADVICE.any_time]


@pytest.mark.parametrize("before", ["goes-wrong-stop", "goes-wrong-block", "goes-wrong-order"])
def test_the_order_is_one_tick_and_is_printed_whole_whatever_was_chosen_of_it_before(before):
    reader = opened(an_agreement(chosen=(before,)))
    assert pills(reader, "goes-wrong").value == ["goes-wrong-order"]
    (chosen,) = [e for e in reader.elements("li") if "sheet-chosen" in e["within"] and "ol" not in e["within"]]
    assert [text in " ".join(chosen["text"].split()) for text in ORDER_STEPS] == [True] * 5
    assert choose(reader, "goes-wrong").session.family.agreement.chosen == ()


def test_the_sheet_has_lines_in_every_part_for_people_for_the_helpline_and_for_everyone_who_signs():
    reader = opened()
    blanks = [e for e in reader.elements("blank") if "sheet" in e["within"]]
    in_parts = sum(part.blank_lines for part in TEXT.parts if part.id != agreement_view.OUR_PEOPLE)
    people = [e for e in blanks if "sheet-people" in e["within"]]
    assert len(people) == 5
    assert [e["text"] for e in blanks if "helpline" in e["text"]] == ["Our helpline:"]
    signatures = [e for e in blanks if "sheet-signatures" in e["within"]]
    assert len(blanks) == in_parts + 5 + 1 + len(signatures)
    assert len(signatures) >= 4


def test_no_name_is_printed():
    reader = opened()
    assert "otter" not in " ".join(on_paper(reader, "p")).lower()
    assert not [e for e in reader.elements("img") if "sheet" in e["within"]]


def test_the_main_button_prints():
    top, button = opened().elements("print-this")
    assert top["text"] == button["text"]
    assert (button["text"], "main" in button["names"]) == ("Print our agreement", True)


def test_parts_with_more_than_sentences_are_in_the_shipped_text():
    assert {agreement_view.OUR_PEOPLE, agreement_view.LOOK_AGAIN} <= {part.id for part in TEXT.parts}


# Ways.


def test_the_family_file_takes_it_along():
    reader = opened()
    assert reader.leads_to("to-family-file") == ("family_file", {})
    assert "Nothing is uploaded." in reader.text


def test_the_page_for_grown_ups_leads_here():
    assert a_tab().open("grown_ups").follow("to-agreement").title == TEXT.title


def test_beginning_anew_asks_once_and_empties_every_part():
    reader = opened(an_agreement(chosen=("love-tell", "people-stop"), months=6))
    assert reader.widget("begin-anew-now").proto.type == "secondary"
    reader.click("begin-anew-now")
    assert reader.texts("notice") == ["Everything is cleared. You can start again."]
    assert [pills(reader, part.id).value for part in TO_CHOOSE] == [[]] * len(TO_CHOOSE)
    assert reader.app.radio(key="agreement-months").value == 3


def test_where_nothing_is_chosen_there_is_nothing_to_begin_anew():
    assert not opened().has("begin-anew-now")
    assert not opened(an_agreement(chosen=("love-tell",))).click("begin-anew-now").has("begin-anew-now")


def test_before_the_browsers_own_storage_was_heard_nothing_can_be_tapped():
    """A tap then would be newer than all that was chosen before, and take its place."""
    reader = opened(restored=False)
    assert reader.title == TEXT.title
    assert not reader.has("agreed-love")
    assert not reader.elements("sheet")


@pytest.mark.parametrize(
    "text", [None, "title: [", "format_version: 1\ntitle: Ours\nintro: Talk.\nparts: []\n"], ids=["none", "broken", "empty"]
)
def test_without_a_sound_text_the_page_stays_calm_leads_on_and_keeps_what_was_chosen(serve, text):
    def change(root):
        file = root / "content" / "family" / "agreement.yaml"
        file.unlink() if text is None else file.write_text(text, encoding="utf-8")

    serve(change)
    reader = opened(an_agreement())
    assert reader.title == "The agreement isn’t here just now"
    assert reader.leads_to("main-to-home") == ("home", {})
    assert reader.session.family.agreement == an_agreement()
