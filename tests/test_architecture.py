"""The rules of the house, kept by a test and not by habit."""

import ast
import gc
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest, app_test

from beacons.domain.text import SOURCE_LANGUAGE
from beacons.items import ITEM_TYPES
from beacons.ui.shell import nav
from beacons.wiring import catalogs
from tests.there import there
from tools import house

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
UI = sorted((ROOT / "beacons" / "ui").rglob("*.py"))
TEMPLATES = sorted((ROOT / "beacons" / "ui").rglob("*.html"))
CODE = [ROOT / "app.py", *PAGES, *sorted((ROOT / "author").rglob("*.py")), *sorted((ROOT / "beacons").rglob("*.py"))]
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def each(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=name)


def that_mention(word: str) -> set[str]:
    return {name(file) for file in CODE if re.search(rf"(?<!\w){re.escape(word)}", file.read_text(encoding="utf-8"))}


def modules(folder: str, prefix: str = "") -> set[str]:
    return {file.stem.removeprefix(prefix) for file in (ROOT / folder).glob(f"{prefix}*.py")} - {"__init__", "base", "conftest"}


# Who may know whom.


def test_the_import_contracts_are_kept():
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_no_import_contract_has_an_exception():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    assert contracts
    assert not [contract["name"] for contract in contracts if "ignore_imports" in contract]


def feature(file: Path) -> str:
    return file.relative_to(ROOT / "beacons" / "ui").parts[0]


def may_use(file: Path) -> set[str]:
    """Whose templates and scripts this one may take, as the contracts say it of modules: its own, those of an item, those of the shell."""
    own = feature(file)
    return {own} if own == "shell" else {own, "item", "shell"}


def test_every_module_of_the_pages_stands_in_a_feature():
    assert [name(file) for file in (ROOT / "beacons" / "ui").iterdir() if file.is_file() and file.name != "__init__.py"] == []


@each([file for file in UI if file.parent.name != "ui"])
def test_a_feature_draws_its_own_templates_and_shared_ones(file):
    constants = [node.value for node in ast.walk(tree(file)) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    drawn = {text.partition("/")[0] for text in constants if re.fullmatch(r"\w+/[\w/-]+\.html", text)}
    assert drawn <= may_use(file)


@each(TEMPLATES)
def test_a_template_takes_from_its_own_feature_and_from_shared_ones(file):
    taken = re.findall(r'(?:include|import|extends|from)\s+"(\w+)/', file.read_text(encoding="utf-8"))
    assert set(taken) <= may_use(file)


@each(sorted((ROOT / "beacons" / "ui").rglob("*.js")))
def test_a_script_takes_from_its_own_feature_and_from_shared_ones(file):
    taken = re.findall(r'^import .*?"(\.[^"]+)"$', file.read_text(encoding="utf-8"), re.MULTILINE)
    assert {feature((file.parent / one).resolve()) for one in taken} <= may_use(file)


OUTSIDE_A_SESSION = {
    f"beacons/ui/{one}.py" for one in ("grown_ups/print_pages", "grown_ups/term", "help/plain", "shell/beside", "shell/service_links")
}
"""What draws documents in a language that the address names; all else is handed the course by ``request.run``."""


@pytest.mark.parametrize(
    ("word", "where"),
    [
        ("session_state", {"beacons/ui/shell/session.py"}),
        ("st.query_params", {"beacons/ui/shell/nav.py"}),
        ("st.html(", {"beacons/ui/shell/render.py"}),
        ("unsafe_allow_html", set()),
        ("unsafe_allow_javascript", set()),
        ("<style", set()),
        ("components.v2", {"beacons/serve/first_steps.py", "beacons/serve/platform/presenter.py", "beacons/ui/shell/component.py"}),
        ("os.environ", {"beacons/wiring.py"}),
        ("time.time(", {"beacons/wiring.py"}),
        ("datetime.now(", {"beacons/wiring.py"}),
        ("date.today(", set()),
        ("library().edition(", {"beacons/exchange_verbs.py", "beacons/ui/shell/request.py", "beacons/wiring.py", *OUTSIDE_A_SESSION}),
    ],
)
def test_what_has_one_home_is_named_nowhere_else(word, where):
    assert that_mention(word) == where


CHANGE_THE_SESSION = re.compile(r"beacons/ui/(\w+/(reader/)?(\w+_)?actions|quiz/starts|shell/(frame|store))\.py")
"""Actions, what the browser's own side tells, and the choice of the language. All others draw."""
ACTIONS = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in UI if CHANGE_THE_SESSION.fullmatch(name(file))} - {
    "beacons.ui.shell.frame",
    "beacons.ui.shell.store",
}
MAY_BE_ASKED = {
    "beacons.ui.classroom.host_actions.code_on_screen",
}
"""What actions offer to those who draw."""


@each([*PAGES, *UI])
def test_only_actions_and_the_browsers_own_side_change_the_session(file):
    """Pages draw, actions change: a page can be drawn a hundred times without effect."""
    targets = {
        node.attr
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, (ast.Store, ast.Del))
        and ast.unparse(node.value) in {"state", "session()"}
    }
    assert not targets or CHANGE_THE_SESSION.fullmatch(name(file))


def test_every_module_of_actions_is_known_as_such():
    assert {f"beacons.ui.{one}" for one in ("family.actions", "classroom.host_actions", "quiz.starts")} <= ACTIONS


@each([file for file in (*PAGES, *UI) if not CHANGE_THE_SESSION.fullmatch(name(file)) or file.stem in {"frame", "store"}])
def test_actions_are_handed_to_widgets_and_not_called_while_drawing(file):
    """A component may call one in the callback that it hands over: that is no drawing."""
    assert called_while_drawing(tree(file)) <= MAY_BE_ASKED


def called_while_drawing(module: ast.Module) -> set[str]:
    in_callbacks = {id(node) for function in callbacks(module) for node in ast.walk(function)}
    called = {ast.unparse(node.func) for node in ast.walk(module) if isinstance(node, ast.Call) and id(node) not in in_callbacks}
    return {f"{known}.{call.partition('.')[2]}" for call in called if (known := actions_of(module).get(call.partition(".")[0]))}


def actions_of(module: ast.Module) -> dict[str, str]:
    """The modules of actions that a module imports, by the names that they have in it."""
    imports = [node for node in ast.walk(module) if isinstance(node, ast.ImportFrom)]
    every = {one.asname or one.name: f"{node.module}.{one.name}" for node in imports for one in node.names}
    return {local: known for local, known in every.items() if known in ACTIONS}


def callbacks(module: ast.Module) -> list[ast.AST]:
    """Functions of the module that it gives away to be called when something happens."""
    given = {ast.unparse(node.value) for node in ast.walk(module) if isinstance(node, ast.keyword) and (node.arg or "").startswith("on_")}
    return [node for node in ast.walk(module) if isinstance(node, FUNCTIONS) and node.name in given]


def test_an_action_that_is_called_while_drawing_would_be_found():
    imports = "from beacons.ui.family import actions as family_actions\nfrom beacons.ui.quiz import actions\n"
    calls = "st.button(on_click=_on_tap)\ndef _on_tap():\n  actions.check()\ndef draw():\n  family_actions.add_reader()"
    assert called_while_drawing(ast.parse(imports + calls)) == {"beacons.ui.family.actions.add_reader"}


# Item types: a folder, one test.


def test_an_item_type_is_a_folder_with_its_script_and_a_test_of_that_name():
    types = {file.parent.name for file in (ROOT / "beacons" / "items").glob("*/item.py")}
    assert {file.parent.name for file in (ROOT / "beacons" / "items").glob("*/draw.js")} == types
    assert modules("tests/items", prefix="test_") - {"every_type", "what_is_told", "without_key"} == types
    assert {item_type: made.__module__ for item_type, made in ITEM_TYPES.items()} == {t: f"beacons.items.{t}.item" for t in types}


@each(sorted((ROOT / "beacons" / "items").rglob("*.js")))
def test_the_script_of_a_type_is_handed_what_it_needs_and_imports_nothing(file):
    assert not re.search(r"^import\b|\bimport\(", file.read_text(encoding="utf-8"), re.MULTILINE)


NO_NAMES = {".py": r"#.*", ".js": r"//.*", ".css": r"/\*.*?\*/", ".html": r"\{#.*?#\}", ".ts": r"//.*", ".yaml": r"#.*"}
"""How a remark looks, by the end of a file's name: English words such as "story" may stand in one."""


def code_alone(file: Path) -> str:
    """What a file does, without what it says about it."""
    if file.suffix != ".py":
        return re.sub(NO_NAMES[file.suffix], "", file.read_text(encoding="utf-8"), flags=re.DOTALL if file.suffix != ".js" else 0)
    module = tree(file)
    for node in ast.walk(module):
        for text in list(asides(node)):
            if isinstance(text, ast.Constant):
                text.value = ""
    return ast.unparse(module)


def types_named(text: str) -> set[str]:
    """Types whose name, or that of their class, stands in a text, also within a longer name."""
    classes = {item_type: made.__name__ for item_type, made in ITEM_TYPES.items()}
    return {one for one, made in classes.items() if re.search(rf"(?<![A-Za-z])({one}|{made})(?![A-Za-z])", text)}


def test_no_file_names_a_type_of_item_but_those_of_its_folder():
    files = [file for folder in ("beacons", "pages") for file in (ROOT / folder).rglob("*") if file.suffix in NO_NAMES]
    outside = [file for file in files if file.relative_to(ROOT).parts[1] not in {"items", "exchange"}]  # other programs have such names too
    assert len(outside) > 200
    assert {name(file): named for file in outside if (named := types_named(code_alone(file)))} == {}


def test_no_type_of_item_names_another():
    for item_type in ITEM_TYPES:
        files = [file for file in (ROOT / "beacons" / "items" / item_type).rglob("*") if file.suffix in {".py", ".html", ".css", ".js"}]
        assert files
        assert {name(file): named for file in files if (named := types_named(code_alone(file)) - {item_type})} == {}


@pytest.mark.parametrize(
    "text", ['item.type == "spot"', "beacons.items.spot.item", ".stage-of-spot b", "isinstance(item, Spot)", "t('spot.all')"]
)
def test_a_name_of_a_type_would_be_found(text):
    assert types_named(text) == {"spot"}


def test_a_word_that_only_begins_like_a_type_is_no_name():
    assert types_named("spotted, history, Storyteller, reordering") == set()


# Words: one idea, one word (docs/glossary.md). What was called otherwise once is not called so again.

OLD_WORDS = {"bell", "berth", "desk", "entrance", "knock", "obey", "packed", "shelf", "tonight", "trouble", "unsound"}
"""In no name at all, nor in a longer one."""
OLD_NAMES = {"Doors", "Elsewhere", "Pace", "Packed", "Post", "is_kept", "is_restored", "joined", "pack", "registered", "sea", "soon"}
"""Not the name of anything; in longer ones they are plain English."""
OLD_MODULES = {"current", "doors", "elsewhere", "keeping", "markup", "seen", "translation"}


def test_no_old_word_is_the_name_of_a_file():
    files = [file for folder in ("author", "beacons", "pages", "deploy", "tools") for file in (ROOT / folder).rglob("*")]
    stems = {file.stem.removeprefix("test_") for file in files if "__pycache__" not in file.parts}
    assert stems >= {"edition", "context", "for_parents"}
    assert {stem for stem in stems if stem in OLD_MODULES | OLD_NAMES or words_of(stem) & OLD_WORDS} == set()


@each([*CODE, *sorted((ROOT / "deploy").glob("*.py")), *sorted((ROOT / "tools").glob("*.py"))])
def test_no_old_word_is_the_name_of_anything_in_the_code(file):
    assert old_names(tree(file)) == set()


def test_no_key_of_the_interface_has_an_old_word():
    keys = set(catalogs()[SOURCE_LANGUAGE].interface)
    assert "page.for_parents" in keys
    assert {key for key in keys if words_of(key) & OLD_WORDS} == set()


def old_names(module: ast.Module) -> set[str]:
    return {one for node in ast.walk(module) for one in names_given(node) if one in OLD_NAMES or words_of(one) & OLD_WORDS}


def names_given(node: ast.AST) -> list[str]:
    """What a node of the code gives a name to, or calls by one."""
    match node:
        case ast.FunctionDef(name=given) | ast.AsyncFunctionDef(name=given) | ast.ClassDef(name=given):
            return [given]
        case ast.arg(arg=given) | ast.Attribute(attr=given) | ast.Name(id=given):
            return [given]
    return []


def words_of(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().replace(".", "_").split("_"))


@pytest.mark.parametrize("code", ["def to_desk(): ...", "class PackedFiles: ...", "shop.shelf", "def f(sea): ...", "Doors"])
def test_an_old_word_would_be_found(code):
    assert len(old_names(ast.parse(code))) == 1


def test_a_word_in_which_an_old_one_stands_is_another():
    assert old_names(ast.parse("season, desktop, unpack, closed_doors, is_kept_here, restored")) == set()


# Sizes.


def test_no_folder_but_the_one_of_pages_holds_more_than_fourteen_modules():
    assert house.too_full(file.relative_to(ROOT) for file in CODE) == {}
    assert house.too_full(Path(f"{folder}/{n}.py") for folder in ("pages", "coast") for n in range(15)) == {"coast": 15}


@each(CODE)
def test_no_module_is_longer_than_two_hundred_lines(file):
    most = 40 if file.name == "app.py" else 60 if file in PAGES else 200
    assert len(file.read_text(encoding="utf-8").splitlines()) <= most


@each(CODE)
def test_no_function_is_longer_than_twenty_five_lines_without_its_docstring(file):
    assert {node.name: lines for node in ast.walk(tree(file)) if isinstance(node, FUNCTIONS) and (lines := length(node)) > 25} == {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    return lines_of(function) - (lines_of(first) if documented else 0)


def lines_of(node: ast.stmt) -> int:
    return there(node.end_lineno) - node.lineno + 1


# Texts.


@each([*PAGES, *UI])
def test_no_sentence_stands_in_the_code_of_a_page(file):
    assert [text for text in said_to_readers(tree(file)) if is_sentence(text)] == []


def is_sentence(text: str) -> bool:
    """Two words in a row, or one that begins like a sentence and goes on."""
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 1]
    return len(words) > 1 and not text.startswith(("<", "--", "%"))


def said_to_readers(module: ast.Module) -> Iterator[str]:
    """Texts in the code that are neither documentation nor for the log or an author's error message."""
    aside = {id(text) for node in ast.walk(module) for text in asides(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.value


def asides(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and ast.unparse(node.func).startswith("LOG.")):
        yield from ast.walk(node)


def test_a_sentence_in_the_code_would_be_found():
    module = ast.parse('"""A docstring."""\nst.write("Well done, you!")\nLOG.error("For the log")\nst.write("quiz.next")')
    assert [text for text in said_to_readers(module) if is_sentence(text)] == ["Well done, you!"]


# Starting.

FIRST = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("beacons/ui/shell/frame.py", default_timeout=60).run()
assert not app.exception, app.exception
assert app.main.html
"""

LIGHT = """
import sys
import beacons.serve.first_html  # as app.py does before any page runs
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("beacons/ui/shell/frame.py", default_timeout=60).run()
for page in ("lesson", "quiz"):
    app.query_params["lesson"] = "safer-internet-day"
    app.switch_page(f"../../../pages/{page}.py").run()
    assert not app.exception, app.exception
app.button(key="start").click().run()
assert not app.exception, app.exception
heavy = {"pandas", "numpy", "pyarrow", "PIL", "altair", "openpyxl", "defusedxml", "genanki", "charset_normalizer", "beacons.exchange.door"}
print(sorted(heavy & set(sys.modules)))
"""


def python(script: str) -> subprocess.CompletedProcess[str]:
    """Runs a script in a fresh interpreter, as it is in nobody's way there."""
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


def test_the_frame_runs_first_in_a_fresh_interpreter():
    """The platform puts the frame's own folder before all others while it runs."""
    done = python(FIRST)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]


def test_no_module_beside_the_frame_hides_one_of_the_standard_library():
    beside = {file.stem for file in (ROOT / "beacons" / "ui" / "shell").iterdir() if file.suffix == ".py" or file.is_dir()}
    assert beside & sys.stdlib_module_names == set()


def test_home_lesson_and_quiz_run_without_the_heavy_libraries():
    done = python(LIGHT)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    assert done.stdout.splitlines()[-1] == "[]"


def test_under_the_platforms_tests_the_app_draws_home():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert any("Seven Beacons" in block.value for block in app.main.html)
    assert app.radio(key="path").value == "10-12"


@pytest.mark.parametrize("page", nav.PAGES)
def test_under_the_platforms_tests_the_app_draws_every_page(page):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params["lesson"] = "safer-internet-day"
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert sum("<h1" in block.value for block in app.main.html) == 1


def test_under_the_platforms_tests_the_app_can_be_pressed():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params["lesson"] = "safer-internet-day"
    app.switch_page("pages/quiz.py").run()
    app.button(key="start").click().run()
    assert not app.exception
    assert "Question 1 of 8" in json.loads(app.get_by_key("item").proto.bytes)["head"]
    assert "start" not in [button.key for button in app.button]
    assert gc.isenabled()


def test_a_host_that_runs_it_as_a_plain_script_is_told_that_it_cannot_serve_it(monkeypatch):
    """The platform's tests mark their runs; a host does not."""
    monkeypatch.setattr(app_test, "patch_config_options", lambda _: nullcontext())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    (said,) = [block.value for block in app.main.html]
    assert "can’t serve Seven Beacons" in said
    assert 'role="alert"' in said
    assert len(app.main.children) == 1
