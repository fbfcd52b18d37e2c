"""From bytes to text: which encoding it is, and how sure that is."""

import codecs
import re
from dataclasses import dataclass

from beacons.exchange.model import Note

NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp932": "Shift JIS",
    "cp949": "Korean (CP949)",
    "koi8_r": "KOI8-R",
    "mac_roman": "Mac Roman",
}
"""Encodings that a file is offered in, by Python's name and by the one that people know."""

_LETTERS = {
    "cp1252": "àâæçéèêëîïôœùûüÿ äöüß áéíñóúü àáâãçéêíóôõúü àèéìíîòóùú áäçéëèïíóöüú æøåéêóòèäö åäöé",
    "cp1250": "ąćęłńóśźż áčďéěíňóřšťúůýžäľĺŕô áéíóöőúüű ăâîşţșț čćđšž",
    "cp1254": "çğıöşüâîi̇",
    "cp1257": "ąčęėįšųūž āčēģīķļņšūž äõöüšž",
}
"""Letters beyond ASCII of languages that an encoding is used for."""
_SIGNS = "“”„‘’‚«»‹›–—…¿¡€£°ºª§©®·•´\xa0"

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']""")


class NotText(ValueError):
    """The bytes are no text."""


@dataclass(frozen=True)
class Decoded:
    """A text, the name of its encoding as people know it, and what is to be said where it was a guess."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, chosen: str | None = None) -> Decoded:
    """The text of a file; ``chosen`` is the encoding that somebody names. Raises ``NotText`` where it is none."""
    if chosen in NAMES:
        return _looked_at(data, chosen)
    marked = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    if marked:
        named = NAMES[marked[1]] + " with BOM"
        return Decoded(_sound(data.decode(marked[1], errors="replace").removeprefix("\ufeff")), named)
    return _declared(data) or _plain(data)


def _declared(data: bytes) -> Decoded | None:
    """As the XML itself says; None where it says nothing, or something that is not so."""
    found = _DECLARED.match(data)
    try:
        codec = codecs.lookup(found[1].decode("ascii")).name if found else ""
        text = data.decode(codec) if codec else None
    except (LookupError, ValueError):
        return None
    return None if text is None else Decoded(_sound(text), NAMES.get(codec, codec))


def _plain(data: bytes) -> Decoded:
    silent = [data[start:2000:2].count(0) for start in (0, 1)]
    if max(silent) > len(data[:2000]) // 4:
        return Decoded(_sound(data.decode("utf-16-be" if silent[0] > silent[1] else "utf-16-le", errors="replace")), "UTF-16")
    try:
        return Decoded(_sound(data.decode("utf-8")), "UTF-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    return _looked_at(data, _by_letters(data) or _by_habits(data))


def _looked_at(data: bytes, codec: str) -> Decoded:
    """The text in an encoding that somebody should look at, with a line by which they can tell."""
    text = _sound(data.decode(codec, errors="replace"))
    line = next((line.strip() for line in text.splitlines() if not line.isascii()), "")
    return Decoded(text, NAMES[codec], (Note("exchange.encoding_guessed", {"encoding": NAMES[codec], "line": line[:80]}),))


def _by_letters(data: bytes) -> str | None:
    """The encoding in which all letters beyond ASCII are those of one language; None where there is none."""
    for codec, languages in _LETTERS.items():
        text = data.decode(codec, errors="replace").casefold()
        beyond = {sign for sign in text if sign.isalpha() and not sign.isascii()}
        odd = any(not sign.isascii() and not sign.isalpha() and sign not in _SIGNS for sign in text)
        if not odd and any(beyond <= {*letters} for letters in languages.split()):
            return codec
    return None


def _by_habits(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # only where a file is none of what is sure

    best = from_bytes(data[:200_000], cp_isolation=[codec for codec in NAMES if not codec.startswith("utf")]).best()
    return best.encoding if best and best.encoding in NAMES else "cp1252"


def _sound(text: str) -> str:
    """The text, its lines ended in one way. Raises ``NotText`` where many of its signs are none that a text has."""
    odd = sum(sign < " " and sign not in "\t\n\r\f\v" for sign in text[:5000])
    if odd > 2 + len(text[:5000]) // 50:
        raise NotText
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
