"""The family's agreement: sentences to choose under each heading, and the sheet that is printed."""

from datetime import date
from typing import Any, get_args

import streamlit as st

from beacons.domain.course.agreement_text import AgreementPart, AgreementText
from beacons.domain.days.review_date import months_later
from beacons.domain.household.agreement_changes import with_something
from beacons.domain.household.family import ReviewMonths
from beacons.ui.agreement import actions as agreement_actions
from beacons.ui.agreement import second_look
from beacons.ui.agreement.columns import in_columns
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.help_order import help_here
from beacons.ui.shell.render import label
from beacons.ui.shell.request import run
from beacons.ui.shell.session import put_widget_value, session, widget_value
from beacons.ui.shell.words import long_date, t, tn
from beacons.wiring import day_of, now

OUR_PEOPLE, LOOK_AGAIN = "goes-wrong", "review"
"""Parts that are more than sentences: lines for the people to tell, and the day of the next look."""
MOST_PEOPLE = 5
SIGNATURES = 6
LINES_FOR_PEOPLE, LINES_FOR_SIGNATURES, LINES_FOR_SECOND_LOOK = 10, 12, 4
"""What stands beside the sentences there, as high as so many lines of text."""
_MONTHS = "agreement-months"


def text() -> AgreementText | None:
    """The agreement's texts in this tab's language; None where they are missing or broken."""
    return run().edition.agreement


def not_there() -> None:
    """Said where the agreement's texts cannot be shown."""
    render.show("shell/message.html", title=t("agreement.missing_title"), text=t("agreement.missing_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")


def intro(agreed: AgreementText) -> None:
    """What this is, the way to paper for who has agreed before, and what just happened."""
    render.show("agreement/intro.html", agreed=agreed, can_print=session().sync.restored, is_due=second_look.is_due())
    notice = session().screen.take_notice()
    if notice:
        render.show("shell/notice.html", text=t(notice))


def parts(agreed: AgreementText) -> None:
    """Each part: how the talk starts, the sentences to choose, and what the grown-ups promise."""
    for number, part in enumerate(agreed.parts, 1):
        render.show("agreement/part.html", number=number, part=part, help=help_here(request.path()) if part.id == OUR_PEOPLE else None)
        if not part.promise:
            _sentences(part)
        render.show("agreement/adults.html", part=part, for_people=part.id == OUR_PEOPLE)
        if part.id == LOOK_AGAIN:
            _months()
            second_look.offer()


def _sentences(part: AgreementPart) -> None:
    texts, key = {sentence.id: sentence.text for sentence in part.sentences}, f"agreed-{part.id}"
    _show_kept(key, [sentence.id for sentence in part.chosen(session().family.agreement.chosen)])
    st.pills(
        label(part.heading),
        texts,
        selection_mode="multi",
        format_func=lambda sentence_id: label(texts[sentence_id]),
        key=key,
        on_change=agreement_actions.choose_sentences,
        args=(part.id, key),
        label_visibility="collapsed",
        width="stretch",
    )


def _months() -> None:
    day = _next_look()
    _show_kept(_MONTHS, session().family.agreement.months if day else None)
    st.radio(
        t("agreement.months_question"),
        get_args(ReviewMonths),
        index=None,
        format_func=lambda months: tn("agreement.months", months),
        key=_MONTHS,
        on_change=agreement_actions.choose_months,
        args=(_MONTHS,),
        horizontal=True,
    )
    render.show("agreement/day.html", day=long_date(day) if day else "")


def _show_kept(key: str, kept: Any) -> None:
    """Let a widget show what is kept where it shows something else: another tab may have changed it. A tap under way is left alone."""
    shown = widget_value(key)
    if (sorted(shown or ()) if isinstance(kept, list) else shown) != (sorted(kept) if isinstance(kept, list) else kept):
        put_widget_value(key, kept)


def _next_look() -> date | None:
    """The day of the next look, counted from the last change; None once it has come, until another is chosen."""
    day = months_later(second_look.last_change(), session().family.agreement.months)
    return day if day > day_of(now()) else None


def end(agreed: AgreementText) -> None:
    """How far one has come, the way to paper, where it is kept, and the way back to an empty one."""
    agreement = session().family.agreement
    render.show("agreement/end.html", count=with_something(agreed, agreement), of=len(agreed.parts))
    nav.link("family_file", t("agreement.to_family_file"), key="to-family-file")
    if agreement.chosen:
        with st.popover(t("agreement.anew"), key="begin-anew"):
            render.show("shell/paragraph.html", text=t("agreement.anew_text"))
            st.button(t("agreement.anew_now"), key="begin-anew-now", on_click=agreement_actions.begin_anew)


def sheet(agreed: AgreementText) -> None:
    """What is printed: on paper only, and there alone."""
    day, chosen, second = _next_look(), session().family.agreement.chosen, second_look.on_sheet()
    at_the_end = LINES_FOR_SIGNATURES + (LINES_FOR_SECOND_LOOK if second else 0)
    render.show(
        "agreement/sheet.html",
        title=agreed.title,
        columns=in_columns(agreed.parts, chosen, {OUR_PEOPLE: LINES_FOR_PEOPLE, agreed.parts[-1].id: at_the_end}),
        chosen=chosen,
        our_people=OUR_PEOPLE,
        help=help_here(request.path()),
        people=MOST_PEOPLE,
        look_again=LOOK_AGAIN,
        day=long_date(day) if day else "",
        second_look=second,
        signatures=SIGNATURES,
    )
