"""How each item type is asked: one module of the type's name, and one line here."""

from beacons.ui.item.view import ItemView
from beacons.ui.item.views import multiple_choice, ordering, single_choice, sorting, spot, story

VIEWS: dict[str, ItemView] = {
    "single_choice": single_choice,
    "multiple_choice": multiple_choice,
    "ordering": ordering,
    "sorting": sorting,
    "spot": spot,
    "story": story,
}
