import gzip
from pathlib import Path

import anyio
import pytest
from starlette.responses import PlainTextResponse

from beacons.serve.files.compressed_files import CompressedFiles
from tests.serve.asking import ask

SCRIPT = b"console.log('ahoy');\n" * 50
BOAT = b"<svg><style>.sea{fill:#8CC6CF}@media (prefers-color-scheme: dark){.sea{fill:#1F4A73}}</style></svg>" * 9
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
SECRET = b"nobody's business"


@pytest.fixture
def folder(tmp_path):
    static = tmp_path / "static"
    (static / "pictures").mkdir(parents=True)
    (static / "app.js").write_bytes(SCRIPT)
    (static / "pictures" / "boat.svg").write_bytes(BOAT)
    (static / "pictures" / "photo.png").write_bytes(PNG)
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "static-old").mkdir()
    (tmp_path / "static-old" / "secret.txt").write_bytes(SECRET)
    return static


@pytest.fixture
def app(folder):
    inner = PlainTextResponse("passed on", status_code=299)
    return CompressedFiles(inner, folders={"/static/": folder, "/app/static/": folder}, hashed=("/static/",))


def is_passed_on(answer) -> bool:
    return (answer.status, answer.body) == (299, b"passed on")


def test_a_file_is_sent_as_it_is_to_who_cannot_unpack(app):
    answer = ask(app, "/app/static/app.js")
    assert (answer.status, answer.body) == (200, SCRIPT)
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-length"] == str(len(SCRIPT))


def test_a_text_file_is_sent_compressed_to_who_can_unpack(app):
    answer = ask(app, "/app/static/app.js", accept_encoding="br, gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == SCRIPT
    assert answer.headers["content-length"] == str(len(answer.body))
    assert len(answer.body) < len(SCRIPT)


def test_caches_are_told_that_there_are_two_forms(app):
    for encoding in ("gzip", "identity"):
        assert ask(app, "/app/static/app.js", accept_encoding=encoding).headers["vary"] == "Accept-Encoding"


def test_a_picture_that_is_packed_already_is_not_packed_again(app):
    answer = ask(app, "/app/static/pictures/photo.png", accept_encoding="gzip")
    assert (answer.body, answer.headers.get("content-encoding")) == (PNG, None)


@pytest.mark.parametrize("encoding", ["gzip;q=0", "identity, gzip; q=0.0"])
def test_who_refuses_gzip_gets_none(app, encoding):
    assert ask(app, "/app/static/app.js", accept_encoding=encoding).body == SCRIPT


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("app.js", "javascript"), ("pictures/boat.svg", "image/svg+xml"), ("pictures/photo.png", "image/png")],
)
def test_a_file_is_sent_as_what_it_is(app, path, media_type):
    assert ask(app, f"/app/static/{path}").headers["content-type"].partition(";")[0].endswith(media_type)


def test_a_file_is_read_and_compressed_once(app, folder):
    first = ask(app, "/app/static/app.js", accept_encoding="gzip")
    (folder / "app.js").write_bytes(b"changed")
    again = ask(app, "/app/static/app.js", accept_encoding="gzip")
    assert (again.body, again.headers["etag"]) == (first.body, first.headers["etag"])


def test_a_file_that_is_gone_is_passed_on(app, folder):
    ask(app, "/app/static/app.js")
    (folder / "app.js").unlink()
    assert is_passed_on(ask(app, "/app/static/app.js"))


# Caching


def test_an_unchanged_file_is_not_sent_again(app):
    first = ask(app, "/app/static/app.js")
    again = ask(app, "/app/static/app.js", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]


def test_the_dark_version_of_a_picture_is_made_from_the_one_file_with_its_dark_rules_always_on(app):
    bright, dark = (ask(app, f"/app/static/pictures/{name}.svg?v=1") for name in ("boat", "boat.dark"))
    assert bright.body == BOAT
    assert dark.body == BOAT.replace(b"@media (prefers-color-scheme: dark)", b"@media all")
    assert dark.headers["content-type"] == "image/svg+xml"
    assert dark.headers["cache-control"] == bright.headers["cache-control"]
    assert dark.headers["etag"] != bright.headers["etag"]


@pytest.mark.parametrize("path", ["pictures/other.dark.svg", "app.dark.js", "pictures/photo.dark.png", "../secret.dark.svg"])
def test_there_is_no_dark_version_of_anything_but_a_picture_that_is_there(app, folder, path):
    (folder.parent / "secret.svg").write_bytes(SECRET)
    assert is_passed_on(ask(app, f"/app/static/{path}"))


@pytest.mark.parametrize("form", ["W/{}", '"other", {}', '{}, W/"other"', "*"])
def test_every_way_to_name_the_same_file_saves_sending_it(app, form):
    etag = ask(app, "/app/static/app.js").headers["etag"]
    assert ask(app, "/app/static/app.js", if_none_match=form.format(etag)).status == 304


def test_a_changed_file_is_sent(app):
    assert ask(app, "/app/static/app.js", if_none_match='"other"').status == 200


def test_two_files_have_two_etags(app):
    one, other = (ask(app, f"/app/static/pictures/{name}").headers["etag"] for name in ("boat.svg", "photo.png"))
    assert one != other


@pytest.mark.parametrize(
    ("target", "is_kept"),
    [
        ("/app/static/app.js", False),
        ("/app/static/app.js?v=0a1b2c", True),
        ("/app/static/app.js?w=0a1b2c", False),
        ("/app/static/app.js?v=", False),
        ("/app/static/app.js?version=1", False),
        ("/static/app.js", True),
    ],
)
def test_only_a_file_asked_for_by_its_hash_is_kept_for_ever(app, target, is_kept):
    assert ("immutable" in ask(app, target).headers["cache-control"]) == is_kept


def test_what_is_not_kept_for_ever_is_asked_for_again(app):
    assert ask(app, "/app/static/app.js").headers["cache-control"] == "public, max-age=0, must-revalidate"


# What is not ours


def test_head_says_what_get_would_say(app):
    get, head = (ask(app, "/app/static/app.js", method=method, accept_encoding="gzip") for method in ("GET", "HEAD"))
    assert (head.status, dict(head.headers)) == (200, dict(get.headers))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_passed_on(app, method):
    assert is_passed_on(ask(app, "/app/static/app.js", method=method))


MISSING = ("/", "/quiz", "/static", "/staticapp.js", "/app/static", "/app/static/", "/app/static/pictures", "/app/static/no.js")


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_passed_on(app, path):
    assert is_passed_on(ask(app, path))


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "%2e%2e%2fsecret.txt",
        "%252e%252e%252fsecret.txt",
        "pictures/../../secret.txt",
        "..\\secret.txt",
        "..%5csecret.txt",
        "../static-old/secret.txt",
        "./.././secret.txt",
        "pictures/%2e%2e/%2e%2e/secret.txt",
    ],
)
@pytest.mark.parametrize("prefix", ["/static/", "/app/static/"])
def test_nothing_outside_the_folder_can_be_had(app, prefix, path):
    assert is_passed_on(ask(app, prefix + path))


@pytest.mark.parametrize("slashes", ["", "/", "%2f"])
def test_an_absolute_path_leads_nowhere(app, folder, slashes):
    assert is_passed_on(ask(app, f"/app/static/{slashes}{folder.parent / 'secret.txt'}"))


def test_a_link_out_of_the_folder_leads_nowhere(app, folder):
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)
    assert is_passed_on(ask(app, "/app/static/link.txt"))
    assert is_passed_on(ask(app, "/app/static/up/secret.txt"))


@pytest.mark.parametrize("path", ["%00", "app.js%00.png", "a" * 300], ids=["nul", "nul inside", "long name"])
def test_a_name_that_no_file_can_have_is_passed_on(app, path):
    assert is_passed_on(ask(app, f"/app/static/{path}"))


def test_sockets_are_passed_on(folder):
    seen = []

    async def inner(scope, receive, send):
        seen.append(scope["type"])

    async def nothing(*_):
        return {}

    async def asked():
        await CompressedFiles(inner, folders={"/static/": folder})(
            {"type": "websocket", "path": "/static/app.js", "headers": []}, nothing, nothing
        )

    anyio.run(asked)
    assert seen == ["websocket"]


def test_a_folder_given_by_a_relative_path_is_served_too(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    app = CompressedFiles(PlainTextResponse("passed on", status_code=299), folders={"/static/": Path("static")})
    assert ask(app, "/static/app.js").body == SCRIPT
