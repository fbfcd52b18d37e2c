"""Whether a whole text is within the limits of its reader."""

from collections.abc import Iterable, Iterator

from author.finding import Finding
from author.reading.prose import ease, grade, sentences, spache, words
from author.reading.writing_rules import Limits


def too_hard(file: str, where: str, text: str, limits: Limits, easy_words: Iterable[str]) -> Iterator[Finding]:
    """What the formulas say about words and sentences together."""
    if (found := grade(text)) > limits.grade:
        yield Finding(file, where, "readability", f"Flesch-Kincaid grade {found:.1f}, at most {limits.grade}: shorter sentences and words")
    if limits.ease is not None and (found := ease(text)) < limits.ease:
        yield Finding(file, where, "readability", f"reading ease {found:.0f}, at least {limits.ease:.0f}: shorter sentences and words")
    if limits.spache is not None and (found := spache(text, easy_words)) > limits.spache:
        yield Finding(file, where, "readability", f"Spache {found:.1f}, at most {limits.spache}: words that a young child knows")


def long_sentences(file: str, where: str, text: str, limits: Limits) -> Iterator[Finding]:
    """Words in a sentence, on average and at most."""
    counts = [(len(words(s)), s) for s in sentences(text)]
    mean = sum(count for count, _ in counts) / max(len(counts), 1)
    if mean > limits.mean_sentence:
        yield Finding(file, where, "length", f"{mean:.1f} words in a sentence on average, at most {limits.mean_sentence}")
    for count, sentence in counts:
        if count > limits.longest_sentence:
            yield Finding(file, where, "length", f"{count} words in one sentence, at most {limits.longest_sentence}: '{sentence[:60]}…'")
