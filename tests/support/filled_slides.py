"""How far the words of the slides of the examples fill their time."""

from collections.abc import Iterator

from example_decks import ALL_DECKS, laid_out

from briefing_builder.pipeline import Options
from briefing_builder.speech import budget, first_id, is_free, whole_budget
from briefing_builder.values import Value

BUILT_IN = ("short", "compact", "standard", "long")


class Fill(Value, frozen=True, kw_only=True):
    """How far a slide's words fill its time, in per cent: the whole slide, and each part on which it goes on."""

    example: str
    department: str
    variant: str
    slide: str
    whole: int
    parts: tuple[int, ...]

    @property
    def is_right(self) -> bool:
        """Whether it has enough to say, and no part too much."""
        return self.whole >= 55 and max(self.parts) <= 80


def fills(variant: str) -> Iterator[Fill]:
    """Yield the fill of every slide of a length that has to be filled, in all departments of all examples."""
    for example, department in ALL_DECKS:
        deck = laid_out(example, department, Options(variant=variant)).value
        for slide in deck.slides:
            if is_free(slide) or slide.id != first_id(slide):
                continue
            parts = tuple(budget(one, deck).share for one in deck.slides if first_id(one) == slide.id)
            whole = whole_budget(slide, deck).share
            yield Fill(example=example, department=department, variant=variant, slide=slide.id, whole=whole, parts=parts)
