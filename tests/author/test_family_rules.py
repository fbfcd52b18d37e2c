import pytest

from tests.samples import AGREEMENT, ALPHA_QUIZ, NAMES, STRANDS, TOGETHER, agreement_part

HARD = "Extraordinary international collaboration accomplishes considerable preventative improvements."


def question(tree, strand="truth", place=0):
    return tree[TOGETHER]["questions"][strand][place]


def part(tree, place=0):
    return tree[AGREEMENT]["parts"][place]


def rules_found(lines):
    return {line.split("[")[1].split("]")[0] for line in lines}


# Words: the rules that hold for lessons


def say_in_a_name(tree, words):
    tree[NAMES]["words"]["word-0"] = words
    return NAMES


def say_in_a_question(tree, words):
    question(tree)["text"] += f" What of {words}?"
    return TOGETHER


def say_in_a_prompt(tree, words):
    tree[TOGETHER]["teach_prompts"][0]["text"] += f" What of {words}?"
    return TOGETHER


def say_in_the_intro(tree, words):
    tree[AGREEMENT]["intro"] = f"We like {words}."
    return AGREEMENT


def say_in_a_heading(tree, words):
    part(tree)["heading"] = f"The {words}"
    return AGREEMENT


def say_in_the_question_of_a_part(tree, words):
    part(tree)["question"] = f"What of {words}?"
    return AGREEMENT


def say_in_a_sentence(tree, words):
    part(tree)["sentences"][0]["text"] = f"We like {words}."
    return AGREEMENT


def say_as_a_grown_up(tree, words):
    part(tree)["adults"][0]["text"] = f"We like {words}."
    return AGREEMENT


everywhere = pytest.mark.parametrize(
    "say",
    [
        say_in_a_name,
        say_in_a_question,
        say_in_a_prompt,
        say_in_the_intro,
        say_in_a_heading,
        say_in_the_question_of_a_part,
        say_in_a_sentence,
        say_as_a_grown_up,
    ],
)


@everywhere
def test_a_word_barred_for_the_youngest_is_found_in_all_that_a_family_reads(tree, findings, say):
    file = say(tree, "pirate")
    (line,) = findings(tree)
    assert line.startswith(f"{file}: ")
    assert line.endswith("[barred-word] 'pirate' is barred for 7-9: say it in another way")


@everywhere
def test_blame_is_found_in_all_that_a_family_reads(tree, findings, say):
    file = say(tree, "your own fault")
    (line,) = findings(tree)
    assert line.startswith(f"{file}: ")
    assert "[blame] 'your own fault'" in line


@everywhere
def test_a_misspelt_word_is_found_in_all_that_a_family_reads(tree, findings, say):
    file = say(tree, "togehter")
    (line,) = findings(tree)
    assert line.startswith(f"{file}: ")
    assert "[spelling] 'togehter'" in line


def test_a_misspelt_name_is_found_though_it_begins_with_a_capital(tree, findings):
    tree[NAMES]["words"]["word-0"] = "Freindly"
    assert findings(tree) == [f"{NAMES}: Freindly: [spelling] 'freindly': mend it, or add it to spelling in writing_rules.yaml"]


@everywhere
def test_one_lesson_is_checked_without_what_a_family_reads(tree, findings, say):
    say(tree, "pirate")
    part(tree)["adults"][0]["text"] = "They must go."
    tree[TOGETHER]["questions"]["truth"].pop()
    question(tree, "people")["text"] = HARD
    assert findings(tree, "alpha") == []


# family_readability


def test_hard_words_in_the_questions_are_found_by_two_measures(tree, findings):
    for strand in STRANDS:
        for one in tree[TOGETHER]["questions"][strand]:
            one["text"] = f"{HARD} What do you like?"
    lines = [line for line in findings(tree) if "[readability]" in line]
    assert [line.split("] ")[1].split(" ")[0] for line in lines] == ["Flesch-Kincaid", "Spache"]
    assert all(line.startswith(f"{TOGETHER}: 7-9: ") and "at most 3.5:" in line for line in lines)


def test_hard_words_in_the_agreement_are_found(tree, findings):
    for place in range(9):
        part(tree, place)["sentences"][0]["text"] = f"We say: {HARD}"
    lines = findings(tree)
    assert rules_found(lines) == {"readability"}
    assert lines[0].startswith(f"{AGREEMENT}: everyone: [readability] Flesch-Kincaid grade ")
    assert "at most 5:" in lines[0]


def test_what_grown_ups_promise_is_measured_by_itself_and_may_be_a_little_harder(tree, findings):
    fair = "We explain our reasons, and we look for a better answer together."
    for place in range(9):
        part(tree, place)["adults"][0]["text"] = fair
    assert findings(tree) == []
    for place in range(9):
        part(tree, place)["sentences"][0]["text"] = fair
        part(tree, place)["sentences"][-1]["text"] = fair
        part(tree, place)["question"] = f"{fair} What do you think?"
    assert rules_found(findings(tree)) == {"readability"}


def test_hard_words_of_grown_ups_are_found(tree, findings):
    for place in range(9):
        part(tree, place)["adults"][0]["text"] = f"We say: {HARD}"
    (line,) = findings(tree)
    assert line.startswith(f"{AGREEMENT}: grown-ups: [readability] Flesch-Kincaid grade ")
    assert "at most 8:" in line


@pytest.mark.parametrize(
    ("most", "say", "where"), [(14, say_in_a_question, "7-9"), (16, say_in_a_sentence, "everyone"), (30, say_as_a_grown_up, "grown-ups")]
)
def test_a_long_sentence_is_found(tree, findings, most, say, where):
    before = 2  # "What of", "We like"
    file = say(tree, "go " * (most - before - 1) + "out")
    assert findings(tree) == []
    say(tree, "go " * (most - before) + "out")
    lines = findings(tree)
    assert {line.split("'")[0] for line in lines} == {f"{file}: {where}: [length] {most + 1} words in one sentence, at most {most}: "}


def test_questions_that_are_long_on_average_are_found(tree, findings):
    for strand in STRANDS:
        for one in tree[TOGETHER]["questions"][strand]:
            thing = one["text"].split(".")[0]
            one["text"] = f"{thing} and so are you and I and all of us. What do you like to do by the big blue sea?"
    (line,) = findings(tree)
    assert line.startswith(f"{TOGETHER}: 7-9: [length] 1")
    assert line.endswith("words in a sentence on average, at most 9")


# near_questions


def test_a_strand_without_a_question_for_any_item_is_found(findings, tree):
    for one in tree[TOGETHER]["questions"]["truth"]:
        one["about"] = ["page"] if one.get("move") != "completion" else []
    assert f"{TOGETHER}: truth: [about] fewer than 1 go with every question of the strand: leave `about` out" in findings(tree)


def test_words_that_no_item_of_the_strand_says_are_found(findings, tree):
    question(tree)["about"] = ["submarine"]
    assert findings(tree) == [f"{TOGETHER}: {question(tree)['id']}: [about] no question of the strand says one of these words"]


def test_words_that_stand_in_a_reason_alone_are_found_since_a_question_goes_by_what_is_asked(findings, tree):
    (item, *_) = [item for item in tree[ALPHA_QUIZ]["items"] if item["strand"] == question(tree)["id"].partition("-")[0]]
    item["options"][0]["feedback"] += " It's a submarine."
    question(tree)["about"] = ["submarine"]
    assert [line for line in findings(tree) if "[about]" in line] == [
        f"{TOGETHER}: {question(tree)['id']}: [about] no question of the strand says one of these words"
    ]


def test_words_that_only_older_children_are_asked_with_are_found_at_a_question_for_the_youngest(findings, read_by_12):
    (finish, *_) = [one for one in read_by_12[TOGETHER]["questions"]["truth"] if one.get("path") == "7-9"]
    finish["about"] = ["submarine"]
    for item in read_by_12[ALPHA_QUIZ]["items"]:
        item["stem"] += " It's a submarine."
    assert f"{TOGETHER}: {finish['id']}: [about] no question of the strand says one of these words" in findings(read_by_12)


# enough_talk_questions


@pytest.mark.parametrize("count", [5, 7])
def test_a_strand_with_too_few_or_too_many_questions_is_found(tree, findings, count):
    questions = tree[TOGETHER]["questions"]["rights"]
    tree[TOGETHER]["questions"]["rights"] = [
        *questions[:6],
        {"id": "rights-6", "text": "How far is it?", "move": "open", "follow_up": "add"},
    ][:count] + questions[6:]
    assert findings(tree) == [f"{TOGETHER}: rights: [questions] has {count}: make it 6"]


def test_too_few_prompts_are_found(tree, findings):
    tree[TOGETHER]["teach_prompts"].pop()
    assert findings(tree) == [f"{TOGETHER}: teach_prompts: [questions] has 4: make it 5"]


def test_a_strand_without_a_sentence_for_the_youngest_to_end_is_found(tree, findings):
    tree[TOGETHER]["questions"]["rights"].pop()
    assert findings(tree) == [f"{TOGETHER}: rights > completion: [questions] has 0: make it 1"]


# five_moves


def set_moves(tree, move, **fields):
    for questions in tree[TOGETHER]["questions"].values():
        for one in questions[:6]:
            one |= {"move": move, **fields}


def test_a_move_that_nobody_makes_is_found_in_each_path(tree, findings):
    set_moves(tree, "open")
    message = "[moves] no talk prompt makes the move: recall, why, distancing"
    assert findings(tree) == [f"{TOGETHER}: {path}: {message}" for path in ("7-9", "10-12", "13-16")]


def test_too_few_open_prompts_are_found(tree, findings):
    for questions in tree[TOGETHER]["questions"].values():
        questions[4]["move"] = questions[5]["move"] = "why"
    found = findings(tree)
    assert len(found) == 3
    assert all(line.endswith("talk prompts are open: make it 40% or more") for line in found)


def test_too_few_prompts_that_a_child_begins_as_the_one_who_knows_are_found(tree, findings):
    for questions in tree[TOGETHER]["questions"].values():
        questions[1]["child_teaches"] = questions[4]["child_teaches"] = "false"
    found = findings(tree)
    assert len(found) == 3
    assert all(line.endswith("talk prompts begin with a child who teaches: make it 20% or more") for line in found)


def test_a_talk_card_that_asks_for_what_somebody_went_through_is_found(tree, findings):
    file, lesson = next((name, one) for name, one in tree.items() if name.startswith("content/lessons/"))
    lesson["adult"]["talk_cards"][0]["text"] = "What would you say if it happened to you?"
    assert f"{file}: talk_cards > warm-up: [experiences] asks what somebody went through: ask about ideas or feelings" in findings(tree)


# varied_beginnings


@pytest.mark.parametrize("beginning", ["How far is", "HOW FAR IS", "How far, is"])
def test_the_third_question_that_begins_alike_is_found(tree, findings, beginning):
    question(tree, "truth")["text"] = "How far is the sea?"
    question(tree, "help")["text"] = "How far is the sun?"
    assert findings(tree) == []
    question(tree, "rights", 5)["text"] = f"{beginning} the moon?"
    assert findings(tree) == [f"{TOGETHER}: rights-5: [beginning] more than 2 begin with 'how far is': vary"]


# open_questions


@pytest.mark.parametrize("text", ["A boat is here.", "Tell each other about a boat!"])
def test_a_question_that_asks_nothing_is_found(tree, findings, text):
    question(tree)["text"] = text
    assert findings(tree) == [f"{TOGETHER}: truth-0: [open] asks nothing"]


@pytest.mark.parametrize("text", ["Do you like it?", "Look at it. Is it fun?", "Can you say why?", "Would it be fun?"])
def test_a_question_that_takes_yes_or_no_is_found(tree, findings, text):
    question(tree)["text"] = text
    assert findings(tree) == [f"{TOGETHER}: truth-0: [open] can be answered with yes or no: ask what, how, why"]


@pytest.mark.parametrize(
    "text",
    [
        "What would you say if it happened to you?",
        "Where have you ever seen it?",
        "When did you feel sad?",
        "When was the last time you were sad?",
        "Who here has ever felt sad?",
        "What would you say? Say when somebody has hurt you, or has someone ever hurt you?",
        "Tell about a time when you felt sad. How was it?",
    ],
)
def test_a_question_for_what_somebody_went_through_is_found(tree, findings, text):
    question(tree)["text"] = text
    assert findings(tree) == [f"{TOGETHER}: truth-0: [experiences] asks what somebody went through: ask about ideas or feelings"]


def test_has_this_happened_to_you_is_found_in_the_agreement_too(tree, findings):
    part(tree)["question"] = "Has this happened to you?"
    assert [line.split("] ")[0] for line in findings(tree)] == [f"{AGREEMENT}: part-0: [open", f"{AGREEMENT}: part-0: [experiences"]


@pytest.mark.parametrize(
    "text", ["What happens to a boat at sea?", "Someone has a boat. What do they do?", "Can is a word. What does will mean?"]
)
def test_what_only_sounds_like_it_is_fine(tree, findings, text):
    question(tree)["text"] = text
    assert findings(tree) == []


# agreement_shape


@pytest.mark.parametrize("count", [8, 10])
def test_too_few_or_too_many_parts_are_found(tree, findings, count):
    tree[AGREEMENT]["parts"] = [*tree[AGREEMENT]["parts"], agreement_part("part-9")][:count]
    assert findings(tree) == [f"{AGREEMENT}: [parts] has {count} parts: make it 9"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_part_with_little_to_choose_from_is_found_but_for_the_promise(tree, findings, count):
    part(tree)["sentences"] = part(tree)["sentences"][:count]
    assert findings(tree) == [f"{AGREEMENT}: part-0: [sentences] has {count}: make it 4 to 6"]


# agreement_tone


@pytest.mark.parametrize("field", ["sentences", "adults"])
def test_a_sentence_that_nobody_says_is_found(tree, findings, field):
    part(tree)[field][0]["text"] = "Children go to sleep."
    (line,) = findings(tree)
    assert line.endswith("[voice] say who does it: I or we")


@pytest.mark.parametrize("text", ["I go to sleep.", "You tell me.", "That goes for us too.", "Here is my boat."])
def test_a_sentence_in_the_first_person_is_fine(tree, findings, text):
    part(tree)["sentences"][0]["text"] = text
    assert findings(tree) == []


@pytest.mark.parametrize("field", ["sentences", "adults"])
@pytest.mark.parametrize("word", ["must", "shall", "punish", "penalty", "contract", "forbidden"])
def test_threats_and_the_tone_of_a_contract_are_found(tree, findings, field, word):
    part(tree)[field][0]["text"] = f"We say {word}."
    (line,) = findings(tree)
    assert f"[tone] '{word}': " in line
