"""The return as formulas of a spreadsheet: how it is counted goes in, a formula over named cells for each of its figures comes out.

The formulas are those of `figures.returns`, written once more in the language of spreadsheets; a test has LibreOffice Calc agree.
"""

from collections.abc import Mapping
from typing import Final

PILOT_FORMULAS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "pilot:start_rate_pct": ("100*pilot_started/pilot_enrolments", ("pilot:started", "pilot:enrolments")),
    "pilot:completion_rate_pct": ("100*pilot_completions/pilot_enrolments", ("pilot:completions", "pilot:enrolments")),
    "pilot:score_gain_points": ("pilot_score_after-pilot_score_before", ("pilot:score_after", "pilot:score_before")),
}
"""A formula of the pilot, and the figures that must be shown for it."""

NEED_PRICE: Final = frozenset({"roi:time_avoided_counted", "roi:learner_time", "roi:cost_per_learner_classroom"})
"""Figures for which an hour must have a price; where that would tell a department's own, they are numbers."""

RETURN_FORMULAS: Final[Mapping[str, str]] = {
    "roi:planned_learners": "all_places",
    "roi:take_up_pct": "100*input_take_up",
    "roi:expected_completions": "input_take_up*all_places",
    "roi:hours_classroom": "input_take_up*all_hours_classroom",
    "roi:hours_elearning": "input_take_up*all_hours_elearning",
    "roi:hours_returned": "roi_hours_classroom-roi_hours_elearning",
    "roi:working_days_returned": "roi_hours_returned/input_hours_per_working_day",
    "roi:delivery_avoided": "input_take_up*all_delivery",
    "roi:time_avoided_counted": (
        "input_productive_use_factor*(roi_hours_classroom*input_average_hour_classroom"
        '-IF(input_method="net_hours",roi_hours_elearning*input_average_hour_elearning,0))'
    ),
    "roi:impact_counted": "input_take_up*results_of_completers+results_of_everybody",
    "roi:program_benefits": "roi_delivery_avoided+roi_time_avoided_counted+roi_impact_counted",
    "roi:programme_fixed": "SUM(fixed_costs)",
    "roi:licences": 'input_licence_cost_per_learner*all_places*IF(licence_paid_per="completion",input_take_up,1)',
    "roi:learner_time": "roi_hours_elearning*input_average_hour_elearning",
    "roi:program_costs": 'roi_programme_fixed+roi_licences+IF(input_method="net_hours",0,roi_learner_time)',
    "roi:net": "roi_program_benefits-roi_program_costs",
    "roi:bcr": "roi_program_benefits/roi_program_costs",
    "roi:roi_pct": "100*roi_net/roi_program_costs",
    "roi:payback_months": "input_horizon_months*roi_program_costs/roi_program_benefits",
    "roi:cost_per_learner_classroom": "(roi_hours_classroom*input_average_hour_classroom+roi_delivery_avoided)/roi_expected_completions",
    "roi:cost_per_learner_elearning": "(roi_programme_fixed+roi_licences+roi_learner_time)/roi_expected_completions",
    "roi:break_even_learners": "MAX(0,to_be_paid*roi_expected_completions/(roi_net+to_be_paid))",
}
"""A formula for each figure of the return, over the cells that have names."""
TO_BE_PAID: Final = 'roi_programme_fixed+IF(licence_paid_per="completion",0,roi_licences)-results_of_everybody'
"""What must be paid whoever completes, less results that were measured over everybody."""


def case_formula(share: str, of: str) -> str:
    """Return the benefit–cost ratio at another take-up, or another share of the time that counts; `share` is a number from 0 to 1."""
    take_up, counted = (share, "input_productive_use_factor") if of == "take_up" else ("input_take_up", share)
    classroom, elearning = ("all_hours_classroom*input_average_hour_classroom", "all_hours_elearning*input_average_hour_elearning")
    time = f'{counted}*({classroom}-IF(input_method="net_hours",{elearning},0))'
    benefits = f"{take_up}*(all_delivery+{time}+results_of_completers)+results_of_everybody"
    licences = f'input_licence_cost_per_learner*all_places*IF(licence_paid_per="completion",{take_up},1)'
    costs = f'roi_programme_fixed+{licences}+IF(input_method="net_hours",0,{take_up}*{elearning})'
    return f"({benefits})/({costs})"
