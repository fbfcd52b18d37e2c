"""What a rule found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to mend: the file, the item or card, the rule's name, and what to do."""

    file: str
    where: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where + ': ' if self.where else ''}[{self.rule}] {self.message}"
