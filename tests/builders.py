"""Sound objects of the domain by default; a test names only what it is about.

``a_single_choice(key="hide")`` is a whole item that differs in its key. What a builder makes has been validated, so a
broken value raises ``ValidationError`` right there.
"""

from typing import Any, get_args

from beacons.domain.catalog import Catalog, Message, by_id
from beacons.domain.course.agreement_text import AgreementPart, AgreementText
from beacons.domain.course.course import Course
from beacons.domain.course.edition import Edition
from beacons.domain.course.facts import Fact, FactSheet
from beacons.domain.course.first_words import FirstWords
from beacons.domain.course.help import Help
from beacons.domain.course.helplines import CountryService, Services
from beacons.domain.course.lesson import AdultLayer, Card, Lesson, PathLesson
from beacons.domain.course.library import Library
from beacons.domain.course.names import ANIMALS, WORDS, Names
from beacons.domain.course.quiz import Quiz
from beacons.domain.course.talk_questions import TalkQuestions
from beacons.domain.course.teaching import TeacherLayer, Teaching
from beacons.domain.household.family import Agreement, Family, Reader
from beacons.domain.household.own_item import OwnItem, OwnOption
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.domain.household.together import TalkRecord, Together, Turn
from beacons.domain.household.together_draw import begin
from beacons.domain.item import Item, Option
from beacons.domain.model import Model
from beacons.domain.paired import Mock, MockPart
from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.domain.practice.attempt import Answer, Attempt, past_dropped
from beacons.domain.practice.criterion import CRITERION, StrandMastery
from beacons.domain.practice.progress import Progress, ReadingPlace
from beacons.domain.response import Response
from beacons.domain.strand import STRANDS, Cluster, Strand
from beacons.domain.text import SOURCE_LANGUAGE, Locale, TextId
from beacons.items import ITEM_TYPES
from beacons.items.dilemma.item import Dilemma, Role, Way
from beacons.items.multiple_choice.item import MultipleChoice
from beacons.items.ordering.item import Ordering
from beacons.items.real_or_trick.item import RealOrTrick
from beacons.items.single_choice.item import SingleChoice
from beacons.items.sorting.item import Box, Sorting
from beacons.items.spot.item import Part, Spot
from beacons.items.story.item import Choice, Scene, Story
from tests.there import there

NOW = 1_764_000_000
"""A moment, in seconds since 1970."""

OPEN = {"move": "open", "follow_up": "repeat"}
"""What every talk prompt must say of itself."""


def options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(id=i, text=f"Text of {i}", feedback=f"Reason of {i}") for i in ids)


def parts(*ids: str) -> tuple[Part, ...]:
    return tuple(Part(**option.model_dump(), part="line") for option in options(*ids))


def boxes(*ids: str) -> tuple[Box, ...]:
    return tuple(Box(id=i, text=f"Box {i}") for i in ids)


def _shared(item_id: str) -> dict[str, Any]:
    return {
        "id": item_id,
        "path": "7-9",
        "strand": "help",
        "kind": "scenario",
        "about_initiative": False,
        "sensitive": "none",
        "stem": "A message makes you feel strange. What is the best first step?",
    }


def a_single_choice(item_id: str = "strange-message", **changes: Any) -> SingleChoice:
    own = {"type": "single_choice", "options": options("hide", "tell", "reply"), "key": "tell"}
    return SingleChoice(**{**_shared(item_id), **own, **changes})


def a_multiple_choice(item_id: str = "two-good-steps", **changes: Any) -> MultipleChoice:
    own = {"type": "multiple_choice", "options": options("tell", "reply", "block", "hide"), "key": ("tell", "block")}
    return MultipleChoice(**{**_shared(item_id), **own, **changes})


def an_ordering(item_id: str = "first-to-last", **changes: Any) -> Ordering:
    own = {"type": "ordering", "options": options("tell", "stop", "save"), "key": ("stop", "save", "tell")}
    return Ordering(**{**_shared(item_id), **own, **changes})


def a_sorting(item_id: str = "kind-or-not", **changes: Any) -> Sorting:
    key = {"thanks": "kind", "loser": "hurts", "well-done": "kind", "go-away": "hurts"}
    own = {"type": "sorting", "options": options(*key), "boxes": boxes("kind", "hurts"), "key": key}
    return Sorting(**{**_shared(item_id), **own, **changes})


def a_spot(item_id: str = "odd-message", **changes: Any) -> Spot:
    own = {
        "type": "spot",
        "screen": "message",
        "title": "A message",
        "options": parts("hello", "prize", "hurry", "link"),
        "key": ("prize", "link"),
    }
    return Spot(**{**_shared(item_id), **own, **changes})


def choices(ways: dict[str, str], *, helping: tuple[str, ...]) -> tuple[Choice, ...]:
    """Choices and where each leads; those named help."""
    shown = {option.id: option.model_dump(exclude={"picture"}) for option in options(*ways)}
    return tuple(Choice(**shown[i], to=to, helps=i in helping) for i, to in ways.items())


def scenes(offers: dict[str, tuple[str, ...]]) -> tuple[Scene, ...]:
    return tuple(Scene(id=i, text=f"Scene {i}", options=offered) for i, offered in offers.items())


STORY_WAYS = {"ask": "club", "hide": "club", "wait": "home", "tell": "end", "sleep": "late", "call": "end", "stay": "end"}
STORY_HELPS = ("ask", "wait", "tell", "call")
STORY_SCENES = {"start": ("ask", "hide"), "club": ("wait",), "home": ("tell", "sleep"), "late": ("call", "stay"), "end": ()}


def a_story(item_id: str = "the-club", **changes: Any) -> Story:
    """Three decisions to the end, or four for one who sleeps on it: start, club, home, (late), end."""
    own = {"type": "story", "scenes": scenes(STORY_SCENES), "options": choices(STORY_WAYS, helping=STORY_HELPS)}
    return Story(**{**_shared(item_id), **own, **changes})


def ways(*ids: str) -> tuple[Way, ...]:
    sides = ("gains", "pays", "reason_for", "reason_against")
    return tuple(Way(id=i, text=f"Text of {i}", **{side: f"{side} of {i}" for side in sides}) for i in ids)


def a_dilemma(item_id: str = "whose-song", **changes: Any) -> Dilemma:
    roles = (Role(id="maker", text="You made it."), Role(id="other", text="You want to use it."))
    own = {"type": "dilemma", "roles": roles, "options": ways("tell", "wait", "share"), "values": "fair, free"}
    return Dilemma(**{**_shared(item_id), **own, "floor": "Whoever made it is asked.", "question": "And if it was yours?", **changes})


KEYED_TYPES = {name: made for name, made in ITEM_TYPES.items() if made.traits.keyed}


def one_without_key_of_each_type() -> tuple[Item, ...]:
    return (a_dilemma(),)


RT_CHOICES = ("real", "trick", "go-on", "check", "show")


def mock_parts(*texts: str) -> tuple[MockPart, ...]:
    return tuple(MockPart(id=f"part-{n}", part="line", text=text) for n, text in enumerate(texts))


def a_real_or_trick(item_id: str = "two-seats-a", **changes: Any) -> RealOrTrick:
    """A trick where nothing else is said."""
    named = {"real": "Real", "trick": "A trick"}
    shown = tuple(option.model_copy(update={"text": named.get(option.id, option.text)}) for option in options(*RT_CHOICES))
    own = {
        "type": "real_or_trick",
        "pair": item_id[:-2],
        "genuine": False,
        "difficulty": 1,
        "cues": ("hurry",),
        "mock": Mock(screen="page", parts=mock_parts("Two seats left", "Pay by gift card")),
        "options": shown,
    }
    return RealOrTrick(**{**_shared(item_id), **own, **changes})


def a_pair(pair: str = "two-seats", *, real: str = "a", **changes: Any) -> tuple[RealOrTrick, RealOrTrick]:
    """Both halves of a pair; ``real`` says which of them is."""
    one, other = (a_real_or_trick(f"{pair}-{half}", genuine=half == real, **changes) for half in "ab")
    return one, other


def one_of_each_type() -> tuple[Item, ...]:
    """Of each type with a key: there a response can be right."""
    return a_single_choice(), a_multiple_choice(), an_ordering(), a_sorting(), a_spot(), a_story(), a_real_or_trick()


def right_response(item: Item) -> Response:
    """The response that the key asks for; where there is none, the first choice."""
    if isinstance(item, Story):
        way: tuple[str, ...] = ()
        while not item.is_complete(way):
            way += (next(i for i in there(item.scene_after(way)).options if item.choice(i).helps),)
        return way
    if isinstance(item, RealOrTrick):
        return ("real" if item.genuine else "trick", "check")
    return item.right_response or item.option_ids[:1]


def a_quiz(*items: Item, **changes: Any) -> Quiz:
    return Quiz(**{"format_version": "1", "lesson": "safe-harbour", "items": items or one_of_each_type(), **changes})


def a_catalog(*messages: tuple[TextId, str, str], code: str = "de", **changes: Any) -> Catalog:
    """A language in which these texts are said: id, the English it was made from, translation."""
    return Catalog({}, Locale(code), by_id((one, Message(english, (text,))) for one, english, text in messages), **changes)


def marked(part: Model, at: TextId = "", code: str = "de") -> Catalog:
    """A language in which every text of a part is the English with the language's code before it."""
    return a_catalog(*((one, english, f"{code}: {english}") for one, english in part.texts(at)), code=code)


def a_card(card_id: str = "what", **changes: Any) -> Card:
    shared = {"id": card_id, "about": "what", "title": "What it is", "picture": "lamp", "text": "A short text.", "sources": ()}
    return Card(**{**shared, **changes})


def cards(*ids: str) -> tuple[Card, ...]:
    """Cards of which the last is about help, as it must be."""
    return tuple(a_card(card_id, about="help" if card_id == ids[-1] else "what") for card_id in ids)


def a_path_lesson(**changes: Any) -> PathLesson:
    return PathLesson(**{"tagline": "A light for you.", "minutes": 8, "cards": cards("what", "who", "why", "help"), **changes})


def an_adult_layer(**changes: Any) -> AdultLayer:
    own = {
        "tagline": "What it is, and how to talk about it.",
        "background": [{"id": "who", "heading": "Who they are", "text": "A body of many states.", "sources": ()}],
        "child_reads": "The child reads what it is.",
        "questions": [{"id": f"question-{n}", "question": f"Question {n}?", "answer": f"Answer {n}."} for n in (1, 2, 3)],
        "talk_cards": [
            {"id": kind.replace("_", "-"), "kind": kind, "text": f"A card to {kind}.", **OPEN} for kind in ("warm_up", "idea", "act")
        ],
    }
    return AdultLayer(**{**own, **changes})


def a_lesson(lesson_id: str = "safe-harbour", **changes: Any) -> Lesson:
    own = {
        "format_version": "1",
        "id": lesson_id,
        "name": "Safe Harbour",
        "full_name": "The Safe Harbour Initiative",
        "sensitive": "none",
        "paths": {path: a_path_lesson() for path in CHILD_PATHS},
        "adult": an_adult_layer(),
    }
    return Lesson(**{**own, **changes})


def a_course(*lesson_ids: str, **changes: Any) -> Course:
    own = {
        "format_version": "1",
        "lessons": lesson_ids or ("safe-harbour",),
        "one_thing": {
            i: {"said": f"I know {i}.", "covered": f"what {i} is", "away": f"Draw {i}."}
            for i in changes.get("lessons", lesson_ids) or ("safe-harbour",)
        },
        "paths": {path: {"name": f"Path {path}", "about": "How much there is to read."} for path in CHILD_PATHS},
        "clusters": {cluster: f"Cluster {cluster}" for cluster in get_args(Cluster)},
        "strands": {strand: {"child": f"My {strand}", "adult": f"About {strand}"} for strand in STRANDS},
    }
    return Course(**{**own, **changes})


def a_fact(fact_id: str = "founded", **changes: Any) -> Fact:
    own = {
        "id": fact_id,
        "claim": "It was founded on 5 December 2012.",
        "as_of": "2012-12-05",
        "confidence": "high",
        "audience": "all",
        "source": {"title": "Press release", "url": "https://example.org/press"},
    }
    return Fact(**{**own, **changes})


def a_fact_sheet(*facts: Fact, **changes: Any) -> FactSheet:
    return FactSheet(**{"format_version": "1", "lesson": "safe-harbour", "facts": facts or (a_fact(),), **changes})


def a_directory(**changes: Any) -> dict[str, Any]:
    own = {"id": "lines", "name": "Lines", "kind": "helpline", "for_whom": "child", "what": "Someone to talk to.", "as_of": "2025"}
    return {**own, "url": "https://example.org/help", **changes}


def an_order(path: ChildPath, **changes: Any) -> dict[str, Any]:
    """The help order of a path, as a content file has it."""
    steps = ("stop", "tell", "together") if path == "7-9" else ("stop", "tell", "keep", "report", "block")
    own = {
        "who": {"adult": "Tell an adult you trust."},
        "in_short": "Stop. Tell.",
        "afterwards": "Rest.",
        "not_at_home": "Tell someone outside.",
    }
    return {**own, "steps": [{"id": step, "title": step.title(), "text": f"How to {step}."} for step in steps], **changes}


def a_situation(situation_id: str = "trick", **changes: Any) -> dict[str, Any]:
    """A situation of the first words, as a content file has it."""
    texts = ("title", "say", "show", "write", "helps", "never")
    paths = {path: {text: f"{text} {situation_id} {path}" for text in texts} for path in CHILD_PATHS}
    reply = {"say": "Thank you.", "act": "Keep it.", "never": "Don't shout."}
    return {"id": situation_id, "title": situation_id, "paths": paths, "reply": reply, "sources": (), **changes}


def some_first_words(*situations: dict[str, Any], **changes: Any) -> FirstWords:
    shared = {"happens_next": {"listen": "They listen."}, "moods": ({"id": "busy", "title": "Busy?", "text": "Ask when."},)}
    own = {
        "format_version": "1",
        "grown_up": "Listen.",
        "grown_up_steps": {"calm": "Stay calm."},
        "paths": dict.fromkeys(CHILD_PATHS, shared),
    }
    return FirstWords(**{**own, "situations": situations or (a_situation(),), **changes})


def a_help(**changes: Any) -> Help:
    own = {
        "format_version": "1",
        "any_time": "You can tell at any point.",
        "danger": "In danger? Call {number}.",
        "danger_anywhere": "In danger? Call 999 in the UK.",
        "danger_unknown": "In danger? Call the emergency number.",
        "orders": {path: an_order(path) for path in CHILD_PATHS},
        "good_to_know": {},
        "directories": [a_directory()],
    }
    return Help(**{**own, **changes})


def a_service(**changes: Any) -> CountryService:
    own = {
        "country": "NO",
        "name": "Listening",
        "site": "https://example.org",
        "kinds": ("helpline",),
        "for_whom": "child",
        "as_of": "2025",
    }
    return CountryService(**{**own, **changes})


def services(*found: CountryService, **changes: Any) -> Services:
    return Services(**{"format_version": "1", "services": found, **changes})


def a_teacher_layer(**changes: Any) -> TeacherLayer:
    own = {
        "objectives": {"tell": "Names someone to tell.", "block": "Knows how to block."},
        "prepare": {"read": "Read the lesson."},
        "plan_30": ({"id": "talk", "minutes": 10, "what": "Talk."}, {"id": "do", "minutes": 20, "what": "Do."}),
        "plan_45": ({"id": "all", "minutes": 45, "what": "Talk and do."},),
        "hard_questions": ({"id": "why", "question": "Why?", "answer": "Because."},),
    }
    return TeacherLayer(**{**own, **changes})


def a_teaching(**changes: Any) -> Teaching:
    own = {
        "format_version": "1",
        "before": {"rules": "Read your school's rules."},
        "ground_rules": {"pass": "Nobody has to tell."},
        "disclosure": {"listen": "Listen."},
    }
    return Teaching(**{**own, **changes})


def an_edition(*lesson_ids: str, **changes: Any) -> Edition:
    """A course in English with these lessons, each with a quiz."""
    course = a_course(*lesson_ids)
    own = {
        "course": course,
        "help": a_help(),
        "first_words": some_first_words(),
        "teaching": a_teaching(),
        "lessons": {i: a_lesson(i) for i in course.lessons},
        "quizzes": {i: a_quiz(lesson=i) for i in course.lessons},
    }
    return Edition(**{**own, **changes})


def a_library(**editions: Edition) -> Library:
    """A library with these languages, and English in any case."""
    return Library({SOURCE_LANGUAGE: an_edition(), **editions})


def an_answer(item_id: str = "one", **changes: Any) -> Answer:
    return Answer(**{"item_id": item_id, "response": ("tell",), "earned": 1, "possible": 1, "at": NOW, **changes})


def an_attempt(attempt_id: str = "first", *, right: int = 0, wrong: int = 0, **changes: Any) -> Attempt:
    """An attempt at three items of which the first were answered: so many right, then so many wrong; those dropped are passed over."""
    at, item_ids, dropped = changes.get("at", NOW), changes.get("item_ids", ("one", "two", "three")), changes.get("dropped", ())
    asked = [item_id for item_id in item_ids if item_id not in dropped][: right + wrong]
    answers = tuple(an_answer(i, earned=int(n < right), at=at + n) for n, i in enumerate(asked))
    place = past_dropped(item_ids, dropped, item_ids.index(asked[-1]) + 1 if asked else 0)
    own = {"id": attempt_id, "quiz_id": "safe-harbour", "path": "7-9", "item_ids": item_ids, "at": at}
    return Attempt(**{**own, "answers": answers, "place": place, **changes})


def a_finished_attempt(attempt_id: str = "first", *, right: int = 3, of: int = 3, **changes: Any) -> Attempt:
    """An attempt gone through to its end, with so many right of so many."""
    return an_attempt(attempt_id, right=right, wrong=of - right, item_ids=tuple(f"item-{n}" for n in range(of)), **changes)


def a_place(lesson_id: str = "safe-harbour", **changes: Any) -> ReadingPlace:
    return ReadingPlace(**{"lesson_id": lesson_id, "path": "7-9", "card": 1, "cards": 4, "at": NOW, **changes})


def a_progress(*attempts: Attempt, **changes: Any) -> Progress:
    return Progress(**{"path": "7-9", "path_at": NOW, "attempts": attempts, **changes})


def a_mastery(strand: Strand = "help", **changes: Any) -> StrandMastery:
    return StrandMastery(**{"strand": strand, "criterion": CRITERION, "at": NOW, "again_at": changes.get("at", NOW), **changes})


def a_reader(reader_id: str = "otter", **changes: Any) -> Reader:
    return Reader(**{"id": reader_id, "word": "brave", "animal": "otter", "at": NOW, **changes})


def a_talk(talk_id: str = "evening-0", **changes: Any) -> TalkRecord:
    own = {"lesson_id": "safe-harbour", "item_id": "strange-message", "outcome": "agree", "at": NOW}
    return TalkRecord(**{"id": talk_id, **own, **changes})


def a_together(together_id: str = "evening", *, talks: int = 0, **changes: Any) -> Together:
    """A round of two turns, of which so many are chosen and talked about."""
    both = {"child": ("tell",), "adult": ("hide",), "talk": "agree"}
    turns = [Turn(item_id=i, first="child", question="what-helps", **(both if n < talks else {})) for n, i in enumerate(("one", "two"))]
    return Together(**{"id": together_id, "path": "7-9", "at": NOW, "turns": turns, "place": talks, **changes})


def an_agreement(**changes: Any) -> Agreement:
    return Agreement(**{"chosen": ("love-0", "love-1"), "at": NOW, **changes})


def a_family(*readers: Reader, **changes: Any) -> Family:
    """A family of these readers, or of one."""
    return Family(**{"readers": readers or (a_reader(),), **changes})


def some_names(**changes: Any) -> Names:
    """The words ``word-0`` and so on, and every animal."""
    words = {f"word-{n}": f"Word {n}" for n in range(WORDS)}
    return Names(**{"format_version": "1", "words": words, "animals": {animal: animal.title() for animal in ANIMALS}, **changes})


def talk_questions(each: int = 6, **changes: Any) -> TalkQuestions:
    """So many questions for each strand, ``<strand>-0`` and so on."""
    own = {
        "format_version": "1",
        "follow_ups": {"repeat": "Say it back.", "add": "Add a thing.", "ask-back": "Ask one thing."},
        "questions": {
            strand: [{"id": f"{strand}-{n}", "text": f"What about {strand}, {n}?", **OPEN} for n in range(each)] for strand in STRANDS
        },
        "teach_prompts": [{"id": "teach-say", "text": "What would you say to them?", **OPEN}],
    }
    return TalkQuestions(**{**own, **changes})


def an_agreement_part(part_id: str = "love", **changes: Any) -> AgreementPart:
    """Four sentences to choose, ``<part>-0`` and so on, and ``<part>-adults``; the one sentence alone where it is the promise."""
    sentences = range(1 if changes.get("promise") else 4)
    own = {
        "id": part_id,
        "heading": f"Heading of {part_id}",
        "question": f"What about {part_id}?",
        "sentences": [{"id": f"{part_id}-{n}", "text": f"We agree on {part_id}, {n}."} for n in sentences],
        "adults": [{"id": f"{part_id}-adults", "text": f"We promise {part_id}."}],
        "blank_lines": 1,
    }
    return AgreementPart(**{**own, **changes})


def a_part_with_an_order(part_id: str = "goes-wrong") -> AgreementPart:
    """``<part>-order``, which has the steps ``<part>-stop`` and ``<part>-tell``, and ``<part>-friend``."""
    steps = [{"id": f"{part_id}-{step}", "text": f"I {step}."} for step in ("stop", "tell")]
    order = {"id": f"{part_id}-order", "text": "We do it in this order.", "steps": steps}
    return an_agreement_part(part_id, sentences=[order, {"id": f"{part_id}-friend", "text": "I help a friend."}])


def an_agreement_text(*parts: AgreementPart, **changes: Any) -> AgreementText:
    """These parts, or one to choose from and the promise."""
    shown = parts or (an_agreement_part(), an_agreement_part("no-trouble", promise=True))
    return AgreementText(**{"format_version": "1", "title": "Our agreement", "intro": "Choose together.", "parts": shown, **changes})


def a_round(*items: Item, question: str = "what-helps", **changes: Any) -> Together:
    """A round of these items as it begins, with one question for all of them."""
    begun = begin("evening", None, there(items[0].path), items, dict.fromkeys([item.id for item in items], question), NOW)
    return begun.model_copy(update=changes)


def with_choices(together: Together, item: Item, *responses: Response) -> Together:
    """The round after these choices at the item on screen, in the order of choosing; all right ones where none is named."""
    for response in responses or (right_response(item), right_response(item)):
        who = together.whose_turn
        together = together.take(item.id, who).choose(item, who, response) if who else together
    return together


def own_options(*texts: str, right: tuple[str, ...] = ()) -> tuple[OwnOption, ...]:
    return tuple(OwnOption(id=f"o{n}", text=text, reason=f"Why: {text}", is_right=text in right) for n, text in enumerate(texts, 1))


def an_own_item(item_id: str = "own-item", **changes: Any) -> OwnItem:
    own = {"form": "one", "stem": "Who may know your password?", "options": own_options("Dad", "A friend", "Nobody", right=("Nobody",))}
    return OwnItem.model_validate({"id": item_id, **own, **changes})


def an_own_screen(item_id: str = "own-screen", *, genuine: bool = False, **changes: Any) -> OwnItem:
    """A made-up message, a trick where nothing else is said, with everything that it needs."""
    right = "real" if genuine else "trick"
    options = tuple(OwnOption(id=i, text=f"Text of {i}", reason=f"Why: {i}", is_right=i == right) for i in RT_CHOICES)
    parts = [{"id": "p1", "part": "name", "text": "Town Library"}, {"id": "p2", "part": "line", "text": "Type your street here."}]
    own = {"form": "screen", "stem": "Is it real?", "options": options, "screen": "message", "parts": parts}
    return OwnItem.model_validate({"id": item_id, **own, **changes})


def an_own_quiz(quiz_id: str = "own-quiz", *items: OwnItem, **changes: Any) -> OwnQuiz:
    return OwnQuiz.model_validate({"id": quiz_id, "title": "Our passwords", "at": NOW, "made_at": NOW, "items": items, **changes})
