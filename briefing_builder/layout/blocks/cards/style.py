"""What surrounds the words of a card in the brand's manner: a rule, a surface, or a surface with an accent edge."""

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Insets, Item, Shape
from briefing_builder.layout.drawings import CORNER, panel, rule
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

RULE = points(1.25)
EDGE = points(5)
PAD = points(18)
ABOVE_RULED = points(14)


class CardStyle(Value, frozen=True, kw_only=True):
    """How a card stands on its slide: what it is drawn on, how far its words keep from its edges, and its colours."""

    kind: str
    insets: Insets
    gutter: Emu
    gap: Emu
    """Between rows of cards."""
    is_rounded: bool

    def inner(self, box: Box) -> Box:
        """Return the room for words of a card in that box."""
        return box.within(self.insets.left, self.insets.top, self.insets.right, self.insets.bottom)

    def is_lit(self, emphasis: str) -> bool:
        """Return whether a card of that emphasis is a field of the accent."""
        return self.kind == "filled" and emphasis == "accent"

    def colour(self, role: str, emphasis: str) -> str:
        """Return the colour role that words of this role have on such a card."""
        return "on-field" if self.is_lit(emphasis) and role in ("ink", "muted", "accent") else role

    def style(self, style: TextStyle, emphasis: str) -> TextStyle:
        """Return the style in the colours of such a card."""
        return replace(style, colour=self.colour(style.colour, emphasis))

    def items(self, box: Box, emphasis: str, typesetter: Typesetter) -> list[Item]:
        """Return what is drawn behind a card that fills the box."""
        if self.kind == "ruled":
            return [rule(box, typesetter.colour("ink"), weight=RULE)]
        ground = "field" if self.is_lit(emphasis) else "surface"
        corners = "rounded" if self.is_rounded else "square"
        surface = panel(box, ground, "Card ground", corners="rounded" if self.is_rounded else "square")
        if self.kind in ("filled", "panel"):
            return [surface]
        if corners == "rounded":
            return [replace(surface, name="Card edge", fill="accent"), replace(surface, box=box.beside(EDGE))]
        return [surface, Shape(name="Card edge", box=box.with_width(EDGE), fill="accent")]


def card_style_of(typesetter: Typesetter) -> CardStyle:
    """Return the style of this brand's cards; on a dark ground they always stand under a rule."""
    manner = typesetter.brand.manner
    kind = manner.cards if typesetter.ground == "paper" else "ruled"
    left = PAD if kind == "filled" else PAD + EDGE
    ruled = kind == "ruled"
    return CardStyle(
        kind=kind,
        insets=Insets(top=ABOVE_RULED) if ruled else Insets(left=left, top=PAD, right=PAD, bottom=PAD),
        gutter=points(30) if ruled else points(18),
        gap=points(24) if ruled else points(18),
        is_rounded=manner.corners == "rounded" and CORNER > 0,
    )
