"""The words of the stage, on which ``wall/stage.js`` draws one item for a whole class, for the projector and for the host of a room."""

from beacons.ui.shell.words import t


def words() -> dict[str, str]:
    """What the stage itself says, in this tab's language; blanks are filled in by the script."""
    return {
        "place": t("stage.place", n="{n}", of="{of}"),
        "gentle": t("gentle.item"),
        "fits": t("stage.fits"),
        "other": t("stage.other"),
        "part": t("stage.part"),
        "other_part": t("stage.other_part"),
        "nothing_wrong": t("quiz.nothing_wrong"),
        "in_box": t("stage.in_box", box="{box}"),
        "in_place": t("stage.in_place", place="{place}"),
        "chosen": t("stage.chosen", count="{count}"),
        "talk": t("stage.talk"),
        "white": t("stage.white"),
        "usual": t("stage.usual"),
        "full": t("stage.full"),
        "controls": t("stage.controls"),
    }
