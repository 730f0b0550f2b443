"""What programs do to a deck by merely saving it: the program's name goes in, its policy comes out, which inspection and comparison ask.

Whatever a policy does not name counts as an edit. So it is for PowerPoint, Keynote, Google Slides and python-pptx, which lose nothing
that is compared, and for every program that is not known here: what it loses is reported.
"""

import re

from briefing_builder.values import Value

ROUNDED = 1
"""Hundredths of a millimetre by which a length differs that was rounded once."""
ROUNDED_OFTEN = 5
"""As `ROUNDED`, of one that a program has counted in units of its own."""


class SavingPolicy(Value, frozen=True, kw_only=True):
    """What a program rounds, rewrites and leaves out when it saves. By default it keeps everything."""

    tolerance: int = ROUNDED
    """Hundredths of a millimetre by which positions, sizes, indents and insets may differ."""
    flattens_styles: bool = False
    """Writes into every run what it inherits, so that styles need not be asked, and copies capitals and letter spacing into others."""
    omits_defaults: bool = False
    """Leaves fills, outlines, insets and fonts out where it thinks them usual: what is not said is unknown."""
    drops_alt_texts: bool = False
    drops_sections: bool = False
    renames_layouts: bool = False
    rewrites_masters: bool = False
    """And layouts; of what all slides follow only the theme's colours stay."""
    swaps_dark_and_light: bool = False
    """Forgets that a dark master turns its colour map round, in some versions."""
    recolours_rtl_footers: bool = False
    """Gives a foot that runs from right to left the colour of the master, not of its layout."""
    resizes_rows: bool = False
    """Makes the rows of a table as high as its own fonts want them."""
    restacks_shapes: bool = False
    """Changes the order of shapes where it does not show."""
    unhangs_placeholders: bool = False
    """Sets the first line of a placeholder's paragraph without a bullet flush with the others."""
    fills_frames_with_pictures: bool = False
    """Makes a picture whose frame is no rectangle a shape that is filled with it."""


EXACT = SavingPolicy()
"""Of PowerPoint, Keynote, Google Slides and python-pptx."""
LIBREOFFICE = SavingPolicy(
    tolerance=ROUNDED_OFTEN, flattens_styles=True, omits_defaults=True, drops_alt_texts=True, drops_sections=True, renames_layouts=True,
    rewrites_masters=True, swaps_dark_and_light=True, recolours_rtl_footers=True, resizes_rows=True, restacks_shapes=True,
    unhangs_placeholders=True, fills_frames_with_pictures=True,
)  # fmt: skip
POLICIES = ((re.compile("LibreOffice|OpenOffice|Collabora", re.I), LIBREOFFICE),)
"""By what a program calls itself in the file's properties."""


def policy_of(application: str) -> SavingPolicy:
    """Return the policy of the program that calls itself so."""
    return next((policy for name, policy in POLICIES if name.search(application)), EXACT)
