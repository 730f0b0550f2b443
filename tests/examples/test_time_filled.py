"""The words of every slide fill 55 to 80 % of the time that is left for them, in every example, department and length.

Run this file as a script for the table: `python tests/examples/test_time_filled.py [SLIDE …]`.
"""

import sys
from collections import defaultdict
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import pytest
from example_decks import ALL_DECKS
from filled_slides import BUILT_IN, Fill, fills


@pytest.mark.parametrize("variant", BUILT_IN)
def test_what_is_said_fills_the_time_and_leaves_room_to_breathe(variant: str) -> None:
    wrong = [fill for fill in fills(variant) if not fill.is_right]
    assert [f"{fill.example} {fill.department} {fill.variant} {fill.slide}: {told(fill)} %" for fill in wrong] == []


def told(fill: Fill) -> str:
    return "+".join(map(str, fill.parts))


def main(wanted: list[str]) -> None:
    """Print the fill of each slide by length, a column for each department."""
    for number, (example, department) in enumerate(ALL_DECKS, 1):
        print(f"({number}) {example} {department}")
    for variant in BUILT_IN:
        rows: dict[str, dict[tuple[str, str], Fill]] = defaultdict(dict)
        for fill in fills(variant):
            rows[fill.slide][fill.example, fill.department] = fill
        print(f"\n{variant:22}" + "".join(f"{f'({number})':>9}" for number in range(1, len(ALL_DECKS) + 1)))
        for slide, row in rows.items():
            if not wanted or slide in wanted:
                cells = (f"{told(row[deck])}{'' if row[deck].is_right else '!'}" if deck in row else "" for deck in ALL_DECKS)
                print(f"{slide:22}" + "".join(f"{cell:>9}" for cell in cells))


if __name__ == "__main__":
    main(sys.argv[1:])
