"""The first HTML of every page: the platform's own, with our title, language, style, icon and a text while it loads."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import streamlit
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

PLATFORM_FILES = Path(streamlit.__file__).parent / "static"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ROOT = '<div id="root"></div>'


@dataclass(frozen=True)
class FirstWords:
    """What a visitor reads before anything runs. ``direction`` is ltr or rtl."""

    language: str
    direction: str
    title: str
    description: str
    loading: str
    no_script: str
    exit_title: str = ""
    """The title of the page that whoever leaves fast is led to."""
    help: str = ""
    """The name of the way to help, which needs no script."""
    late: str = ""
    """What is said where scripts are allowed and don't come."""
    again: str = ""
    """The name of the way to try once more."""
    urgent: Mapping[str, str] = field(default_factory=dict)
    """HTML by path: the few sentences that a page says at once to somebody to whom something has happened."""
    beside: str = ""
    """HTML that stands beside what the platform draws."""


@dataclass(frozen=True)
class FirstFiles:
    """Addresses of what every page needs at once: the style sheet, the icon, and scripts that are modules. All are below ``base``.

    ``modules`` are wanted later; ``line`` runs at once.
    """

    style: str
    icon: str
    modules: tuple[str, ...] = ()
    base: str = ""
    leaving: str = ""
    """A script of ours that stands in the HTML itself, since it must run before anything is drawn."""
    line: str = ""
    pages: tuple[str, ...] = ()
    """The paths at which the server sends this HTML: at any other, a proxy has put the app below a path that nobody told it."""


class UnknownPlatform(RuntimeError):
    """The platform's first HTML is not laid out as this module knows it: the versions do not fit."""


def platform_html() -> str:
    """The platform's packaged first HTML."""
    return (PLATFORM_FILES / "index.html").read_text(encoding="utf-8")


def _tell_the_platform(base: str) -> str:
    """Else the platform first asks below the page's own address, and every visit to a page begins with two errors.

    It is also told to leave windows over the page to us: what they say is no text for a child, and they take every tap.
    """
    settings = f"BACKEND_BASE_URL: location.origin + '{base}/', HOST_CONFIG: {{ blockErrorDialogs: true }}"
    return f"<script>window.__streamlit = {{ {settings} }}</script>"


def inline_scripts(html: str, base: str = "", leaving: str = "") -> tuple[str, ...]:
    """CSP hashes of the inline scripts of the platform's HTML, which change with its version, and of our own."""
    scripts = [*_INLINE_SCRIPT.findall(html + _tell_the_platform(base)), *([leaving] if leaving else [])]
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _title_and_first_scripts(words: FirstWords, files: FirstFiles) -> str:
    description = f'<meta name="description" content="{escape(words.description)}">'
    leaving = f"<script>{files.leaving}</script>" if files.leaving else ""
    return f"<title>{escape(words.title)}</title>\n    {leaving}\n    {description}\n    {_tell_the_platform(files.base)}"


def _links(files: FirstFiles) -> str:
    return "\n    ".join(
        (
            f'<link rel="icon" type="image/svg+xml" href="{files.icon}">',
            f'<link rel="stylesheet" href="{files.style}">',
            *(f'<link rel="modulepreload" href="{module}">' for module in files.modules),
            *([f'<script type="module" src="{files.line}"></script>'] if files.line else []),
        )
    )


def _before_any_script(words: FirstWords, files: FirstFiles, path: str) -> str:
    """What is read until the platform has drawn something in its place, and for ever where it never does.

    What is said where nothing comes is held back by the style sheet for a few seconds, and needs no script itself.
    """
    to_help = f'<a class="to-plain-help" href="{files.base}/help/plain?lang={escape(words.language)}">{escape(words.help)}</a>'
    return "".join(
        (
            f'<div class="first-words"><p class="loading" role="status">{escape(words.loading)}</p>{words.urgent.get(path, "")}',
            f"<noscript><p>{escape(words.no_script)}</p></noscript>",
            f'<p class="late">{escape(words.late)} <a href="">{escape(words.again)}</a></p>{to_help}</div>',
        )
    )


def first_html(html: str, words: FirstWords, files: FirstFiles, path: str = "") -> str:
    """The platform's HTML made ours, for the page at a path. Raises ``UnknownPlatform`` where a mark is missing."""
    beginning = f' data-base="{files.base}"' if files.base else ""
    beginning += f' data-pages="{" ".join(files.pages)}"' if files.pages else ""
    beginning += f' data-sea="{escape(words.exit_title)}"' if words.exit_title else ""
    changes = (
        (r"<html[^>]*>", f'<html lang="{escape(words.language)}" dir="{words.direction}"{beginning}>'),
        (r"<title>.*?</title>", _title_and_first_scripts(words, files)),
        (r'<link rel="shortcut icon"[^>]*>', _links(files)),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<noscript>.*?</noscript>", ""),
        (re.escape(_ROOT), f'<div id="root">{_before_any_script(words, files, path)}</div>\n{words.beside}'),
    )
    for pattern, replacement in changes:
        html, found = re.subn(pattern, replacement.replace("\\", r"\\"), html, count=1, flags=re.DOTALL)
        if not found:
            raise UnknownPlatform(f"the platform's first HTML holds no {pattern}")
    return html


def language_of(request: Request, known: Iterable[str]) -> str:
    """The language asked for by ``?lang=`` or by the browser, among those known (the first is the fallback)."""
    languages = {code.lower(): code for code in known}
    wanted = [request.query_params.get("lang", "")]
    wanted += [part.split(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    for tag in wanted:
        for language in (tag.lower(), tag.lower().split("-")[0]):
            if language in languages:
                return languages[language]
    return next(iter(languages.values()))


def first_html_routes(paths: Iterable[str], words: Callable[[str], FirstWords], languages: Iterable[str], files: FirstFiles) -> list[Route]:
    """A route for the address of every page, so that a cold visit to any of them begins in our words.

    One more leads to the icon: a browser asks for it by a name of its own wherever it shows something that is no page.
    """
    known = tuple(languages)

    def page(path: str) -> Callable[[Request], Awaitable[Response]]:
        ready = {code: first_html(platform_html(), words(code), files, path) for code in known}

        async def answer(request: Request) -> Response:
            headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
            return HTMLResponse(ready[language_of(request, known)], headers=headers)

        return answer

    async def icon(_: Request) -> Response:
        return RedirectResponse(files.icon, headers={"Cache-Control": "max-age=86400"})

    compressed = [Middleware(GZipMiddleware)]
    pages = [Route(f"/{path}", page(path), methods=["GET", "HEAD"], middleware=compressed) for path in paths]
    return [*pages, Route("/favicon.ico", icon, methods=["GET", "HEAD"])]
