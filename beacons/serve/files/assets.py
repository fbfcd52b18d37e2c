"""Serves the scripts of the pages and their style sheets as they stand on disk: ES modules, all under one version.

Relative imports keep the version, so that browsers may keep all of it for ever and whoever changes one script changes all addresses.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from beacons.serve.files.compressed_files import compress, response

_IMPORT = re.compile(r'^import .*?"(\.[^"]+)"$', re.MULTILINE)


class Assets:
    """The scripts and style sheets in some folders, by the names below which they are served; nothing else of them is known here.

    All are served below ``base``.
    """

    def __init__(self, folders: Mapping[str, Path], base: str = "") -> None:
        self.base = base
        found = [(name, folder, file) for name, folder in folders.items() for kind in ("*.js", "*.css") for file in folder.rglob(kind)]
        named = {f"{name}/{file.relative_to(folder).as_posix()}": file for name, folder, file in found}
        self.files = {name: named[name] for name in sorted(named) if not name.endswith(".test.js")}
        self.version = _hash_of(self.files)

    def address(self, name: str) -> str:
        """Where a file is served. Raises ``KeyError`` where there is none of that name."""
        return f"{self.base}/assets/{self.version}/{name}" if self.files[name] else ""

    def with_imports(self, name: str) -> list[str]:
        """Addresses of a script and of all that it imports at once, so that a browser need not find them out one after the other."""
        names = [name]
        for one in names:
            imported = _IMPORT.findall(self.files[one].read_text(encoding="utf-8"))
            known = (posixpath.normpath(posixpath.join(posixpath.dirname(one), other)) for other in imported)
            names += [other for other in known if other not in names]
        return [self.address(one) for one in names]


def _hash_of(files: dict[str, Path]) -> str:
    digest = hashlib.sha256()
    for name, file in files.items():
        digest.update(f"{name}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:10]


def assets_route(assets: Assets) -> Route:
    """The route. A version that is not ours is answered with the present file, which nobody keeps under that address."""
    compressed = cache(compress)

    def answer(request: Request) -> Response:
        file = assets.files.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return response(request.headers, compressed(file), for_ever=request.path_params["version"] == assets.version)

    return Route("/assets/{version}/{name:path}", answer)


def stub(address: str) -> str:
    """What travels with every run instead of a component's script: it fetches the module of that address, once a page.

    Where that cannot be had it is asked for again for half a minute; calls wait in their order. Until it has come the page knows that it
    is late (``line.js`` says so).
    """
    return _STUB.replace("{address}", address)


_STUB = """\
const at = location.origin + "{address}", late = window.sevenBeaconsLate
const load = (n) => import(n ? at + "?" + n : at).catch((e) => n > 5 ? Promise.reject(e)
  : new Promise((on) => setTimeout(on, 500 << n)).then(() => load(n + 1)))
late?.add(at)
const all = load(0)
all.then(() => late?.delete(at))
export default async (it) => (await all).default(it)
"""
