"""Whether the past matters is shown move by move, with the numbers it rests on."""

from tests.unit.publish.odds_answers import RECORD, answer

from wayout.publish.odds_past import past_figure


def test_every_test_is_a_row() -> None:
    """With as many moves as were tested, and p as it was adjusted."""
    found = answer(on_map=True)
    made = past_figure(found, RECORD, "en")
    assert len(found.markov) == len(made.data) > 0
    for test, data, cells in zip(found.markov, made.data, made.cells, strict=True):
        assert data[:3] == (test.start, test.to, test.events)
        if test.adjusted is None:
            assert data[-1] is None
            assert test.reason is not None
            assert cells[-1] == test.reason.say(str)
        else:
            assert abs(float(cells[-1].lstrip("<")) - test.adjusted) <= 0.001


def test_small_ones_are_not_written_out() -> None:
    """A comma in Russian."""
    cells = [row[-1] for row in past_figure(answer(on_map=True), RECORD, "ru").cells]
    assert all("." not in cell for cell in cells if cell[:1] in "<01")
