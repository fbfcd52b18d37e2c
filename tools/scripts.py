"""``python -m tools.scripts``: check the scripts that the browser runs, by ``npm run check``; packages that are missing are fetched.

Without node, or without a way to the packages, it says so and ends with 77: not checked. Where all must be checked (CI) it has failed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.system import has_node

ROOT = Path(__file__).resolve().parents[1]
NOT_CHECKED = 77
"""What other runners of tests take for "skipped", too."""


def problem(npm: str | None, root: Path = ROOT) -> str | None:
    """Why the scripts cannot be checked here, once all has been tried; None where they can."""
    if npm is None or not has_node():
        return "node and npm are not here"
    if are_fetched(root):
        return None
    print("Fetching what checks the scripts, into node_modules.", flush=True)
    done = subprocess.run([npm, "ci"], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  # what shutil.which found
    return None if done.returncode == 0 else f"npm could not fetch its packages:\n{(done.stderr or done.stdout).strip()}"


def are_fetched(root: Path = ROOT) -> bool:
    """Whether the packages are those of the lock: npm notes what it has installed when it has."""
    lock, note = root / "package-lock.json", root / "node_modules" / ".package-lock.json"
    return note.is_file() and note.stat().st_mtime >= lock.stat().st_mtime


def main() -> int:
    """Check; 77 where that cannot be."""
    npm = shutil.which("npm")
    why_not = problem(npm)
    if npm is None or why_not:
        print(f"The scripts are not checked: {why_not}.")
        return 1 if os.environ.get("CI") else NOT_CHECKED
    return subprocess.run([npm, "run", "--silent", "check"], cwd=ROOT, check=False).returncode  # noqa: S603  # what shutil.which found


if __name__ == "__main__":
    sys.exit(main())
