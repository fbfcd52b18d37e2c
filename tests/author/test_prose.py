import pytest

from author.reading.prose import ease, grade, holds, plain, sentences, spache, without_names, words

EASY = "The cat sat. The dog ran. We had fun."
HARD = (
    "International organisations collaboratively coordinate extraordinarily complicated investigations, "
    "notwithstanding jurisdictional differences."
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Stop. Think!", ["Stop", "Think"]),
        ("It’s Sam's well-known photo", ["It’s", "Sam's", "well-known", "photo"]),
        ("a **bold** word – and 48 more …", ["a", "bold", "word", "and", "48", "more"]),
        ("Zoë, Łukasz and Σοφία", ["Zoë", "Łukasz", "and", "Σοφία"]),
        ("– … !", []),
        ("", []),
    ],
)
def test_words_are_what_one_would_count(text, wanted):
    assert words(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Stop. Think! Why? Tell: now", ["Stop.", "Think!", "Why?", "Tell:", "now"]),
        ("One line\nwrapped in the file.", ["One line\nwrapped in the file."]),
        ("A paragraph\n\nAnother one", ["A paragraph", "Another one"]),
        ("It costs 3.5 coins.", ["It costs 3.5 coins."]),
        ("“Stop.” Then go.", ["“Stop.", "Then go."]),
        ("Well … – !", ["Well … – !"]),
        ("", []),
        ("…", []),
    ],
)
def test_sentences_end_where_a_reader_takes_a_breath(text, wanted):
    assert sentences(text) == wanted


@pytest.mark.parametrize("mark", ["-", "*"])
@pytest.mark.parametrize("before", ["Do this:", "Do this.", "Do this"])
def test_each_entry_of_a_list_is_a_sentence(before, mark):
    assert sentences(f"{before}\n\n{mark} Stop\n{mark} Tell a friend.\n{mark} Rest") == [before, "Stop", "Tell a friend.", "Rest"]


@pytest.mark.parametrize("before", ["Do this:", "Do this.", "Do this"])
def test_the_numbers_of_a_list_are_no_sentences(before):
    assert sentences(f"{before}\n\n1. Stop\n2. Tell a friend.\n3. Rest") == [before, "Stop", "Tell a friend.", "Rest"]


def test_plain_text_has_no_marks_of_emphasis():
    assert plain("a **key word** here") == "a key word here"


@pytest.mark.parametrize(
    ("text", "phrase", "is_held"),
    [
        ("Do not talk to a Stranger.", "stranger", True),
        ("It gets stranger.", "stranger", True),
        ("strangers", "stranger", False),
        ("the estranged", "strange", False),
        ("Class essex", "sex", False),
        ("you should have told", "should have", True),
        ("you should\nhave told", "should have", True),
        ("you should  have told", "should have", True),
        ("he shouldn't have", "shouldn't have", True),
        ("he shouldn’t have", "shouldn't have", True),
        ("about 50% of them", "%", True),
        ("1 in 5", "1 in", True),
        ("21 in 50", "1 in", False),
        ("a.b", "a.b", True),
        ("axb", "a.b", False),
    ],
)
def test_a_phrase_is_held_as_whole_words_in_any_case(text, phrase, is_held):
    assert holds(text, phrase) is is_held


def test_names_are_replaced_by_a_short_word_and_the_longest_first():
    names = ["WeProtect", "WeProtect Global Alliance"]
    assert without_names("The WeProtect Global Alliance is WeProtect.", names) == "The Team is Team."


def test_a_name_within_a_word_stays():
    assert without_names("An ITU idea, a situation", ["ITU", "it"]) == "An Team idea, a situation"


def test_a_name_that_the_file_wraps_is_replaced_too():
    assert without_names("The WeProtect\nGlobal Alliance", ["WeProtect", "WeProtect Global Alliance"]) == "The Team"


def test_easy_texts_measure_easier_than_hard_ones():
    assert grade(EASY) < 3
    assert grade(HARD) > 12
    assert ease(EASY) > 90
    assert ease(HARD) < 30
    assert spache(EASY, []) < spache(HARD, [])


def test_shorter_sentences_are_easier():
    long = "the cat sat and the dog ran and we had fun and the sun was hot"
    assert grade(long.replace(" and", ".")) < grade(long)


def test_entries_of_a_list_are_measured_as_sentences():
    assert grade("We can:\n\n- sit on the mat\n- run to the sea\n- go home") == grade("We can. sit on the mat. run to the sea. go home.")


def test_words_that_every_child_reads_today_count_as_easy():
    text = "The app and the chat are online. The app has a chat. " * 5
    assert spache(text, ["app", "chat", "online"]) < spache(text, [])
