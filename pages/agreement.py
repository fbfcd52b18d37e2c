"""Agreement: sentences that a family taps together, part by part; then a sheet to print and to sign."""

from beacons.ui import agreement_view
from beacons.ui.session import session

text = agreement_view.text()
if text is None:
    agreement_view.not_there()
else:
    agreement_view.intro(text)
    if session().sync.restored:  # a tap before that would take the place of all that was chosen before
        agreement_view.parts(text)
        agreement_view.end(text)
        agreement_view.sheet(text)
