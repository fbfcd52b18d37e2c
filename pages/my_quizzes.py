"""My quizzes: those that somebody wrote on this device, the editor of one, a try, a sheet to print, and our questions to take from."""

from beacons.ui.own import editor as own_editor
from beacons.ui.own import exchange, play, take
from beacons.ui.own import view as own_view
from beacons.ui.shell import nav, request

quiz, show = request.own_quiz(), nav.param("show")
if quiz is None and nav.param("quiz"):
    own_view.gone()
elif quiz is None:
    own_view.intro()
    exchange.refusal()
    own_view.begin()
    exchange.bring_in()
    own_view.quizzes()
elif show == "play":
    play.item_on_screen(quiz)
elif show == "paper":
    play.paper(quiz)
elif show == "take":
    take.choose(quiz)
elif show == "export":
    exchange.take_out(quiz)
else:
    own_view.around(quiz)
    exchange.report(quiz)
    own_editor.draw(quiz)
