"""What is sound is served; what is not is named, and takes nothing else with it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beacons.domain.course.library import Library
from beacons.items import ITEM_TYPES
from beacons.storage.catalogs import load_catalogs
from beacons.storage.content_files import load
from tests.samples import (
    AGREEMENT,
    ALPHA,
    ALPHA_FACTS,
    ALPHA_QUIZ,
    COURSE,
    FIRST_WORDS,
    GERMAN,
    HELP,
    NAMES,
    SCHOOL,
    SERVICES,
    TEACHING,
    TOGETHER,
    Tree,
    dilemma,
    first_words,
    pair,
    po,
    quiz,
    single_choice,
    small_tree,
    sorting,
    spot,
    story,
    write,
)
from tests.there import there

SERVICE_AS_TYPED = """
  - country: NO
    name: Helpline
    number: 0800
    site: https://example.org
    kinds: [helpline]
    for_whom: child
    as_of: 2024-12-17
"""
FAMILY_FILES = (NAMES, TOGETHER, AGREEMENT)


def loaded(root: Path, tree: Tree) -> Library:
    return load(write(root, tree))


def named(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


def ids(library: Library) -> list[str]:
    return [lesson.id for lesson in library.edition("en").in_order()]


def items(library: Library, lesson_id: str = "alpha") -> list[str]:
    found = library.edition("en").quizzes.get(lesson_id)
    return [item.id for item in found.items] if found else []


def family_texts(library: Library, language: str) -> tuple[str, str, str]:
    """A text of each of the files that a family uses together."""
    questions = there(library.edition(language).talk_questions).questions["truth"]
    return there(library.edition(language).names).words["word-0"], questions[0].text, there(library.edition(language).agreement).title


ENGLISH_TEXTS = ("Kind", "A moon is here. What do you like?", "What we say")

# Sound content


def test_sound_content_has_no_problems_and_is_all_there(tmp_path):
    library = loaded(tmp_path, small_tree(["beta", "alpha"]))
    assert named(library) == []
    assert ids(library) == ["beta", "alpha"]
    assert (len(items(library)), len(items(library, "beta"))) == (4, 4)
    assert set(library.facts) == {"alpha-start", "alpha-numbers", "beta-start", "beta-numbers"}
    assert library.edition("en").help.danger == "Call {number} for help."  # type: ignore[union-attr]
    assert list(library.editions) == ["en"]
    assert family_texts(library, "en") == ENGLISH_TEXTS


def test_texts_come_without_the_line_breaks_of_the_file_and_cards_keep_their_paragraphs(tmp_path):
    tree = small_tree()
    tree[ALPHA]["paths"]["7-9"]["tagline"] = "A short\n  line\n"
    tree[ALPHA]["paths"]["7-9"]["cards"][0]["text"] = "One.\n\nTwo.\n"
    part = there(loaded(tmp_path, tree).edition("en").lessons.get("alpha")).paths["7-9"]
    assert (part.tagline, part.cards[0].text) == ("A short line", "One.\n\nTwo.")


def test_items_of_every_type_are_read(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"] += [spot("alpha-7-spot"), story("alpha-7-story"), dilemma("alpha-7-dilemma"), *pair("alpha-7-pair")]
    library = loaded(tmp_path, tree)
    assert named(library) == []
    assert {item.type for item in there(library.edition("en").quizzes.get("alpha")).items} == set(ITEM_TYPES)


def test_what_a_school_adds_is_read_and_need_not_be_there(tmp_path):
    assert loaded(tmp_path, small_tree()).school is None
    contact = {"format_version": "1", "name": "Ms Okoye", "text": "Room 12", "number": "0800"}
    assert there(loaded(tmp_path, small_tree() | {SCHOOL: contact}).school).number == "0800"


@pytest.mark.parametrize("file", [TEACHING, SERVICES, SCHOOL, *FAMILY_FILES])
def test_what_stands_beside_the_lessons_takes_no_lesson_with_it_when_broken(tmp_path, file):
    library = loaded(tmp_path, small_tree() | {file: "format_version: 1\ncolour: blue\n"})
    assert {problem.file for problem in library.problems} == {file}
    assert ids(library) == ["alpha"]


def test_a_number_to_call_stays_as_it_was_written(tmp_path):
    tree = small_tree()
    tree[SERVICES] = "format_version: 1\nservices:\n" + SERVICE_AS_TYPED
    (service,) = there(loaded(tmp_path, tree).services).of("NO", "helpline")
    assert (service.number, service.checked) == ("0800", None)


def test_files_that_are_no_yaml_are_passed_over(tmp_path):
    library = loaded(tmp_path, small_tree() | {"quizzes/notes.txt": "later", "content/lessons/alpha.yaml~": "old"})
    assert named(library) == []


# Items


def test_sound_items_survive_beside_broken_ones_and_every_problem_is_named(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"][1]["strand"] = "swimming"
    tree[ALPHA_QUIZ]["items"][2]["key"] = ["a", "b"]
    library = loaded(tmp_path, tree)
    assert items(library) == ["alpha-7-identity-0", "alpha-7-identity-3"]
    assert [line.split(": ")[:2] for line in named(library)] == [
        [ALPHA_QUIZ, "alpha-7-identity-1 > strand"],
        [ALPHA_QUIZ, "alpha-7-identity-2"],
    ]


def test_an_item_without_an_id_is_named_by_its_place(tmp_path):
    tree = small_tree()
    del tree[ALPHA_QUIZ]["items"][2]["id"]
    tree[ALPHA_QUIZ]["items"][3] = "only text"
    library = loaded(tmp_path, tree)
    assert items(library) == ["alpha-7-identity-0", "alpha-7-identity-1"]
    assert [line.split(": ")[1] for line in named(library)] == ["3 > id", "4"]


def test_a_misspelt_field_is_a_problem(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"][0]["hnit"] = "Think."
    assert named(loaded(tmp_path, tree)) == [f"{ALPHA_QUIZ}: alpha-7-identity-0 > hnit: Extra inputs are not permitted"]


def test_an_item_that_rests_on_an_unknown_fact_is_left_out_and_named(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"][0]["source"] = "alpha-end"
    library = loaded(tmp_path, tree)
    assert items(library) == [f"alpha-7-identity-{n}" for n in (1, 2, 3)]
    assert named(library) == [f"{ALPHA_QUIZ}: alpha-7-identity-0: no fact is called 'alpha-end'"]


@pytest.mark.parametrize("field", ["path", "strand", "kind", "about_initiative", "sensitive"])
def test_an_item_of_the_course_that_leaves_out_what_the_course_asks_for_is_left_out_and_named(tmp_path, field):
    tree = small_tree()
    del tree[ALPHA_QUIZ]["items"][0][field]
    library = loaded(tmp_path, tree)
    assert named(library) == [f"{ALPHA_QUIZ}: alpha-7-identity-0 > {field}: Field required"]
    assert library.edition("en").item("alpha-7-identity-0") is None


def test_an_item_of_the_course_with_an_option_that_has_no_reason_is_left_out_and_named(tmp_path):
    tree = small_tree()
    del tree[ALPHA_QUIZ]["items"][0]["options"][1]["feedback"]
    assert named(loaded(tmp_path, tree)) == [f"{ALPHA_QUIZ}: alpha-7-identity-0 > options > b > feedback: Field required"]


def test_an_item_of_a_fact_without_a_source_is_left_out(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"][0]["kind"] = "fact"
    assert named(loaded(tmp_path, tree)) == [f"{ALPHA_QUIZ}: alpha-7-identity-0: kind: fact needs a source"]


def test_an_item_id_that_stands_in_two_quizzes_is_named_and_the_first_stays(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree["quizzes/beta.yaml"]["items"][0]["id"] = "alpha-7-identity-0"
    library = loaded(tmp_path, tree)
    assert named(library) == ["quizzes/beta.yaml: alpha-7-identity-0: this id stands there twice"]
    assert (len(items(library)), len(items(library, "beta"))) == (4, 3)


def test_an_item_id_that_stands_twice_in_one_quiz_is_named_and_the_first_stays(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"][1]["id"] = "alpha-7-identity-0"
    library = loaded(tmp_path, tree)
    assert named(library) == [f"{ALPHA_QUIZ}: alpha-7-identity-0: this id stands there twice"]
    assert len(items(library)) == 3


@pytest.mark.parametrize("nothing", [None, [], "", {"id": "one"}], ids=["missing", "empty", "blank", "no list"])
def test_a_quiz_without_items_is_named_and_its_lesson_stays(tmp_path, nothing):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"] = nothing
    if nothing is None:
        del tree[ALPHA_QUIZ]["items"]
    library = loaded(tmp_path, tree)
    assert [problem.file for problem in library.problems] == [ALPHA_QUIZ]
    assert (ids(library), library.edition("en").quizzes.get("alpha")) == (["alpha"], None)


def test_a_quiz_with_no_sound_item_names_the_items_and_nothing_that_is_not_so(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"] = [single_choice("one") | {"key": "z"}]
    assert named(loaded(tmp_path, tree)) == [f"{ALPHA_QUIZ}: one: key 'z' is not an option"]


# Quizzes and lessons


def test_a_quiz_that_says_another_lesson_than_its_file_is_named(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree[ALPHA_QUIZ]["lesson"] = "beta"
    library = loaded(tmp_path, tree)
    assert named(library) == [f"{ALPHA_QUIZ}: lesson: is 'beta', but the file is called 'alpha'"]
    assert (items(library), len(items(library, "beta"))) == ([], 4)


def test_a_quiz_without_a_lesson_is_named(tmp_path):
    library = loaded(tmp_path, small_tree() | {"quizzes/gamma.yaml": quiz("gamma", [sorting("gamma-7-one")])})
    assert named(library) == ["quizzes/gamma.yaml: lesson: no sound lesson is called 'gamma'"]


def test_a_lesson_may_stand_without_a_quiz(tmp_path):
    tree = small_tree()
    del tree[ALPHA_QUIZ]
    library = loaded(tmp_path, tree)
    assert (named(library), ids(library), library.edition("en").quizzes.get("alpha")) == ([], ["alpha"], None)


def test_a_broken_lesson_leaves_the_others(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree[ALPHA]["sensitive"] = "perhaps"
    tree[ALPHA]["adult"]["talk_cards"].pop()
    library = loaded(tmp_path, tree)
    assert (ids(library), len(items(library, "beta"))) == (["beta"], 4)
    assert {problem.where for problem in library.problems if problem.file == ALPHA} == {"sensitive", "adult"}


def test_a_lesson_that_is_no_yaml_leaves_the_others(tmp_path):
    library = loaded(tmp_path, small_tree(["alpha", "beta"]) | {ALPHA: "id: 'alpha\n"})
    assert ids(library) == ["beta"]
    assert named(library)[0].startswith(f"{ALPHA}: line 2: ")


def test_a_lesson_whose_id_is_not_its_file_name_is_named_and_left_out(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree[ALPHA]["id"] = "beta"
    library = loaded(tmp_path, tree)
    assert f"{ALPHA}: id: is 'beta', but the file is called 'alpha'" in named(library)
    assert ids(library) == ["beta"]


def test_a_lesson_that_the_course_does_not_list_is_named_and_left_out(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree[COURSE]["lessons"] = ["beta"]
    library = loaded(tmp_path, tree)
    assert f"{ALPHA}: id: is not in the lessons of course.yaml, so nobody would find it" in named(library)
    assert ids(library) == ["beta"]


def test_a_listed_lesson_without_a_file_is_named(tmp_path):
    tree = small_tree(["alpha", "beta"])
    del tree[ALPHA], tree[ALPHA_QUIZ], tree[ALPHA_FACTS]
    library = loaded(tmp_path, tree)
    assert named(library) == [f"{COURSE}: lessons: 'alpha' has no file {ALPHA}"]
    assert ids(library) == ["beta"]


def test_a_listed_lesson_whose_file_is_broken_is_not_called_missing(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree[ALPHA]["name"] = ""
    assert not any(problem.file == COURSE for problem in loaded(tmp_path, tree).problems)


def test_a_lesson_that_states_unknown_facts_is_left_out_and_each_fact_is_named(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree[ALPHA]["paths"]["7-9"]["cards"][1]["sources"] = ["alpha-middle"]
    tree[ALPHA]["adult"]["background"][0]["sources"] = ["alpha-end"]
    library = loaded(tmp_path, tree)
    assert named(library)[:2] == [f"{ALPHA}: sources: no fact is called '{name}'" for name in ("alpha-middle", "alpha-end")]
    assert ids(library) == ["beta"]


def test_a_fact_id_that_stands_in_two_sheets_is_named(tmp_path):
    tree = small_tree(["alpha", "beta"])
    tree["content/facts/beta.yaml"]["facts"].append(tree[ALPHA_FACTS]["facts"][0] | {"claim": "It began in 1912."})
    library = loaded(tmp_path, tree)
    assert any("alpha-start" in line for line in named(library))
    assert library.facts["alpha-start"].claim == "It began in 2012."


def test_a_fact_sheet_called_otherwise_than_its_lesson_is_named(tmp_path):
    tree = small_tree()
    tree["content/facts/gamma.yaml"] = tree.pop(ALPHA_FACTS)
    assert "content/facts/gamma.yaml: lesson: is 'alpha', but the file is called 'gamma'" in named(loaded(tmp_path, tree))


# What the whole course rests on


@pytest.mark.parametrize(
    "content",
    [None, "", "lessons: [alpha\n", "format_version: 1\n"],
    ids=["missing", "empty", "no yaml", "not complete"],
)
def test_without_a_sound_course_file_the_library_is_empty_and_says_why(tmp_path, content):
    tree = small_tree()
    del tree[COURSE]
    if content is not None:
        tree[COURSE] = content
    library = loaded(tmp_path, tree)
    assert library.is_empty
    assert {problem.file for problem in library.problems} == {COURSE}


def test_an_empty_folder_gives_an_empty_library_with_a_problem(tmp_path):
    library = load(tmp_path)
    assert (library.is_empty, named(library)) == (True, [f"{COURSE}: cannot be opened: No such file or directory"])


def test_a_course_that_lacks_names_says_which(tmp_path):
    tree = small_tree()
    del tree[COURSE]["strands"]["truth"], tree[COURSE]["paths"]["7-9"]
    (line,) = named(loaded(tmp_path, tree))
    assert line == f"{COURSE}: missing or doubled: paths: 7-9, strands: truth"


def test_without_help_the_lessons_are_served_and_the_problem_is_named(tmp_path):
    tree = small_tree()
    del tree[HELP]
    library = loaded(tmp_path, tree)
    assert (ids(library), library.edition("en").help) == (["alpha"], None)
    assert [problem.file for problem in library.problems] == [HELP]


def test_a_case_that_rests_on_an_unknown_fact_is_named_and_left_out_and_the_rest_of_help_is_there(tmp_path):
    tree = small_tree()
    case = {"title": "It is so", "say": "I am here.", "steps": {"a": "A.", "b": "B.", "c": "C."}, "never": "Shout."}
    tree[HELP]["cases"] = [{"id": "sound", "sources": [], **case}, {"id": "made-up", "sources": ["no-such-fact"], **case}]
    library = loaded(tmp_path, tree)
    assert named(library) == [f"{HELP}: sources: no fact is called 'no-such-fact'"]
    assert [one.id for one in there(library.edition("en").help).cases] == ["sound"]


def test_first_words_that_rest_on_an_unknown_fact_are_named_and_not_shown(tmp_path):
    tree = small_tree()
    words = tree[FIRST_WORDS] = json.loads(json.dumps(first_words()))
    words["situations"][0]["sources"] = ["nobody-says-so"]
    library = loaded(tmp_path, tree)
    assert named(library) == [f"{FIRST_WORDS}: sources: no fact is called 'nobody-says-so'"]
    assert library.edition("en").first_words is None


# Languages


def test_a_second_language_is_served_in_its_own_words_and_else_in_english(tmp_path):
    tree = small_tree()
    names = [("alpha/name", "Alpha", "Alpha auf Deutsch"), ("alpha/full_name", "Alpha against Storms", "Alpha gegen Stürme")]
    tree[GERMAN] = po([*names, ("talk_questions/teach_prompts/teach-0/text", "What would you say?", "Was sagst du?")])
    made, problems = load_catalogs(write(tmp_path, tree) / "content")
    library = load(tmp_path, [made["de"]], problems)
    assert (list(library.editions), named(library)) == (["en", "de"], [])
    assert [library.edition(language).lessons["alpha"].name for language in ("de", "en")] == ["Alpha auf Deutsch", "Alpha"]
    assert library.edition("de").bank("alpha", "7-9") == library.edition("en").bank("alpha", "7-9")
    assert library.edition("de").locale.code == "de"


def test_what_is_wrong_with_a_language_is_named_and_the_rest_is_served(tmp_path):
    tree = small_tree() | {GERMAN: po([("alpha/name", "Alpha", "![](x)")])}
    made, problems = load_catalogs(write(tmp_path, tree) / "content")
    library = load(tmp_path, [made["de"]], problems)
    assert [problem.where for problem in library.problems] == ["alpha/name"]
    assert library.edition("de").lessons.get("alpha") == library.edition("en").lessons.get("alpha")


# What a family uses together


@pytest.mark.parametrize("file", FAMILY_FILES)
@pytest.mark.parametrize("content", [None, "", "parts: [\n", "format_version: 1\n"], ids=["missing", "empty", "no yaml", "not complete"])
def test_a_family_file_that_is_not_sound_is_named_and_takes_no_other_with_it(tmp_path, file, content):
    tree = small_tree()
    del tree[file]
    if content is not None:
        tree[file] = content
    library = loaded(tmp_path, tree)
    assert {problem.file for problem in library.problems} == {file}
    assert ids(library) == ["alpha"]
    found = {NAMES: library.edition("en").names, TOGETHER: library.edition("en").talk_questions, AGREEMENT: library.edition("en").agreement}
    assert [name for name in found if found[name] is None] == [file]


def test_a_sentence_without_an_id_is_named_by_its_part_and_place(tmp_path):
    tree = small_tree()
    del tree[AGREEMENT]["parts"][2]["sentences"][1]["id"]
    assert named(loaded(tmp_path, tree)) == [f"{AGREEMENT}: parts > part-2 > sentences > 2 > id: Field required"]


# Whatever is in the files, the app starts


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return tmp_path_factory.mktemp("desk")


def cut_short(root: Path, name: str, end: int) -> Library:
    """The library while ``name`` is cut off after ``end`` bytes."""
    whole = (root / name).read_bytes()
    try:
        (root / name).write_bytes(whole[:end])
        return load(root)
    finally:
        (root / name).write_bytes(whole)


def test_a_quiz_cut_off_at_any_byte_never_raises_and_leaves_its_lesson(desk):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"] = [single_choice("one")]
    write(desk, tree)
    libraries = [cut_short(desk, ALPHA_QUIZ, end) for end in range((desk / ALPHA_QUIZ).stat().st_size - 1)]
    assert all(ids(library) == ["alpha"] for library in libraries)
    assert all(library.problems for library in libraries)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.data())
def test_any_file_cut_off_anywhere_never_raises(desk, data):
    tree = small_tree()
    write(desk, tree)
    name = data.draw(st.sampled_from([name for name in tree if name.endswith(".yaml") and "writing_rules" not in name]))
    end = data.draw(st.integers(0, (desk / name).stat().st_size))
    library = cut_short(desk, name, end)
    assert library.is_empty or ids(library) == ["alpha"]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.data())
def test_any_value_put_anywhere_never_raises(desk, data):
    tree = small_tree()
    name = data.draw(st.sampled_from([name for name in tree if isinstance(tree[name], dict)]))
    place = tree[name]
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())):
            break
        place = place[key]
    place[key] = data.draw(st.sampled_from(["", "text", [], {}, ["a"], {"id": "a"}, {"id": ["a"]}, [[]], [{}], "a" * 99]))
    library = load(write(desk, tree))
    assert library.is_empty or ids(library) == ["alpha"]
