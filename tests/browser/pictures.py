"""Pictures for the documentation, taken on a journey where ``PICTURES`` names a folder: what they show is what the journey has tested."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

COLOURS = 128
"""Enough for our pages, and a quarter of the bytes."""


def picture(page: Page, name: str, *, top: str = "", width: int = 900) -> None:
    """Keep what a page shows, from the element ``top`` on; nothing unless pictures are wanted."""
    folder = os.environ.get("PICTURES")
    if not folder:
        return
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("top => top && document.querySelector(top).scrollIntoView({ block: 'start' })", top)
    page.wait_for_timeout(400)  # for whatever moves to stand still: nothing is asserted here
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    if shot.width > width:
        shot = shot.resize((width, round(shot.height * width / shot.width)), Image.Resampling.LANCZOS)
    shot.quantize(COLOURS).save(Path(folder) / f"{name}.png", optimize=True)
