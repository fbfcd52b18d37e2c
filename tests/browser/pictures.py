"""Pictures for the documentation, taken on a journey where ``PICTURES`` names a folder: what they show is what the journey has tested."""

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page

COLOURS = 128
"""Enough for our pages, and a quarter of the bytes."""
GAP, BESIDE = 8, (206, 206, 210)
"""Between pictures that stand together: pixels, and the colour of what they lie on."""
Shot = Image.Image


def picture(page: Page, name: str, *, top: str = "", width: int = 900) -> None:
    """Keep what a page shows, from the element ``top`` on; nothing unless pictures are wanted."""
    if _folder():
        page.evaluate("top => top && document.querySelector(top).scrollIntoView({ block: 'start' })", top)
        _kept(_no_wider(shot(page), width), name)


def shot(page: Page, until: Locator | None = None) -> Shot:
    """What a page shows, down to the end of an element where one is named, to be put together with others."""
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(400 if _folder() else 0)  # for whatever moves to stand still: nothing is asserted here
    box, size = until.bounding_box() if until else None, page.viewport_size
    clip: FloatRect | None = {"x": 0, "y": 0, "width": size["width"], "height": box["y"] + box["height"] + 20} if box and size else None
    return _opened(page.screenshot(clip=clip))


def shot_of(element: Locator) -> Shot:
    """An element alone, with the number that stands before it."""
    box = element.bounding_box()
    if box is None:
        raise ValueError("what is not to be seen has no picture")
    left = max(box["x"] - 30, 0)
    clip: FloatRect = {"x": left, "y": box["y"], "width": box["x"] + box["width"] - left, "height": box["height"]}
    return _opened(element.page.screenshot(full_page=True, clip=clip))


def together(shots: Sequence[Shot], name: str, *, columns: int, width: int) -> None:
    """Keep several pictures as one, so many in a row and each so wide; nothing unless pictures are wanted."""
    if not _folder():
        return
    small = [one.resize((width, round(one.height * width / one.width)), Image.Resampling.LANCZOS) for one in shots]
    rows = [small[start : start + columns] for start in range(0, len(small), columns)]
    heights = [max(one.height for one in row) for row in rows]
    sheet = Image.new("RGB", (GAP + columns * (width + GAP), GAP + sum(height + GAP for height in heights)), BESIDE)
    for number, row in enumerate(rows):
        for place, one in enumerate(row):
            sheet.paste(one, (GAP + place * (width + GAP), GAP + sum(height + GAP for height in heights[:number])))
    _kept(sheet, name)


def _folder() -> str:
    return os.environ.get("PICTURES", "")


def _opened(png: bytes) -> Shot:
    return Image.open(BytesIO(png)).convert("RGB")


def _no_wider(image: Shot, width: int) -> Shot:
    return image if image.width <= width else image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def _kept(image: Shot, name: str) -> None:
    """Rare colours stay what they are, and no dots are strewn in for those between: they would cost half of the bytes."""
    few = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(Path(_folder()) / f"{name}.png", optimize=True)
