"""What a family reads together, as texts to judge: names, talk questions, the agreement. Every path reads them."""

from collections.abc import Iterator

from author.context import Context, Passage
from author.reading.writing_rules import Reader
from beacons.domain.course.agreement_text import AgreementPart, AgreementStep, AgreementText
from beacons.domain.course.talk_questions import TalkPrompt, TalkQuestion, TalkQuestions
from beacons.domain.path import ChildPath

NAMES_FILE = "content/family/names.yaml"
TOGETHER_FILE = "content/family/together.yaml"
AGREEMENT_FILE = "content/family/agreement.yaml"
EVERYONE: Reader = "7-9"
"""The youngest reads over the shoulder, also what is written for the grown-ups."""


def every_question(found: TalkQuestions) -> tuple[TalkQuestion, ...]:
    """The questions of all strands, without the prompts for teaching."""
    return tuple(question for questions in found.questions.values() for question in questions)


def every_prompt(context: Context, path: ChildPath) -> tuple[TalkPrompt, ...]:
    """All that a path's children and grown-ups are given to talk about: questions, prompts for teaching, the lessons' talk cards."""
    found = context.talk_questions()
    cards = (card for lesson in context.lessons() for card in lesson.adult.talk_cards)
    return (*found.about(None, path), *found.teach_prompts, *cards) if found else tuple(cards)


def family_passages(context: Context) -> Iterator[Passage]:
    """Every text with its reader."""
    if names := context.children_names():
        for word in (*names.words.values(), *names.animals.values()):
            yield NAMES_FILE, word, EVERYONE, word.lower()  # a capital would hide it from the dictionary
    if questions := context.talk_questions():
        for question in (*every_question(questions), *questions.teach_prompts):
            yield TOGETHER_FILE, question.id, EVERYONE, question.text
        yield TOGETHER_FILE, "follow_ups", "adult", " ".join(questions.follow_ups.values())
    if agreement := context.agreement():
        yield AGREEMENT_FILE, "intro", EVERYONE, f"{agreement.title}. {agreement.intro}"
        for part in agreement.parts:
            yield AGREEMENT_FILE, part.id, EVERYONE, f"{part.heading}. {part.question}"
            for sentence in every_sentence(part):
                yield AGREEMENT_FILE, sentence.id, EVERYONE, sentence.text


def talk_text(found: TalkQuestions) -> str:
    """All questions and prompts as one text."""
    return "\n\n".join(question.text for question in (*every_question(found), *found.teach_prompts))


def every_sentence(part: AgreementPart) -> list[AgreementStep]:
    """All that can be agreed on in a part, and what the grown-ups promise there; a sentence before its steps."""
    return [one for sentence in (*part.sentences, *part.adults) for one in (sentence, *sentence.steps)]


def childrens_text(agreement: AgreementText) -> str:
    """All of the agreement that is not said by the grown-ups, as one text."""
    parts = [
        [part.heading, part.question, *(one.text for sentence in part.sentences for one in (sentence, *sentence.steps))]
        for part in agreement.parts
    ]
    return "\n\n".join([agreement.title, agreement.intro, *(text for part in parts for text in part)])


def grown_ups_text(agreement: AgreementText) -> str:
    """All that the grown-ups promise, as one text."""
    return "\n\n".join(sentence.text for part in agreement.parts for sentence in part.adults)
