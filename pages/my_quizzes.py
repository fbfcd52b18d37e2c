"""My quizzes: those written on this device, the editor of one, a try, a sheet, our questions to take, and questions from elsewhere."""

from beacons.ui.bring_in import view as bring_in
from beacons.ui.own import editor as own_editor
from beacons.ui.own import play, take, unheard
from beacons.ui.own import view as own_view
from beacons.ui.shell import nav, request
from beacons.ui.take_along import view as take_along

quiz, show = request.own_quiz(), nav.param("show")
if quiz is None and nav.param("quiz"):
    own_view.gone()
elif quiz is None and show == bring_in.SHOW:
    bring_in.draw()
elif quiz is None:
    own_view.intro()
    own_view.begin()
    bring_in.way()
    own_view.quizzes()
elif show == "play":
    play.item_on_screen(quiz)
elif show == "paper":
    play.paper(quiz)
elif show == "take":
    take.choose(quiz)
elif show == take_along.SHOW:
    take_along.of_quiz(quiz)
else:
    own_view.around(quiz)
    bring_in.report(quiz)
    own_editor.draw(quiz)
if quiz is None or show:
    unheard.draw()
