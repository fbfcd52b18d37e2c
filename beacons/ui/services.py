"""Wiring: the only importer of ``beacons.storage``, and the only place that reads a clock."""

import secrets
import time
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from babel.support import Translations

from beacons.domain.library import SOURCE_LANGUAGE, Library
from beacons.storage.catalogs import load_catalogs
from beacons.storage.content_files import load

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=1)
def library() -> Library:
    """All content, read once per process."""
    return load(ROOT)


@lru_cache(maxsize=1)
def catalogs() -> dict[str, Translations]:
    """The interface's texts in every language, read once per process."""
    return load_catalogs(ROOT / "content", SOURCE_LANGUAGE)


def languages() -> dict[str, str]:
    """Languages with both content and interface: codes and their own names, the source language first."""
    known = {code: name for code, name in library().languages.items() if code in catalogs()}
    return {SOURCE_LANGUAGE: known.pop(SOURCE_LANGUAGE, "English"), **known}


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def today() -> date:
    """The date where the visitor is, as far as the browser says."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(ZoneInfo("UTC")).date()


def new_id() -> str:
    """A random id for an attempt. It says nothing about anybody."""
    return secrets.token_hex(5)
