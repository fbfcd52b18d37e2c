import pytest

from tests.samples import ALPHA, ALPHA_QUIZ, COURSE, briefing, spot, story, teacher


def first_card(tree, path="7-9"):
    return tree[ALPHA]["paths"][path]["cards"][0]


def first_item(tree):
    return tree[ALPHA_QUIZ]["items"][0]


# barred_words


def test_a_barred_word_on_a_card_is_found(tree, findings):
    first_card(tree)["text"] += " A pirate comes."
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [barred-word] 'pirate' is barred for 7-9: say it in another way"]


@pytest.mark.parametrize("part", ["said", "covered", "away"])
def test_a_barred_word_in_the_one_thing_of_a_lesson_is_found_as_its_youngest_reader_would(tree, findings, part):
    tree["content/course.yaml"]["one_thing"]["alpha"][part] = "See the pirate"
    assert findings(tree) == ["content/course.yaml: one_thing > alpha: [barred-word] 'pirate' is barred for 7-9: say it in another way"]


@pytest.mark.parametrize("part", ["title", "tagline", "word", "means"])
def test_a_barred_word_is_found_in_every_part_of_a_lesson(tree, findings, part):
    card = first_card(tree)
    if part == "title":
        card["title"] = "The Pirate"
    elif part == "tagline":
        tree[ALPHA]["paths"]["7-9"]["tagline"] = "No pirate here"
    else:
        card["words"] = [{"id": "boat", "word": "boat", "means": "A ship."} | {part: "pirate"}]
    where = "tagline" if part == "tagline" else "card-1"
    assert findings(tree) == [f"{ALPHA}: 7-9 > {where}: [barred-word] 'pirate' is barred for 7-9: say it in another way"]


@pytest.mark.parametrize("part", ["stem", "hint", "option", "feedback", "box"])
def test_a_barred_word_is_found_in_every_part_of_an_item(tree, findings, part):
    item = tree[ALPHA_QUIZ]["items"][3]
    if part in ("stem", "hint"):
        item[part] = "Is it a pirate? Sort it."
    elif part == "box":
        item["boxes"][0]["text"] = "A pirate"
    else:
        item["options"][0]["text" if part == "option" else "feedback"] = "A pirate"
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-7-identity-3: [barred-word] 'pirate' is barred for 7-9: say it in another way"]


def test_a_barred_word_in_the_title_of_a_mock_screen_is_found(tree, findings):
    tree[ALPHA_QUIZ]["items"].append(spot("alpha-7-spot") | {"key": [], "title": "From a pirate"})
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-7-spot: [barred-word] 'pirate' is barred for 7-9: say it in another way"]


def test_a_barred_word_in_a_scene_of_a_story_is_found(tree, findings):
    one = story("alpha-7-story")
    one["scenes"][1]["text"] = "A pirate comes."
    tree[ALPHA_QUIZ]["items"].append(one)
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-7-story: [barred-word] 'pirate' is barred for 7-9: say it in another way"]


@pytest.mark.parametrize("wrapped", ["A sea\nmonster comes.", "A sea **monster** comes.", "A **sea monster** comes."])
def test_barred_words_are_found_across_a_line_break_and_in_bold(tree, findings, wrapped):
    first_card(tree)["text"] += "\n\n" + wrapped
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [barred-word] 'sea monster' is barred for 7-9: say it in another way"]


def test_a_word_is_barred_only_for_the_readers_that_are_named(read_by_12, findings):
    first_card(read_by_12, "10-12")["text"] += " A kraken is a sea monster."
    assert findings(read_by_12) == []


def test_a_barred_word_in_an_organisations_name_is_no_finding(tree, findings):
    tree[COURSE]["names"].append("Pirate Rescue")
    first_card(tree)["text"] += " Pirate Rescue helps."
    assert findings(tree) == []


@pytest.mark.parametrize("part", ["background", "child_reads", "questions", "talk_cards", "tagline"])
def test_a_barred_word_is_found_in_every_part_of_the_adult_layer(tree, findings, part):
    adult = tree[ALPHA]["adult"]
    if part in ("child_reads", "tagline"):
        adult[part] = "A kraken comes."
    else:
        adult[part][0][{"background": "text", "questions": "answer", "talk_cards": "text"}[part]] += " A kraken comes."
    assert findings(tree) == [f"{ALPHA}: adult: [barred-word] 'kraken' is barred for adult: say it in another way"]


def test_a_barred_word_is_found_in_the_teachers_layer(tree, findings):
    tree[ALPHA]["teacher"]["hard_questions"][0]["answer"] = "A kraken comes."
    (line,) = findings(tree)
    assert line.startswith(f"{ALPHA}: ")
    assert "[barred-word] 'kraken'" in line


@pytest.mark.parametrize("quoted", ['"kraken"', "“Kraken”", "'kraken'", "‘kraken’"])
def test_adults_may_read_a_barred_word_in_quotation_marks(tree, findings, quoted):
    tree[ALPHA]["adult"]["child_reads"] = f"Do not say {quoted}."
    assert findings(tree) == []


def test_adults_may_not_read_it_quoted_once_and_used_once(tree, findings):
    tree[ALPHA]["adult"]["child_reads"] = 'Do not say "kraken". A kraken is big.'
    assert len(findings(tree)) == 1


def test_children_may_not_read_a_barred_word_in_quotation_marks(tree, findings):
    first_card(tree)["text"] += ' He said "pirate".'
    assert len(findings(tree)) == 1


# blaming_words


def test_blame_on_a_card_is_found(tree, findings):
    first_card(tree)["text"] += " You should have told me."
    assert findings(tree) == [
        f"{ALPHA}: 7-9 > card-1: [blame] 'should have' blames: the person who harms is the only one responsible",
    ]


def test_blame_in_feedback_and_for_adults_is_found(tree, findings):
    first_item(tree)["options"][0]["feedback"] = "It's your own fault."
    tree[ALPHA]["adult"]["child_reads"] = "She should have told."
    assert [line.split(": ")[:2] for line in findings(tree)] == [[ALPHA, "adult"], [ALPHA_QUIZ, "alpha-7-identity-0"]]


@pytest.mark.parametrize("words", ["You should\nhave told me.", "You should **have** told me.", "You shouldn’t have told me."])
def test_blame_is_found_across_a_line_break_in_bold_and_with_any_apostrophe(tree, findings, words):
    first_card(tree)["text"] += "\n\n" + words
    assert len(findings(tree)) == 1


def test_never_your_fault_is_no_blame(tree, findings):
    first_card(tree)["text"] += " It's never your fault."
    assert findings(tree) == []


# statistics_of_harm


def about_harm(tree):
    """Make its lesson one of the sensitive ones, which brief their teacher."""
    tree[ALPHA]["sensitive"] = "topic"
    tree[ALPHA].setdefault("teacher", teacher())["briefing"] = briefing()


def test_a_statistic_in_a_sensitive_lesson_is_found(tree, findings):
    about_harm(tree)
    first_card(tree)["text"] += " It's 1 in 5."
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [statistics] '1 in': no statistics in a sensitive lesson for children"]


@pytest.mark.parametrize("text", ["It's 50% of us.", "A million boats."])
def test_percentages_and_millions_are_found(tree, findings, text):
    about_harm(tree)
    first_card(tree)["text"] += f" {text}"
    assert len(findings(tree)) == 1


def test_a_statistic_in_the_quiz_of_a_sensitive_lesson_is_found(tree, findings):
    about_harm(tree)
    first_item(tree)["options"][0]["feedback"] = "It's 1 in 5."
    assert [line.split(": ")[:2] for line in findings(tree)] == [[ALPHA_QUIZ, "alpha-7-identity-0"]]


def test_a_statistic_in_a_sensitive_item_is_found(tree, findings):
    tree[ALPHA]["sensitive"] = "some"
    first_item(tree)["sensitive"] = "topic"
    first_item(tree)["options"][0]["feedback"] = "It's 1 in 5."
    assert [line.split(": ")[:2] for line in findings(tree)] == [[ALPHA_QUIZ, "alpha-7-identity-0"]]


def test_numbers_are_fine_where_no_harm_is_told_and_for_adults(tree, findings):
    first_card(tree)["text"] += " A million boats."
    assert findings(tree) == []
    first_card(tree)["text"] = first_card(tree)["text"].removesuffix(" A million boats.")
    about_harm(tree)
    tree[ALPHA]["adult"]["child_reads"] = "It's 1 in 5, or 20%."
    assert findings(tree) == []


# full_names


def test_the_full_name_is_not_for_7_to_9(tree, findings):
    tree[COURSE]["names"].append("Alpha against Storms")
    first_card(tree)["text"] += " It's Alpha against Storms."
    assert findings(tree) == [f"{ALPHA}: 7-9: [full-name] 'Alpha against Storms' stands 1 times: use 'Alpha'"]


def test_the_full_name_stands_once_at_most_for_10_to_12(read_by_12, findings):
    read_by_12[COURSE]["names"].append("Alpha against Storms")
    card = first_card(read_by_12, "10-12")
    card["text"] += " It's Alpha against Storms."
    assert findings(read_by_12) == []
    card["text"] += " Alpha against Storms is old."
    assert findings(read_by_12) == [f"{ALPHA}: 10-12: [full-name] 'Alpha against Storms' stands 2 times: use 'Alpha'"]


@pytest.mark.parametrize("wrapped", ["Alpha against\nStorms", "Alpha against **Storms**"])
def test_the_full_name_is_found_across_a_line_break_and_in_bold(tree, findings, wrapped):
    first_card(tree)["text"] += f"\n\nIt's {wrapped}."
    assert len(findings(tree)) == 1


def test_the_full_name_is_for_teenagers(read_by_16, findings):
    first_card(read_by_16, "13-16")["text"] += " It's Alpha against Storms. Alpha against Storms is old."
    assert findings(read_by_16) == []


def test_a_name_that_has_no_shorter_form_is_fine(tree, findings):
    tree[ALPHA]["full_name"] = "Alpha"
    first_card(tree)["text"] += " It's Alpha."
    assert findings(tree) == []
