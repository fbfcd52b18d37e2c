"""Serves the platform's bundles and our static files: compressed once, kept in memory, cached by the browser.

The platform sends its bundles uncompressed and leaves that to a proxy; a school has none. Compressing them once
takes the first visit from 2.7 MB to about 1.1 MB; smaller fonts (``assembly.py``) take it to less than 0.8. Libraries that compress
do it anew for every response.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from beacons.serve.base_path import below
from beacons.serve.files import dark_pictures

_TYPES = {".js": "text/javascript", ".css": "text/css"}
"""Said whatever this machine calls them: a browser runs no module of another type."""
_COMPRESSED = {".js", ".css", ".svg", ".json", ".html", ".txt"}
_FOREVER = "public, immutable, max-age=31536000"
_ASK_AGAIN = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class Compressed:
    """A file as it is sent: plain, and compressed where that helps."""

    plain: bytes
    gzipped: bytes | None
    etag: str
    media_type: str


def compress(file: Path) -> Compressed:
    """Read and compress a file, or a picture's dark version. Raises ``OSError`` where it cannot be read."""
    return _compressed(dark_pictures.read(file), file)


def _compressed(plain: bytes, file: Path) -> Compressed:
    gzipped = gzip.compress(plain, 9, mtime=0) if file.suffix in _COMPRESSED else None
    media_type = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Compressed(plain, gzipped, f'"{hashlib.sha256(plain).hexdigest()[:20]}"', media_type)


class CompressedFiles:
    """Answers GET and HEAD below the given prefixes; everything else goes on to the app.

    ``folders`` maps a URL prefix to a folder. Below the platform's prefix the names carry a hash; ours are asked
    for with ``?v=`` and a hash. Both are kept for ever by the browser, anything else is checked by its ETag.
    ``stand_ins`` maps the beginning of a path to a file that is sent instead, ``made`` a path to what makes the file there.
    """

    def __init__(  # where a file may come from
        self,
        app: ASGIApp,
        folders: Mapping[str, Path],
        hashed: tuple[str, ...] = (),
        stand_ins: Mapping[str, Path] | None = None,
        made: Mapping[str, Callable[[], bytes]] | None = None,
    ) -> None:
        self.app = app
        self.folders = {prefix: folder.resolve() for prefix, folder in folders.items()}
        self.hashed = hashed
        self.stand_ins = dict(stand_ins or {})
        self.made = {Path(path): make for path, make in (made or {}).items()}
        self.kept: dict[Path, Compressed] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the file, or pass the request on where there is none."""
        file = self._file(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        compressed = self.kept.get(file)
        if compressed is None:
            compressed = self.kept[file] = await to_thread.run_sync(self._compress, file)
        await self._response(scope, compressed)(scope, receive, send)

    def _compress(self, file: Path) -> Compressed:
        make = self.made.get(file)
        return _compressed(make(), file) if make else compress(file)

    def _file(self, scope: Scope) -> Path | None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        path = below(scope)
        if Path(path) in self.made:
            return Path(path)
        for beginning, file in self.stand_ins.items():
            if path.startswith(beginning):
                return file
        for prefix, folder in self.folders.items():
            if path.startswith(prefix):
                return _within(folder, path.removeprefix(prefix))
        return None

    def _response(self, scope: Scope, compressed: Compressed) -> Response:
        named_by_hash = below(scope).startswith(self.hashed) or "v" in parse_qs(scope["query_string"].decode("latin-1"))
        return response(Headers(scope=scope), compressed, for_ever=named_by_hash)


def response(asked: Headers, compressed: Compressed, *, for_ever: bool) -> Response:
    """The file as these headers ask for it. ``for_ever``: its address changes with its content."""
    headers = {"ETag": compressed.etag, "Vary": "Accept-Encoding", "Cache-Control": _FOREVER if for_ever else _ASK_AGAIN}
    if _names(asked.get("if-none-match", ""), compressed.etag):
        return Response(status_code=304, headers=headers)
    if compressed.gzipped and _takes_gzip(asked.get("accept-encoding", "")):
        headers["Content-Encoding"] = "gzip"
        return Response(compressed.gzipped, headers=headers, media_type=compressed.media_type)
    return Response(compressed.plain, headers=headers, media_type=compressed.media_type)


def _within(folder: Path, name: str) -> Path | None:
    try:
        file = (folder / name).resolve()
        return file if folder in file.parents and dark_pictures.drawn_file(file).is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _names(if_none_match: str, etag: str) -> bool:
    """Whether the header (RFC 9110, 13.1.2) holds this tag, weak or strong, or any."""
    return any(part.strip().removeprefix("W/") in (etag, "*") for part in if_none_match.split(","))


def _takes_gzip(accept_encoding: str) -> bool:
    """Whether the header (RFC 9110, 12.5.3) names gzip and does not refuse it by a weight of 0."""
    for part in accept_encoding.split(","):
        coding, _, weight = part.partition(";")
        if coding.strip().lower() == "gzip":
            return weight.replace(" ", "").lower().removeprefix("q=") not in ("0", "0.", "0.0", "0.00", "0.000")
    return False
