"""The course as it is shipped, in English."""

from beacons.domain.course.edition import Edition
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.wiring import library


def english() -> Edition:
    return library().edition(SOURCE_LANGUAGE)
