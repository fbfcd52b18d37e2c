from beacons.live.elsewhere import BELIEVED_MS, Elsewhere


def test_learners_in_other_processes_count_as_each_process_last_said():
    elsewhere = Elsewhere()
    elsewhere.hear("one", 12, 1000)
    elsewhere.hear("two", 3, 1000)
    elsewhere.hear("one", 10, 2000)
    assert elsewhere.present(2000) == 13


def test_a_process_that_says_nothing_any_more_is_believed_for_half_a_minute():
    elsewhere = Elsewhere()
    elsewhere.hear("killed", 12, 1000)
    elsewhere.hear("alive", 3, 1000)
    elsewhere.hear("alive", 15, 1000 + BELIEVED_MS)
    assert elsewhere.present(1000 + BELIEVED_MS) == 27
    assert elsewhere.present(1001 + BELIEVED_MS) == 15
