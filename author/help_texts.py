"""What the help page says, as texts to judge: the help order and the first words of each path, and what grown-ups read."""

from collections.abc import Iterator

from author.context import Context, Passage

HELP_FILE = "content/help.yaml"
FIRST_WORDS_FILE = "content/first_words.yaml"


def help_passages(context: Context) -> Iterator[Passage]:
    """Every text with its reader. What all paths share is read by the youngest, too."""
    if advice := context.help():
        yield HELP_FILE, "any_time", "7-9", advice.any_time
        yield HELP_FILE, "danger", "10-12", f"{advice.danger} {advice.danger_anywhere} {advice.danger_unknown}"
        yield HELP_FILE, "good_to_know", "10-12", " ".join(advice.good_to_know.values())
        for case in advice.cases:
            yield HELP_FILE, f"cases > {case.id}", "adult", " ".join([f"{case.title}.", case.say, *case.steps.values(), case.never])
        for path, order in advice.orders.items():
            steps = " ".join(f"{step.title}. {step.text} {step.on_page or ''} {step.on_paper or ''}" for step in order.steps)
            yield (
                HELP_FILE,
                f"orders > {path}",
                path,
                " ".join([*order.who.values(), order.in_short, steps, order.afterwards, order.not_at_home]),
            )
    yield from _first_words_passages(context)


def _first_words_passages(context: Context) -> Iterator[Passage]:
    if words := context.first_words():
        yield FIRST_WORDS_FILE, "grown_up", "adult", " ".join([words.grown_up, *words.grown_up_steps.values()])
        for path, shared in words.paths.items():
            moods = " ".join(f"{mood.title} {mood.text}" for mood in shared.moods)
            yield FIRST_WORDS_FILE, f"paths > {path}", path, f"{' '.join(shared.happens_next.values())} {moods}"
        for situation in words.situations:
            for path, of_path in situation.paths.items():
                texts = (of_path.title, of_path.say, of_path.show, of_path.write, of_path.helps, of_path.never)
                yield FIRST_WORDS_FILE, f"{situation.id} > {path}", path, " ".join(texts)
            reply = situation.reply
            yield FIRST_WORDS_FILE, f"{situation.id} > reply", "adult", f"{situation.title}. {reply.say} {reply.act} {reply.never}"
