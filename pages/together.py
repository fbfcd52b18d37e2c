"""Together: a child and a grown-up choose unseen by each other on one device, look at both choices, and talk."""

from beacons.ui.own import unheard
from beacons.ui.shell import request
from beacons.ui.together import begin
from beacons.ui.together import choice as together_choice
from beacons.ui.together import talk as together_talk
from beacons.ui.together import view as together_view

together, lesson = together_view.on_screen(), request.lesson()
together_view.way_out(together, lesson)
item = together_view.item_of(together) if together else None
if together_choice.questions_to_talk_about() is None:
    together_view.nothing_here()
elif together and together.phase == "end":
    together_talk.end(together)
elif together and item is None:
    together_view.item_is_gone(together)
elif together and item and together.phase == "reveal":
    together_talk.both(together, item)
elif together and item and together.phase == "teach":
    together_view.teaching(together, item)
elif together and item and together.phase == "choose":
    together_view.choice(together, item)
elif together:
    together_view.hand_over(together)
elif begin.is_stopped():
    begin.goodbye()
elif lesson and lesson.sensitive == "topic" and together_choice.bank(lesson):
    begin.preview(lesson)
elif together_choice.bank(None):
    begin.start(lesson)
else:
    together_view.nothing_here()
if not together:
    unheard.draw()
