"""What happened in a run, one line each, beside its plan: kept where something went wrong."""

import json
import time
from pathlib import Path
from typing import Any


class Log:
    """A folder with ``plan.jsonl`` (which can be played again) and ``happened.jsonl``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.plan = folder, folder / "plan.jsonl"
        self._happened = (folder / "happened.jsonl").open("w", encoding="utf-8")
        self._begun = time.monotonic()

    def note(self, who: str, does: str, what: Any) -> None:
        """Write down what came of a step."""
        line = {"at": round(time.monotonic() - self._begun, 2), "who": who, "does": does, "what": what}
        self._happened.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._happened.flush()

    def close(self) -> None:
        """No more happens."""
        self._happened.close()
