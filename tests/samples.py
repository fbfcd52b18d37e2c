"""A small content tree that is sound and that the linter likes: a test breaks one thing and writes it.

``tree = sound_tree()`` gives raw data by file name, ``write(tmp_path, tree)`` puts it on disk.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import yaml

Tree = dict[str, Any]
"""File name to raw data (a dict, written as YAML) or to the whole text (a str)."""

ALPHA = "content/lessons/alpha.yaml"
ALPHA_QUIZ = "quizzes/alpha.yaml"
ALPHA_FACTS = "content/facts/alpha.yaml"
COURSE = "content/course.yaml"
HELP = "content/help.yaml"
FIRST_WORDS = "content/first_words.yaml"
TEACHING = "content/teaching.yaml"
NAMES = "content/family/names.yaml"
TOGETHER = "content/family/together.yaml"
AGREEMENT = "content/family/agreement.yaml"
SERVICES = "content/helplines.yaml"
SCHOOL = "content/school.yaml"
RULES = "content/writing_rules.yaml"
INTERFACE = "content/interface.yaml"
GERMAN = "content/languages/de/all.po"

STRANDS = ("identity", "balance", "kindness", "people", "privacy", "truth", "create", "help", "rights")
PO_HEADER = (
    'msgid ""\nmsgstr ""\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A boat</title><desc>A small boat at sea.</desc></svg>\n'

_EASY = (
    "The sea is big and blue.",
    "A boat can go far away.",
    "We help each other every day.",
    "You can ask for help.",
    "It's fun to play with a friend.",
    "The sun comes up in the morning.",
)
_CARDS = {"7-9": (4, 25), "10-12": (6, 30), "13-16": (5, 60)}
"""Cards in the lesson, and words on a card."""


def easy_words(least: int) -> str:
    """Easy sentences, together of ``least`` words or a few more."""
    text = ""
    for n in count():
        if len(text.split()) >= least:
            return text.strip()
        text += " " + _EASY[n % len(_EASY)]
    raise AssertionError


def write(root: Path, tree: Tree) -> Path:
    """Write the tree below ``root``. Returns ``root``."""
    for name, data in tree.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        file.write_text(text, encoding="utf-8", newline="")
    return root


def sound_tree(lessons: Sequence[str] = ("alpha",), paths: Sequence[str] = ("7-9",)) -> Tree:
    """Everything an app with these lessons in these paths needs, without a problem or a finding."""
    tree: Tree = {
        COURSE: course(lessons),
        HELP: advice(),
        FIRST_WORDS: first_words(),
        TEACHING: teaching(),
        SERVICES: services(),
        RULES: writing_rules(),
    }
    tree |= {NAMES: names(), TOGETHER: together(), AGREEMENT: agreement()}
    tree[INTERFACE] = {"format_version": "1", "app.name": "Coast"}
    for lesson_id in lessons:
        tree[f"content/lessons/{lesson_id}.yaml"] = lesson(lesson_id, paths)
        tree[f"content/facts/{lesson_id}.yaml"] = facts(lesson_id)
        tree[f"quizzes/{lesson_id}.yaml"] = quiz(lesson_id, [i for path in paths for i in bank(lesson_id, path)])
    tree["static/pictures/scenes/boat.svg"] = SVG
    return tree


def small_tree(lessons: Sequence[str] = ("alpha",)) -> Tree:
    """As ``sound_tree``, but each quiz holds only four items, one of each type: for tests that do not lint."""
    tree = sound_tree(lessons)
    for lesson_id in lessons:
        tree[f"quizzes/{lesson_id}.yaml"] = quiz(lesson_id, bank(lesson_id, "7-9")[:4])
    return tree


def course(lessons: Sequence[str]) -> Tree:
    """A course of these lessons."""
    return {
        "format_version": "1",
        "lessons": list(lessons),
        "one_thing": {i: {"said": "I can see it.", "covered": "what we can see", "away": "Look out to sea."} for i in lessons},
        "paths": {path: {"name": f"Path {path}", "about": "For readers of that age."} for path in ("7-9", "10-12", "13-16")},
        "clusters": {key: key.title() for key in ("me", "us", "know-how", "act")},
        "strands": {key: {"child": key.title(), "adult": f"All about {key}"} for key in STRANDS},
        "names": ["Coastal Alliance of Keepers", "Keepers"],
    }


def facts(lesson_id: str) -> Tree:
    """Two facts: ``<lesson>-start`` for all, ``<lesson>-numbers`` for adults only."""
    source = {"title": "A page", "url": f"https://example.org/{lesson_id}"}
    same = {"as_of": "2012-12-05", "confidence": "high"}
    made = [
        {"id": f"{lesson_id}-start", "claim": "It began in 2012.", "audience": "all", "source": dict(source), **same},
        {"id": f"{lesson_id}-numbers", "claim": "There were 48 of them.", "audience": "adults", "source": dict(source), **same},
    ]
    return {"format_version": "1", "lesson": lesson_id, "facts": made}


def lesson(lesson_id: str, paths: Iterable[str] = ("7-9",)) -> Tree:
    """A lesson called like its id, which has cards ``card-1``, ``card-2`` and so on in each path."""
    return {
        "format_version": "1",
        "id": lesson_id,
        "name": lesson_id.title(),
        "full_name": f"{lesson_id.title()} against Storms",
        "sensitive": "none",
        "paths": {path: path_lesson(lesson_id, path) for path in paths},
        "adult": adult(lesson_id),
        "teacher": teacher(),
    }


def path_lesson(lesson_id: str, path: str) -> Tree:
    """The cards of one path; the first states a fact."""
    cards, words = _CARDS[path]
    abouts = ("what", "who", "when", "why", "do", "help") if cards == 6 else ("what", *("do",) * (cards - 2), "help")
    made = [card(f"card-{n}", about, easy_words(words)) for n, about in enumerate(abouts, start=1)]
    made[0]["sources"] = [f"{lesson_id}-start"]
    return {"tagline": "A short line", "minutes": "8", "cards": made}


def card(card_id: str, about: str, text: str) -> Tree:
    """A card with the picture ``boat``."""
    return {"id": card_id, "about": about, "title": "By the sea", "picture": "boat", "text": text, "words": [], "sources": []}


def adult(lesson_id: str) -> Tree:
    """An adult layer of about 310 words of background."""
    return {
        "tagline": "What it is",
        "background": [{"id": "what", "heading": "What it is", "text": easy_words(310), "sources": [f"{lesson_id}-numbers"]}],
        "child_reads": "The child reads of the sea.",
        "questions": [{"id": f"why-{n}", "question": f"Why is that, part {n}?", "answer": "Because of the sea."} for n in (1, 2, 3)],
        "talk_cards": [
            {"id": kind.replace("_", "-"), "kind": kind, "text": "What do you like by the sea?", "move": "open", "follow_up": "add"}
            for kind in ("warm_up", "idea", "act")
        ],
    }


def teacher() -> Tree:
    """What a teacher needs for one lesson."""
    return {
        "objectives": {"sea": "Know the sea.", "boat": "Know the boat."},
        "prepare": {"cards": "Look at the cards."},
        "plan_30": [{"id": "read", "minutes": "30", "what": "Read the cards."}],
        "plan_45": [{"id": "read", "minutes": "30", "what": "Read the cards."}, {"id": "talk", "minutes": "15", "what": "Talk."}],
        "hard_questions": [{"id": "far", "question": "Is it far?", "answer": "It is not."}],
    }


def briefing() -> list[Tree]:
    """What a sensitive lesson tells its teacher beforehand."""
    parts = ("tone", "watch-for", "silence", "after-telling", "safeguarding-lead")
    return [{"id": part, "heading": part.title(), "lines": {"one": "Be calm.", "two": "Be kind."}, "sources": []} for part in parts]


def quiz(lesson_id: str, items: list[Tree]) -> Tree:
    """A quiz of these items."""
    return {"format_version": "1", "lesson": lesson_id, "items": items}


def bank(lesson_id: str, path: str) -> list[Tree]:
    """Four items for each strand: of each strand one of four types, three of four of them scenarios; one of a fifth type in all."""
    first_age = path.partition("-")[0]
    makers = (single_choice, multiple_choice, ordering, sorting)
    made = []
    for strand in STRANDS:
        for place, maker in enumerate(makers):
            one = maker(f"{lesson_id}-{first_age}-{strand}-{place}", path)
            made.append({**one, "strand": strand, "kind": "skill" if place == 3 else "scenario"})
    for n, one in enumerate(item for item in made if item["type"] == "single_choice"):
        one["key"] = "abc"[n % 3]
        short, long = SIZES[n]
        for place, option in enumerate(one["options"]):
            option["text"] = f"Way {option['id']}{' and on' if place == long else '' if place == short else ' now'}"
    made[FIFTH] = {**spot(made[FIFTH]["id"], path), "strand": made[FIFTH]["strand"], "kind": "skill", "key": []}
    return made


FIFTH = 7
"""Place of the item of a fifth type: a screen that is fine."""
SIZES = ((1, 2), (1, 3), (3, 2), (0, 2), (0, 1), (2, 3), (1, 0), (3, 2), (3, 1))
"""Places of the shortest and of the longest option of each single choice: no trick tells the key."""


def item(item_id: str, path: str, stem: str, options: str, **fields: Any) -> Tree:
    """An item with an option for each letter of ``options``; every text is its own, as the linter wants it."""
    return {
        "id": item_id,
        "path": path,
        "strand": "kindness",
        "kind": "scenario",
        "about_initiative": "false",
        "sensitive": "none",
        "stem": f"{stem} ({item_id})",
        "options": [{"id": o, "text": f"Way {o}", "feedback": f"{item_id}-{o} goes this way."} for o in options],
        **fields,
    }


def single_choice(item_id: str, path: str = "7-9") -> Tree:
    """Options a, b, c; d is the longest and never right."""
    made = item(item_id, path, "What's best?", "abcd", type="single_choice", key="a")
    made["options"][3]["text"] = "Way d too"
    return made


def multiple_choice(item_id: str, path: str = "7-9") -> Tree:
    """Options a to d; a and b are right."""
    return item(item_id, path, "Choose two.", "abcd", type="multiple_choice", key=["a", "b"])


def ordering(item_id: str, path: str = "7-9") -> Tree:
    """Steps a, b, c; right is c, b, a."""
    return item(item_id, path, "What comes first?", "abc", type="ordering", key=["c", "b", "a"])


def sorting(item_id: str, path: str = "7-9") -> Tree:
    """Things a to d; a and b belong into ``yes``."""
    boxes = [{"id": "yes", "text": "Safe"}, {"id": "no", "text": "Not safe"}]
    return item(item_id, path, "Sort them.", "abcd", type="sorting", boxes=boxes, key={"a": "yes", "b": "yes", "c": "no", "d": "no"})


def spot(item_id: str, path: str = "7-9") -> Tree:
    """Parts a to d of a message; a and b are warnings."""
    screen = {"type": "spot", "screen": "message", "title": "A message", "key": ["a", "b"]}
    made = item(item_id, path, "Tap all that should make you stop.", "abcd", **screen)
    for option in made["options"]:
        option["part"] = "line"
    return made


def story(item_id: str, path: str = "7-9") -> Tree:
    """Scenes one, two, three with two choices each (a helps and b does not, and so on), and then the end."""
    made = item(item_id, path, "A day at sea", "abcdef", type="story")
    ways = (("one", "ab"), ("two", "cd"), ("three", "ef"), ("end", ""))
    made["scenes"] = [{"id": scene, "text": f"The boat is at place {scene}.", "options": list(options)} for scene, options in ways]
    leads = {option: after for (_, options), (after, _) in pairwise(ways) for option in options}
    for option in made["options"]:
        option |= {"to": leads[option["id"]], "helps": "true" if option["id"] in "ace" else "false"}
    return made


def dilemma(item_id: str, path: str = "7-9") -> Tree:
    """Three ways with both sides each, and no key."""
    made = item(item_id, path, f"What about {item_id}?", "abc", type="dilemma", strand="people")
    for option in made["options"]:
        del option["feedback"]
        option.update(dict.fromkeys(("gains", "pays", "reason_for", "reason_against"), f"Side {option['id']}."))
    roles = [{"id": role, "text": f"You're {role}."} for role in ("one", "two")]
    return made | {"roles": roles, "values": "fair, free", "floor": "Each is asked.", "question": "What would change your mind?"}


def real_or_trick(item_id: str, path: str = "7-9", *, genuine: bool = True, **fields: Any) -> Tree:
    """A half of a pair: a page with two lines to read."""
    parts = [{"id": "from", "part": "name", "text": "Town Library"}, {"id": "due", "part": "line", "text": "Your book is due on Friday."}]
    own = {"type": "real_or_trick", "pair": item_id[:-2], "genuine": str(genuine).lower(), "difficulty": "1", "cues": []}
    made = item(item_id, path, "A page comes up. Is it real?", "", mock={"screen": "page", "parts": parts}, **own)
    texts = {"real": "Real", "trick": "A trick", "go-on": "Go on", "check": "Ask at the desk", "show": "Show someone"}
    made["options"] = [{"id": o, "text": text, "feedback": f"{item_id}-{o} goes this way."} for o, text in texts.items()]
    return made | fields


def pair(pair_id: str, path: str = "7-9", *, real: str = "a", **fields: Any) -> list[Tree]:
    """Both halves of a pair; ``real`` says which of them is."""
    return [real_or_trick(f"{pair_id}-{half}", path, genuine=half == real, **fields) for half in "ab"]


def help_order(path: str) -> Tree:
    """The help order of a path."""
    steps = ("stop", "tell", "together") if path == "7-9" else ("stop", "tell", "keep", "report", "block")
    return {
        "who": {"someone": "Tell someone."},
        "in_short": "Stop. Tell.",
        "steps": [{"id": step, "title": step.title(), "text": "You can leave."} for step in steps],
        "afterwards": "Have a rest.",
        "not_at_home": "Tell someone outside.",
    }


def first_words() -> Tree:
    """First words for one situation."""
    texts = dict.fromkeys(("title", "say", "show", "write", "helps", "never"), "I need help.")
    situation = {"id": "trick", "title": "A trick", "paths": dict.fromkeys(("7-9", "10-12", "13-16"), texts), "sources": []}
    shared = {"happens_next": {"listen": "They listen."}, "moods": [{"id": "busy", "title": "Are they busy?", "text": "Ask when."}]}
    return {
        "format_version": "1",
        "grown_up": "Listen first.",
        "grown_up_steps": {"stay-calm": "Stay calm."},
        "paths": dict.fromkeys(("7-9", "10-12", "13-16"), shared),
        "situations": [{**situation, "reply": {"say": "Thank you.", "act": "Keep it.", "never": "Don't shout."}}],
    }


def advice() -> Tree:
    """A help page."""
    directory = {
        "id": "line",
        "name": "A line",
        "kind": "helpline",
        "for_whom": "both",
        "what": "Someone listens.",
        "url": "https://example.org",
        "as_of": "2026",
    }
    return {
        "format_version": "1",
        "any_time": "You can tell at any point.",
        "danger": "Call {number} for help.",
        "danger_anywhere": "Call for help.",
        "danger_unknown": "Call for help.",
        "orders": {path: help_order(path) for path in ("7-9", "10-12", "13-16")},
        "good_to_know": {"ask": "You can ask anything."},
        "directories": [directory],
    }


def teaching() -> Tree:
    """What is the same for a teacher in every lesson."""
    return {
        "format_version": "1",
        "before": {"read": "Read the lesson."},
        "ground_rules": {"pass": "Everyone may pass."},
        "disclosure": {"listen": "Listen."},
    }


def names() -> Tree:
    """24 words, ``word-0`` and so on, and the animals."""
    animals = (
        "otter seal puffin crab turtle whale starfish seahorse octopus gull dolphin heron penguin ray shrimp swan "
        "kingfisher osprey pelican curlew sandpiper cormorant"
    )
    return {
        "format_version": "1",
        "words": {f"word-{n}": "Kind" for n in range(24)},
        "animals": {animal: animal.title() for animal in animals.split()},
    }


def together() -> Tree:
    """Six questions for each strand, ``<strand>-0`` and so on, ``<strand>-end`` for the youngest, and five prompts ``teach-0``."""
    things = dict(zip(STRANDS, ("boat", "fish", "bird", "sea", "sun", "moon", "wind", "rock", "crab"), strict=True))
    does = ("is here", "can go", "may come", "will stay", "has time", "was home")
    every = {"follow_up": "repeat"}
    return {
        "format_version": "1",
        "follow_ups": {"repeat": "Say it back.", "add": "Add a thing.", "ask-back": "Ask one thing back."},
        "questions": {
            strand: [*(_a_question(strand, n, f"A {thing} {doing}") for n, doing in enumerate(does)), _a_sentence_to_end(strand, thing)]
            for strand, thing in things.items()
        },
        "teach_prompts": [
            {"id": f"teach-{n}", "text": "What would you say?", "move": "open", **every, "child_teaches": "true"} for n in range(5)
        ],
    }


def _a_question(strand: str, n: int, text: str) -> Tree:
    move = ("open", "why", "recall", "distancing", "open", "open")[n]
    teaches = "true" if n in {1, 4} else "false"
    return {"id": f"{strand}-{n}", "text": f"{text}. What do you like?", "move": move, "follow_up": "repeat", "child_teaches": teaches}


def _a_sentence_to_end(strand: str, thing: str) -> Tree:
    return {"id": f"{strand}-end", "text": f"The {thing} is … What is it?", "move": "completion", "follow_up": "add", "path": "7-9"}


def agreement() -> Tree:
    """Nine parts, ``part-0`` and so on, of which the seventh is the promise."""
    return {
        "format_version": "1",
        "title": "What we say",
        "intro": "Choose what you like.",
        "parts": [agreement_part(f"part-{n}", promise=n == 6) for n in range(9)],
    }


def agreement_part(part_id: str, *, promise: bool = False) -> Tree:
    """A part with the sentences ``<part>-0`` and so on, and the grown-ups' ``<part>-adults``."""
    said = "We help each other every day."
    return {
        "id": part_id,
        "heading": "By the sea",
        "question": "What do you like by the sea?",
        "promise": "true" if promise else "false",
        "sentences": [{"id": f"{part_id}-{n}", "text": said} for n in range(1 if promise else 4)],
        "adults": [{"id": f"{part_id}-adults", "text": said}],
        "blank_lines": "1",
    }


def services() -> Tree:
    """One helpline, in Ireland."""
    one = {"country": "IE", "name": "A line", "number": "1800 66 66 66", "site": "https://example.org", "kinds": ["helpline"]}
    return {"format_version": "1", "services": [{**one, "for_whom": "child", "as_of": "2024-12-17"}]}


def writing_rules() -> Tree:
    """Short word lists."""
    return {
        "format_version": "1",
        "barred": {"7-9": ["pirate", "sea monster"], "10-12": ["pirate"], "13-16": ["monster"], "adult": ["kraken"]},
        "banned": ["should have", "shouldn't have", "your own fault"],
        "unsafe_statistics": ["%", "1 in", "million"],
        "do_not_link": ["https://wreck.example/", "http://34.80.245.248/"],
        "trusted_adult": ["grown-up", "teacher"],
        "helpers": ["nurse"],
        "reasons": ["because", "so"],
        "plain_words": ["this"],
        "no_dilemma": {"danger": ["threat"], "telling": ["tell an adult"], "blame": ["fault"]},
        "easy_words": ["online", "photo"],
    }


def po(messages: Iterable[tuple[str, str, str]]) -> str:
    """A catalog of these texts: id, English, translation."""
    made = "".join(f"msgctxt {quoted(one)}\nmsgid {quoted(english)}\nmsgstr {quoted(text)}\n\n" for one, english, text in messages)
    return PO_HEADER + made


def quoted(text: str) -> str:
    """As it stands in a catalog."""
    return json.dumps(text, ensure_ascii=False)
