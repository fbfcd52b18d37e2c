import gzip

import pytest
from starlette.applications import Starlette

from beacons.serve.files.assets import Assets, assets_route
from tests.serve.asking import ask

TALK = 'import { el } from "../dom.js"\nimport { say } from "./line.js"\n\nexport default () => el(say())\n'


@pytest.fixture
def folder(tmp_path):
    files = {
        "ui/dom.js": "export const el = (text) => text\n" * 40,
        "ui/host/host.js": TALK,
        "ui/host/line.js": 'import { el } from "../dom.js"\n\nexport const say = el\n',
        "ui/host/stage.css": ".stage { color: red }\n",
        "ui/host/host.py": "SECRET = 1\n",
        "ui/host/host.test.js": "test()\n",
        "ui/templates/page.html": "<p>",
        "storage/other.js": "other()\n",
        "secret.js": "secret()\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def assets(folder):
    return Assets({"ui": folder / "ui"})


@pytest.fixture
def site(assets):
    return Starlette(routes=[assets_route(assets)])


def test_a_script_is_served_as_it_stands_on_disk_and_as_a_module(assets, site):
    answer = ask(site, assets.address("ui/host/host.js"))
    assert (answer.status, answer.body.decode()) == (200, TALK)
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_style_sheet_is_served_beside_the_scripts(assets, site):
    answer = ask(site, assets.address("ui/host/stage.css"))
    assert (answer.status, answer.headers["content-type"]) == (200, "text/css; charset=utf-8")


def test_what_is_served_is_compressed_for_who_takes_it(assets, site):
    answer = ask(site, assets.address("ui/dom.js"), accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == ask(site, assets.address("ui/dom.js")).body


@pytest.mark.parametrize(
    "name",
    [
        "ui/host/host.py",
        "ui/host/host.test.js",
        "ui/templates/page.html",
        "storage/other.js",
        "secret.js",
        "ui/../secret.js",
        "ui/..%2fsecret.js",
        "ui/%2e%2e/secret.js",
        "/ui/dom.js",
        "ui//dom.js",
        "ui/dom.js/",
        "ui/dom.js%00",
        "ui",
        "",
    ],
)
def test_nothing_else_is_served(assets, site, name):
    assert ask(site, f"/assets/{assets.version}/{name}").status == 404


def test_what_nobody_has_has_no_address(assets):
    with pytest.raises(KeyError):
        assets.address("ui/host/host.py")


def test_one_version_stands_in_all_addresses_and_a_change_of_any_script_is_another(assets, folder):
    assert assets.address("ui/dom.js") == f"/assets/{assets.version}/ui/dom.js"
    assert Assets({"ui": folder / "ui"}).version == assets.version
    (folder / "ui" / "host" / "line.js").write_text("export const say = 2\n", encoding="utf-8")
    assert Assets({"ui": folder / "ui"}).version != assets.version


def test_what_is_no_script_changes_no_version(assets, folder):
    (folder / "ui" / "templates" / "page.html").write_text("<h1>", encoding="utf-8")
    assert Assets({"ui": folder / "ui"}).version == assets.version


def test_the_present_version_is_kept_for_ever(assets, site):
    assert "immutable" in ask(site, assets.address("ui/dom.js")).headers["cache-control"]


@pytest.mark.parametrize("version", ["0123456789", "x"])
def test_another_version_is_answered_with_the_present_file_which_is_not_kept_under_its_name(assets, site, version):
    answer = ask(site, f"/assets/{version}/ui/host/host.js")
    assert (answer.status, answer.body.decode()) == (200, TALK)
    assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_who_has_the_present_file_is_told_so(assets, site):
    tag = ask(site, "/assets/x/ui/dom.js").headers["etag"]
    assert ask(site, "/assets/x/ui/dom.js", if_none_match=tag).status == 304


def test_a_script_is_named_with_all_that_it_imports_each_once(assets):
    names = ("ui/host/host.js", "ui/dom.js", "ui/host/line.js")
    assert assets.with_imports("ui/host/host.js") == [assets.address(name) for name in names]
