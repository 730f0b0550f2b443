"""Where the return is confidential, so is every figure that its slides show."""

from example_decks import session

from briefing_builder.packs.secrets.figures import all_figures


def test_the_return_at_other_take_ups_is_searched_for_too() -> None:
    figures = session("merrowdale").figures
    detail = figures.return_detail
    assert detail is not None
    searched = {figure.value for figure, _ in all_figures(figures, "roi")}
    assert {case.bcr.value for case in (*detail.sensitivity, *detail.take_up_sensitivity)} <= searched
