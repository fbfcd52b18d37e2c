"""Lesson: one card at a time, then on to the quiz."""

import streamlit as st

from beacons.ui import current, empty, lesson_view

lesson = current.lesson()
if lesson is None:
    empty.no_lesson_chosen()
else:
    path, part = current.path_lesson(lesson)
    place = current.card(len(part.cards))
    with st.container(key=f"hue-{lesson.id}"):
        lesson_view.card(lesson, part, place)
        lesson_view.listen(part.cards[place])
        lesson_view.turn(lesson, path, part, place)
