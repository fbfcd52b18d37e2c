"""Story: a branching scene in which every choice shows its consequence and every ending is kind."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from beacons.domain.item import Item, Option, Shows
from beacons.domain.model import Model, Slug
from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.domain.response import Mark, Outcome, Phrase, Placed, Response, Row, Solution, Wording, chosen
from beacons.domain.text import Said, TextId
from beacons.domain.traits import Traits
from beacons.items.story.in_class import SceneAsked, Walked, plainly

DECISIONS = (3, 5)
"""Fewest and most decisions on any way through a story of our course."""


class Choice(Option):
    """A choice in a scene: where it leads, and whether it was one that helps. ``feedback`` is its consequence."""

    to: Slug
    helps: bool


class Scene(Model):
    """A moment of the story. One without options is an ending."""

    id: Slug
    text: Said
    options: tuple[Slug, ...] = ()


class Story(Item):
    """A way through scenes. Of the decisions on the way that was taken, each that helps earns one part of credit."""

    type: Literal["story"]
    scenes: tuple[Scene, ...] = Field(min_length=2)
    options: tuple[Choice, ...]

    traits: ClassVar[Traits] = Traits(shuffled=False, on_paper=False, one_screen=False, forked=True, vote="standing")
    shows: ClassVar[Shows] = {"scenes": ("id", "text", "options"), "options": ("id", "text", "picture", "to", "feedback")}
    """With what each choice leads to: it is told as soon as the choice is made, which nobody hears of but the reader."""

    lacks: ClassVar[TextId] = "quiz.finish_story"
    lowered_as: ClassVar[TextId] = "story.as_scenes"
    on_screen: ClassVar[tuple[TextId, ...]] = ("story.back_to_fork", "story.the_end")
    on_wall: ClassVar[tuple[TextId, ...]] = ("mark.story_right", "mark.story_wrong")

    def scene(self, scene_id: str) -> Scene:
        """The scene of that id. Raises ``KeyError`` where there is none."""
        return {scene.id: scene for scene in self.scenes}[scene_id]

    def choice(self, option_id: str) -> Choice:
        """The choice of that id. Raises ``KeyError`` where there is none."""
        return {option.id: option for option in self.options}[option_id]

    def scene_after(self, way: tuple[str, ...]) -> Scene | None:
        """Where a way leads, from the first scene on; None where it takes a choice that its scene does not offer."""
        scene = self.scenes[0]
        for option_id in way:
            if option_id not in scene.options:
                return None
            scene = self.scene(self.choice(option_id).to)
        return scene

    @property
    def leads(self) -> Mapping[str, tuple[str, ...]]:
        """The choices of the scene to which each leads."""
        return {"": self.scenes[0].options} | {choice.id: self.scene(choice.to).options for choice in self.options}

    def at_fork(self, way: tuple[str, ...], vote_id: str, fork: str, /) -> Item:
        """The scene to which a way has led. Raises ``KeyError`` where it leads nowhere."""
        scene = self.scene(self.choice(way[-1]).to) if way else self.scenes[0]
        led = self.choice(way[-1]).feedback if way else None
        asked = {"id": vote_id, "stem": scene.text, "name": self.stem, "led": led, "fork": fork}
        return SceneAsked(**self._in_class(scene.options), **asked).spoken(self.language)

    def walked(self, way: tuple[str, ...], /) -> Item:
        """The choices that a class took, and which of them helped."""
        helping = tuple(i for i in way if self.choice(i).helps)
        return Walked(**self._in_class(way), id=self.id, stem=self.stem, helping=helping).spoken(self.language)

    def _in_class(self, option_ids: tuple[str, ...]) -> dict[str, Any]:
        shared = self.model_dump(include={"type", "path", "strand", "sensitive", "written_by"})
        return {**shared, "options": tuple(plainly(self.choice(i)) for i in option_ids)}

    def solution(self) -> Solution:
        """Of every choice whether it is one that helps: more than one way is right."""
        return Solution(tuple(Row(c.id, c.helps, c.text, c.feedback) for c in self.options))

    def placed(self, response: Response) -> tuple[Placed, ...]:
        """The way as it was taken."""
        return tuple(map(Placed, chosen(response)))

    def problems(self) -> list[str]:
        """Scenes and choices fit together, and every way comes to an end."""
        return self._reference_problems() or ([] if self._ways() else ["a way goes round in a circle"])

    def _reference_problems(self) -> list[str]:
        scenes, used = [scene.id for scene in self.scenes], [i for scene in self.scenes for i in scene.options]
        problems = [f"scene id '{i}' stands there twice" for i, n in Counter(scenes).items() if n > 1]
        problems += [f"'{i}' is not an option" for i in used if i not in self.option_ids]
        problems += [f"option '{i}' stands in {used.count(i)} scenes" for i in self.option_ids if used.count(i) != 1]
        problems += [f"option '{o.id}' leads to '{o.to}', which is no scene" for o in self.options if o.to not in scenes]
        return problems

    def wishes(self) -> list[str]:
        """All scenes are reached, each has a choice that helps, and a way has 3 to 5 decisions."""
        reached, lengths = self._ways() or (set(), set())
        wishes = [
            f"scene '{scene.id}': no choice helps"
            for scene in self.scenes
            if scene.options and not any(self.choice(i).helps for i in scene.options)
        ]
        wishes += [f"scene '{scene.id}' is never reached" for scene in self.scenes if scene.id not in reached]
        if lengths and not DECISIONS[0] <= min(lengths) <= max(lengths) <= DECISIONS[1]:
            wishes.append(f"ways have {min(lengths)} to {max(lengths)} decisions: make it {DECISIONS[0]} to {DECISIONS[1]}")
        return wishes

    def _ways(self) -> tuple[set[str], set[int]] | None:
        """The scenes that are reached, and the numbers of decisions to an ending; None where a way goes round in a circle."""
        reached: set[str] = set()
        lengths: set[int] = set()
        waiting: set[tuple[str, int]] = {(self.scenes[0].id, 0)}
        while waiting:
            scene_id, decisions = waiting.pop()
            if decisions > len(self.scenes):
                return None
            reached.add(scene_id)
            options = self.scene(scene_id).options
            waiting |= {(self.choice(i).to, decisions + 1) for i in options}
            lengths |= set() if options else {decisions}
        return reached, lengths

    def is_complete(self, response: Response) -> bool:
        """A way that ends in an ending."""
        scene = self.scene_after(chosen(response))
        return scene is not None and not scene.options

    def verdict(self, outcome: Outcome) -> Phrase:
        """How many of the choices helped."""
        if outcome.is_right:
            return Phrase("feedback.story_all")
        return Phrase("feedback.story", {"found": str(outcome.found), "possible": str(outcome.possible)})

    def mark_words(self, mark: Mark) -> Phrase:
        """Whether a choice on the way helped."""
        return Phrase(f"mark.story_{mark.verdict}")

    def key_words(self, row: Row) -> Phrase:
        """Whether a choice is one that helps."""
        return Phrase("mark.story_right" if row.fits else "mark.story_wrong")

    def plain(self, say: Callable[[Wording], str]) -> tuple[PlainQuestion, ...]:  # noqa: ARG002  # all of its words are its own
        """A question for each scene that has a choice: any choice that helps is right."""
        scenes = [scene for scene in self.scenes if any(self.choice(i).helps for i in scene.options)]
        return tuple(self._as_question(scene) for scene in scenes)

    def _as_question(self, scene: Scene) -> PlainQuestion:
        options = tuple(PlainOption(c.text, c.helps, reason=c.reason) for c in map(self.choice, scene.options))
        return PlainQuestion("choice", scene.text, options, id=f"{self.id}-{scene.id}", name=f"{self.stem}: {scene.id}")

    def _outcome(self, response: Response) -> Outcome:
        way = [self.choice(i) for i in chosen(response)]
        helping = sum(choice.helps for choice in way)
        return Outcome(helping, len(way), helping, tuple(Mark(c.id, "right" if c.helps else "wrong") for c in way))
