"""A plan that is sound and that the linter likes, for the trees of ``tests.samples``."""

from tests.samples import Tree

ALPHA_PLAN = "content/plans/alpha.yaml"
MINUTES = {
    "7-9": {"starter": 5, "cards": 8, "quiz": 9, "practise": 3, "exit": 3, "home": 2},
    "10-12": {"starter": 5, "cards": 9, "quiz": 13, "talk": 8, "practise": 4, "exit": 3, "home": 3},
    "13-16": {"starter": 5, "cards": 9, "quiz": 14, "talk": 12, "practise": 4, "exit": 3, "home": 3},
}


def plans(lesson_id: str = "alpha", path: str = "7-9") -> Tree:
    """The plans of a lesson for one path. Its quiz asks a choice, an order and a sorting; the exit question is another choice."""
    return {"format_version": "1", "lesson": lesson_id, "lead": "The lesson is about the sea.", "paths": {path: plan(lesson_id, path)}}


def plan(lesson_id: str, path: str) -> Tree:
    """The plan of one path."""
    first = f"{lesson_id}-{path.partition('-')[0]}"
    parts = [{"id": kind, "kind": kind, "minutes": str(n), "what": f"Now {kind}.", "items": []} for kind, n in MINUTES[path].items()]
    by_kind = {part["kind"]: part for part in parts}
    by_kind["quiz"] |= {"items": [f"{first}-kindness-0", f"{first}-help-2", f"{first}-truth-3"], "if_short": "Leave out the last."}
    by_kind["exit"]["items"] = [f"{first}-rights-0"]
    return {
        "bring": {"cards": "Letter cards."},
        "criteria": {"sea": "Pupils name the sea.", "boat": "Pupils name a boat."},
        "parts": parts,
        **({"later": {"minutes": "15", "what": "Look again."}} if path == "7-9" else {}),
        "misconceptions": [{"id": i, "belief": "The sea is small.", "say": "Look at it."} for i in ("small", "dry", "far")],
        **{name: f"What is for {name}." for name in ("support", "stretch", "quiet", "deputy")},
        "record": [{"id": i, "text": f"I can see the {i}."} for i in ("sea", "boat", "sun")],
    }
