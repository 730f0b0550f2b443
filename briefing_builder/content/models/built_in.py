"""Benefits that serve until the author writes better ones: in the manager's voice, true without figures of one's own."""

from briefing_builder.content.models.benefits import Benefit

BUILT_IN_BENEFITS: tuple[Benefit, ...] = (
    Benefit(
        id="more-time-for-priorities",
        name="More time for your priorities",
        manager_voice="Your people spend less time away from the workplace, so you get more of it for the priorities you are measured on.",
        appeal="easier",
        tags=("time-back", "availability", "productivity", "cost"),
        evidence="roi:hours_returned",
    ),
    Benefit(
        id="help-when-it-is-needed",
        name="Help at the moment of need",
        manager_voice="When someone in your team asks how, you send a link and carry on with your day.",
        appeal="easier",
        tags=("quality", "customer", "speed-to-competence"),
        evidence="pilot:applied_rate_pct",
    ),
    Benefit(
        id="you-see-who-learned-what",
        name="You see who has learned what",
        manager_voice="One screen shows you who has started and who has finished, and you can answer at once when somebody asks.",
        appeal="both",
        tags=("compliance", "quality", "safety"),
        evidence="pilot:completion_rate_pct",
    ),
    Benefit(
        id="results-you-can-report",
        name="Results you can report",
        manager_voice="You report what your team has learned and reached, with figures that are collected for you.",
        appeal="credit",
        tags=("growth", "cost", "people"),
        evidence="pilot:score_gain_points",
    ),
    Benefit(
        id="same-standard-everywhere",
        name="The same standard everywhere",
        manager_voice="Everybody hears the same message, wherever they work, so you stop correcting what was taught differently elsewhere.",
        appeal="easier",
        tags=("quality", "compliance", "safety", "customer"),
        evidence="none",
    ),
    Benefit(
        id="new-starters-useful-sooner",
        name="New starters useful sooner",
        manager_voice="Your new people learn the basics in a course, and you spend your time with them on the job itself.",
        appeal="both",
        tags=("speed-to-competence", "retention", "people"),
        evidence="none",
    ),
)
