"""The locks: whatever is installed is the very file that was tested."""

import json
import re

import pytest

from tools.checks import ROOT


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_python_package_is_pinned_with_its_hashes_and_comes_from_no_address_of_its_own(name):
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if re.match("[a-zA-Z]", line)]
    assert len(packages) > 20
    assert not [line for line in packages if not re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert not re.search(r"^\s*(-|https?:)|://| @ ", text, re.MULTILINE)


def test_every_package_of_the_scripts_checks_is_pinned_with_its_hash():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert not [name for name, one in packages.items() if name and not one.get("integrity", "").startswith("sha512-")]
