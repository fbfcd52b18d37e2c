"""All rules over all content."""

from pathlib import Path

from author.context import Context, Rule
from author.finding import Finding
from author.reading.writing_rules import WritingRules
from author.rules import (
    dilemma_rules,
    family_rules,
    feedback_rules,
    guessing_rules,
    help_rules,
    idea_rules,
    item_rules,
    lesson_rules,
    quiz_rules,
    real_or_trick_rules,
    spelling_rules,
    sureness_rules,
    voice_rules,
    wording_rules,
)
from author.rules.grown_ups import claim_rules, plan_rules, statement_rules
from beacons.domain.course.library import Library, Problem
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.storage.catalogs import load_catalogs
from beacons.storage.content_files import load
from beacons.storage.kept_yaml import read
from beacons.storage.validation import validate

RULES: tuple[Rule, ...] = (
    wording_rules.barred_words,
    wording_rules.blaming_words,
    wording_rules.statistics_of_harm,
    wording_rules.full_names,
    spelling_rules.spelling,
    voice_rules.contractions,
    voice_rules.stiff_words,
    lesson_rules.lesson_shape,
    lesson_rules.readability,
    lesson_rules.grades_of_the_path,
    lesson_rules.lengths,
    lesson_rules.briefings,
    lesson_rules.pictures,
    lesson_rules.option_pictures,
    lesson_rules.sources,
    lesson_rules.unused_facts,
    lesson_rules.links,
    sureness_rules.disputed_facts_say_how_sure_they_are,
    item_rules.right_for_the_course,
    item_rules.item_lengths,
    item_rules.not_too_many_parts,
    item_rules.even_options,
    item_rules.clear_wording,
    item_rules.own_feedback,
    feedback_rules.few_concessions,
    feedback_rules.no_praise_of_the_person,
    feedback_rules.varied_openings,
    help_rules.help_cards_hold_the_order,
    help_rules.no_scored_help_order,
    help_rules.every_picture_of_a_body_is_said_in_words,
    quiz_rules.enough_items,
    quiz_rules.a_screen_may_be_fine,
    quiz_rules.sensitive_items_are_announced,
    guessing_rules.no_length_tells_the_key,
    guessing_rules.no_place_tells_the_key,
    guessing_rules.a_reason_is_no_sign,
    guessing_rules.a_lone_adult_is_no_sign,
    guessing_rules.no_tricks_win,
    guessing_rules.hints_do_not_name_the_key,
    quiz_rules.every_strand_is_covered,
    real_or_trick_rules.pairs_are_whole,
    real_or_trick_rules.halves_are_alike,
    real_or_trick_rules.cues_decide_nothing,
    real_or_trick_rules.difficulty_is_spread,
    real_or_trick_rules.neither_half_is_always_real,
    real_or_trick_rules.strands_are_mixed,
    real_or_trick_rules.screens_stand_alone,
    idea_rules.the_idea_carries_the_quiz,
    idea_rules.every_item_is_prepared,
    plan_rules.plan_shape,
    plan_rules.plan_items,
    plan_rules.plan_recall,
    plan_rules.plan_term,
    plan_rules.nobody_is_seen,
    plan_rules.plan_texts,
    dilemma_rules.both_sides_have_room,
    dilemma_rules.nobody_is_left_in_danger,
    dilemma_rules.two_who_differ,
    dilemma_rules.one_for_each_lesson,
    family_rules.family_readability,
    family_rules.enough_talk_questions,
    family_rules.near_questions,
    family_rules.varied_beginnings,
    family_rules.five_moves,
    family_rules.open_questions,
    family_rules.agreement_shape,
    family_rules.agreement_tone,
    statement_rules.statements_stand,
    statement_rules.marks_are_carried,
    statement_rules.no_statement_is_missing,
    claim_rules.no_claims_of_effect,
    claim_rules.no_outdated_frameworks,
)


def check(root: Path, only: str | None = None) -> tuple[list[Problem], list[Finding], str]:
    """Problems of the files, findings of the rules, and one line that sums up.

    ``only`` is a lesson id: other lessons' files are passed over. Raises ``ValueError`` where the word lists or
    the interface are broken.
    """
    _, of_languages = load_catalogs(root / "content")
    library = load(root, problems=of_languages)
    problems = [p for p in library.problems if only is None or Path(p.file).stem in (only, "course") or only in p.message]
    if only and not library.is_empty and library.edition(SOURCE_LANGUAGE).lessons.get(only) is None and not problems:
        problems = [Problem("content/course.yaml", "lessons", f"no lesson is called '{only}'")]
    context = None if library.is_empty else Context(root, library, writing_rules(root), only)
    findings = [finding for rule in RULES for finding in rule(context)] if context else []
    return problems, findings, _summary(library, only, len(problems) + len(findings))


def writing_rules(root: Path) -> WritingRules:
    """The word lists of the source language. Raises ``ValueError`` where the file is broken."""
    file = root / "content" / "writing_rules.yaml"
    rules, problems = validate(WritingRules, read(file), file.name)
    if rules is None:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return rules


def _summary(library: Library, only: str | None, count: int) -> str:
    lessons = [] if library.is_empty else [le for le in library.edition(SOURCE_LANGUAGE).in_order() if only in (None, le.id)]
    quizzes = [library.edition(SOURCE_LANGUAGE).quizzes.get(lesson.id) for lesson in lessons]
    items = sum(len(quiz.items) for quiz in quizzes if quiz)
    live = ""
    if library.services and only is None:
        checked, services = library.services.checked
        live = f"; {checked} of {services} help services checked live (docs/checking-helplines.md)"
    return f"{len(lessons)} lessons, {items} items, {len(library.facts)} facts: {count or 'nothing'} to mend{live}"
