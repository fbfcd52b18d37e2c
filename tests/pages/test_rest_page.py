from tab import a_tab, finished


def test_rest_says_good_bye_and_asks_for_nothing():
    reader = a_tab(finished()).open("rest")
    assert reader.title == "Enough for today"
    assert "Your lights stay on." in reader.text
    assert not reader.app.main.button


def test_the_only_way_on_from_rest_is_the_coast():
    assert a_tab().open("rest").leads_to("to-coast") == ("home", {})


def test_resting_changes_nothing():
    reader = a_tab(finished())
    before = reader.progress
    assert reader.open("rest").progress == before
