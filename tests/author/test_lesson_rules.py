import pytest

from tests.samples import ALPHA, ALPHA_FACTS, ALPHA_QUIZ, COURSE, HELP, RULES, SERVICES, card, easy_words


def part_of(tree, path="7-9"):
    return tree[ALPHA]["paths"][path]


def first_card(tree, path="7-9"):
    return part_of(tree, path)["cards"][0]


# lesson_shape


def test_too_many_cards_are_found(tree, findings):
    cards = part_of(tree)["cards"]
    cards[0]["text"] = "The sea is big."
    for n in range(3):
        cards.insert(1, card(f"more-{n}", "do", "A boat can go far away."))
    assert findings(tree) == [f"{ALPHA}: 7-9: [cards] has 7 cards: make it 4 to 6"]


def test_too_few_cards_are_found(read_by_12, findings):
    cards = part_of(read_by_12, "10-12")["cards"]
    cards[0]["text"] += " " + cards.pop(1)["text"] + " " + cards.pop(1)["text"]
    found = findings(read_by_12)
    assert found[0] == f"{ALPHA}: 10-12: [cards] has 4 cards: make it 5 to 7"


@pytest.mark.parametrize("count", [4, 5, 6])
def test_four_to_six_cards_are_fine_for_7_to_9(tree, findings, count):
    cards = part_of(tree)["cards"]
    for n in range(count - 4):
        cards.insert(1, card(f"more-{n}", "do", "We help."))
    assert findings(tree) == []


def test_an_about_that_is_missing_is_named_for_10_to_12(read_by_12, findings):
    for one in part_of(read_by_12, "10-12")["cards"]:
        one["about"] = "do" if one["about"] in ("who", "when") else one["about"]
    assert findings(read_by_12) == [f"{ALPHA}: 10-12: [abouts] no card is about: who, when"]


def test_the_other_paths_may_leave_an_about_out(tree, findings):
    assert {one["about"] for one in part_of(tree)["cards"]} == {"what", "do", "help"}
    assert findings(tree) == []


def test_a_long_tagline_is_found(tree, findings):
    part_of(tree)["tagline"] = "one two three four five six seven eight nine ten"
    assert findings(tree) == []
    part_of(tree)["tagline"] += " eleven"
    assert findings(tree) == [f"{ALPHA}: 7-9 > tagline: [length] is longer than 10 words"]


def test_a_long_title_is_found(tree, findings):
    first_card(tree)["title"] = "We go out to sea in a boat"
    assert findings(tree) == []
    first_card(tree)["title"] += " now"
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [length] the title is longer than 8 words"]


# readability

HARD = "Extraordinary international collaboration accomplishes considerable preventative improvements."


def rules_found(lines):
    return {line.split("[")[1].split("]")[0] for line in lines}


def test_hard_words_are_found_for_7_to_9_by_two_measures(tree, findings):
    for one in part_of(tree)["cards"]:
        one["text"] = " ".join([HARD] * 4)
    grade, spache = findings(tree)
    assert grade.startswith(f"{ALPHA}: 7-9: [readability] Flesch-Kincaid grade ")
    assert grade.endswith(", at most 3.5: shorter sentences and words")
    assert spache.startswith(f"{ALPHA}: 7-9: [readability] Spache ")
    assert spache.endswith(", at most 3.5: words that a young child knows")


@pytest.mark.parametrize(("path", "grade", "ease"), [("10-12", "6.0", "75"), ("13-16", "9.0", "55")])
def test_hard_words_are_found_for_older_children_by_grade_and_ease(request, findings, path, grade, ease):
    tree = request.getfixturevalue("read_by_12" if path == "10-12" else "read_by_16")
    for one in part_of(tree, path)["cards"]:
        words = len(one["text"].split())
        one["text"] = " ".join([HARD] * (words // 7))
    lines = findings(tree)
    assert rules_found(lines) == {"readability"}
    assert [line.split("] ")[1].split(" ")[0] for line in lines] == ["Flesch-Kincaid", "reading"]
    assert f"at most {grade}:" in lines[0]
    assert f"at least {ease}:" in lines[1]


def test_hard_words_are_found_for_adults_by_grade(tree, findings):
    tree[ALPHA]["adult"]["background"][0]["text"] = " ".join([HARD] * 45)
    (line,) = findings(tree)
    assert line.startswith(f"{ALPHA}: adult: [readability] Flesch-Kincaid grade ")


def test_names_of_organisations_do_not_make_a_text_hard(tree, findings):
    tree[COURSE]["names"].append("International Collaboration of Extraordinary Improvements")
    first_card(tree)["text"] = " ".join(["We ask the International Collaboration of Extraordinary Improvements."] * 5)
    assert findings(tree) == []


def test_words_that_are_listed_as_easy_do_not_make_a_text_hard(tree, findings):
    for one in part_of(tree)["cards"]:
        one["text"] = " ".join(["The photo is online."] * 6)
    assert findings(tree) == []
    tree[RULES]["easy_words"] = ["kind"]
    assert rules_found(findings(tree)) == {"readability"}


# grades of a path's prose

FOR_TEENS = "the company decides which clips come next, because it earns money with every minute."


def ask_and_say(tree, text):
    """Each stem is short, and each reason holds the text; none has an id in it, which a formula would take for a long word."""
    for n, item in enumerate(tree[ALPHA_QUIZ]["items"]):
        item["stem"] = f"{item['stem'].partition(' (')[0]} It's about boat {n}."
        for option in item["options"]:
            option["feedback"] = f"In {n}{option['id']}, {text}"


@pytest.fixture
def held_to_grades(read_by_16):
    """As ``read_by_16``, where all that a teenager reads is in the grades that are asked for."""
    read_by_16[RULES]["grades"] = {"13-16": {"least": "5.8", "most": "8.2"}}
    for one in part_of(read_by_16, "13-16")["cards"]:
        one["text"] = " ".join([f"On this page, {FOR_TEENS}"] * 3)
    ask_and_say(read_by_16, FOR_TEENS)
    return read_by_16


def test_cards_and_quiz_of_their_grades_are_fine(held_to_grades, findings):
    assert findings(held_to_grades) == []


def test_cards_that_are_plainer_than_their_readers_are_found(held_to_grades, findings):
    for one in part_of(held_to_grades, "13-16")["cards"]:
        one["text"] = easy_words(60)
    (line,) = findings(held_to_grades)
    assert line.startswith(f"{ALPHA}: 13-16: [grade] Flesch-Kincaid grade ")
    assert line.endswith(" of all together, 5.8 to 8.2: join what is one thought, and use the exact word")


@pytest.mark.parametrize(
    ("text", "mend"),
    [("it goes on.", "join what is one thought, and use the exact word"), (HARD, "shorter sentences and words")],
)
def test_a_quiz_that_reads_beside_its_readers_is_found_by_its_reasons(held_to_grades, findings, text, mend):
    ask_and_say(held_to_grades, text)
    (line,) = findings(held_to_grades)
    assert line.startswith(f"{ALPHA_QUIZ}: 13-16: [grade] Flesch-Kincaid grade ")
    assert line.endswith(f" of all together, 5.8 to 8.2: {mend}")


def test_a_path_of_which_no_grades_are_asked_may_be_plain(held_to_grades, findings):
    held_to_grades[RULES]["grades"] = {"10-12": {"least": "5.8", "most": "8.2"}}
    for one in part_of(held_to_grades, "13-16")["cards"]:
        one["text"] = easy_words(60)
    assert findings(held_to_grades) == []


def test_where_no_quiz_is_written_none_is_plain(held_to_grades, findings):
    del held_to_grades[ALPHA_QUIZ]
    assert not [line for line in findings(held_to_grades) if "[grade]" in line]


# lengths


@pytest.mark.parametrize(
    ("path", "fixture", "bounds"),
    [("7-9", "tree", "80 to 150"), ("10-12", "read_by_12", "150 to 250"), ("13-16", "read_by_16", "250 to 400")],
)
def test_a_lesson_that_is_too_short_or_too_long_is_found(request, findings, path, fixture, bounds):
    tree = request.getfixturevalue(fixture)
    for one in part_of(tree, path)["cards"]:
        one["text"] = "We help."
    (short,) = findings(tree)
    assert f"{ALPHA}: {path}: [length] has " in short
    assert short.endswith(f"words: make it {bounds}")
    first_card(tree, path)["text"] = easy_words(400)
    (long,) = findings(tree)
    assert long.endswith(f"words: make it {bounds}")


@pytest.mark.parametrize(("words", "is_fine"), [(280, False), (310, True), (590, True), (610, False)])
def test_the_background_for_adults_has_300_to_600_words(tree, findings, words, is_fine):
    tree[ALPHA]["adult"]["background"][0]["text"] = easy_words(words)
    assert (findings(tree) == []) is is_fine


@pytest.mark.parametrize(("fixture", "path", "most"), [("tree", "7-9", 14), ("read_by_12", "10-12", 20), ("read_by_16", "13-16", 25)])
def test_a_long_sentence_is_found(request, findings, fixture, path, most):
    tree = request.getfixturevalue(fixture)
    text = first_card(tree, path)["text"] = "We help."
    first_card(tree, path)["text"] = f"{text} We {'go ' * (most - 2)}out."
    assert findings(tree) == []
    first_card(tree, path)["text"] = f"{text} We {'go ' * (most - 1)}out."
    (line,) = findings(tree)
    assert line.startswith(f"{ALPHA}: {path}: [length] {most + 1} words in one sentence, at most {most}: 'We go go")


def test_sentences_that_are_long_on_average_are_found(tree, findings):
    for one in part_of(tree)["cards"]:
        one["text"] = "We all go out to the big blue sea in a boat now. You and I go home at one in the sun so far."
    (line,) = findings(tree)
    assert line.startswith(f"{ALPHA}: 7-9: [length] 9.")
    assert line.endswith(" words in a sentence on average, at most 9")


def test_entries_of_a_numbered_list_do_not_hide_long_sentences(tree, findings):
    for one in part_of(tree)["cards"]:
        one["text"] = "1. We all go out to the big blue sea in a boat now.\n2. You and I go home at one in the hot sun now."
    assert any("on average" in line for line in findings(tree))


# pictures


def test_a_picture_that_is_not_there_is_found(tree, findings):
    first_card(tree)["picture"] = "submarine"
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [picture] there is no picture 'submarine'"]


def test_a_picture_that_is_there_is_fine(tree, findings):
    tree["static/pictures/scenes/submarine.svg"] = tree["static/pictures/scenes/boat.svg"]
    first_card(tree)["picture"] = "submarine"
    assert findings(tree) == []


def test_a_picture_of_an_option_that_is_not_there_is_found(tree, findings):
    tree[ALPHA_QUIZ]["items"][0]["options"][1]["picture"] = "submarine"
    (line,) = findings(tree)
    assert line.startswith(f"{ALPHA_QUIZ}: alpha-7-identity-0")
    assert line.endswith("[picture] there is no picture 'submarine'")


# sources


def test_a_fact_for_adults_on_a_childs_card_is_found(tree, findings):
    first_card(tree)["sources"].append("alpha-numbers")
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [audience] 'alpha-numbers' is for adults only"]


def test_a_fact_for_adults_in_an_item_is_found(tree, findings):
    tree[ALPHA_QUIZ]["items"][0]["source"] = "alpha-numbers"
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-7-identity-0: [audience] 'alpha-numbers' is for adults only"]


def test_a_fact_for_all_in_an_item_is_fine(tree, findings):
    tree[ALPHA_QUIZ]["items"][0]["source"] = "alpha-start"
    assert findings(tree) == []


@pytest.mark.parametrize("url", ["https://wreck.example/page", "https://WRECK.example", "http://34.80.245.248/"])
def test_a_source_that_must_not_be_linked_is_found(tree, findings, url):
    tree[ALPHA_FACTS]["facts"][0]["source"]["url"] = url
    (line,) = findings(tree)
    assert line.startswith("content/facts")
    assert ": alpha-start: [do-not-link] " in line
    assert line.endswith("must not be linked")


def test_a_directory_on_the_help_page_that_must_not_be_linked_is_found(tree, findings):
    tree[HELP]["directories"][0]["url"] = "https://wreck.example/help"
    assert [line.split("[")[1].split("]")[0] for line in findings(tree)] == ["do-not-link"]


def test_a_service_of_a_country_that_must_not_be_linked_is_found(tree, findings):
    tree[SERVICES]["services"][0]["site"] = "https://wreck.example/help"
    assert [line.split("[")[1].split("]")[0] for line in findings(tree)] == ["do-not-link"]


def test_a_fact_that_nobody_states_is_found(tree, findings):
    tree[ALPHA_FACTS]["facts"].append(tree[ALPHA_FACTS]["facts"][0] | {"id": "alpha-unused"})
    assert len(findings(tree)) == 1


# briefings


def test_a_sensitive_lesson_without_a_whole_briefing_is_found(tree, findings):
    tree[ALPHA]["sensitive"] = "topic"
    (line,) = [one for one in findings(tree) if "[briefing]" in one]
    assert line == (
        f"{ALPHA}: teacher > briefing: [briefing] has the parts none: make them tone, watch-for, silence, after-telling, safeguarding-lead"
    )
