"""Draws the hospital's logo and the phone screens of its modules: `python examples/make_ward_screens.py` writes `ardmullen/media/*.png`."""

import math
from pathlib import Path

from make_screenshots import Screen

MEDIA = Path(__file__).parent / "ardmullen" / "media"
PHONE = (480, 900)

NIGHT, DUSK, WALL, GLOW = "#10233f", "#1b3557", "#27466e", "#ffd98a"
INK, MUTED, LINE, PAPER, WHITE = "#15263d", "#586a80", "#d3dbe5", "#f3f6fa", "#ffffff"
PETROL, PALE, RED, GREEN, STEEL = "#0b5e6b", "#e0eff1", "#b3382c", "#2a7d4f", "#8797aa"

Point = tuple[float, float]


def phone(head: str, corner: str, *, ground: str = PAPER) -> Screen:
    """Return a phone screen with its clock and the name of the module."""
    screen = Screen(PHONE, ground)
    screen.box((0, 0), (480, 104), PETROL, radius=0)
    screen.text((28, 28), "02:10", 18, colour="#cde6ea", bold=True)
    screen.text((452, 28), corner, 18, colour="#cde6ea", bold=True, anchor="rm")
    screen.text((28, 70), head, 30, colour=WHITE, bold=True)
    return screen


def ring(screen: Screen, at: Point, number: str) -> None:
    """Mark a risk that has been found."""
    circle = [(at[0] + 40 * math.cos(step * math.pi / 24), at[1] + 40 * math.sin(step * math.pi / 24)) for step in range(49)]
    screen.stroke(circle, GLOW, 5)
    screen.disc((at[0] + 32, at[1] - 32), 17, GLOW)
    screen.text((at[0] + 32, at[1] - 32), number, 19, colour=NIGHT, bold=True, anchor="mm")


def bay() -> None:
    """A bay at night: the learner taps what is about to go wrong."""
    screen = phone("Stop the Next Fall", "1 of 3", ground=DUSK)
    screen.box((0, 104), (480, 470), NIGHT, radius=0)
    screen.box((300, 140), (140, 170), WALL, radius=6)
    screen.disc((392, 196), 26, "#e9eef5")
    screen.disc((381, 188), 24, WALL)
    screen.stroke([(370, 140), (370, 310)], NIGHT, 6)
    screen.stroke([(40, 150), (40, 470)], "#3b5c86", 6)
    screen.box((24, 150), (70, 240), "#34557f", radius=10)
    # The bed stands too high, its rail is down, the bell has slid to the floor
    screen.stroke([(120, 350), (120, 520)], STEEL, 10)
    screen.stroke([(410, 380), (410, 520)], STEEL, 10)
    screen.box((112, 380), (306, 36), STEEL, radius=8)
    screen.box((124, 342), (286, 44), "#dfe7f1", radius=14)
    screen.box((128, 320), (84, 40), WHITE, radius=16)
    screen.disc((180, 322), 24, "#d9b28f")
    screen.box((214, 332), (190, 46), "#7fa6d6", radius=18)
    screen.stroke([(96, 536), (200, 536)], "#4d7fbd", 8)
    screen.shape([(324 + 78 * math.cos(turn / 20 * math.pi), 546 + 15 * math.sin(turn / 20 * math.pi)) for turn in range(40)], "#5d90cc")
    screen.stroke([(330, 250), (330, 300), (360, 316)], STEEL, 5)
    screen.disc((364, 318), 9, STEEL)
    ring(screen, (324, 546), "1")
    ring(screen, (416, 452), "2")
    screen.text((240, 626), "What goes wrong first?", 32, colour=WHITE, bold=True, anchor="mm")
    screen.text((240, 668), "Tap it before she gets up.", 25, colour="#cfdbea", anchor="mm")
    for number in range(7):
        found = number < 2
        screen.disc((102 + number * 46, 732), 15, GLOW if found else WALL)
    screen.text((240, 780), "2 of 7 found", 23, colour="#cfdbea", anchor="mm")
    screen.box((28, 818), (424, 56), WALL, radius=28)
    screen.text((240, 846), "Put the light on", 24, colour=WHITE, bold=True, anchor="mm")
    screen.save(str(MEDIA / "falls-1.png"))


def three_things() -> None:
    """What to do on the next round."""
    screen = phone("Stop the Next Fall", "3 of 3")
    screen.disc((240, 216), 66, GREEN)
    screen.stroke([(208, 218), (232, 244), (276, 192)], WHITE, 13)
    screen.text((240, 330), "All seven, in 48 seconds", 32, colour=INK, bold=True, anchor="mm")
    screen.text((240, 372), "The wet floor is the one most people miss.", 23, colour=MUTED, anchor="mm")
    screen.text((28, 442), "Do now, on your own bay", 25, colour=PETROL, bold=True)
    things = (("Bed down", "until both feet can reach the floor"), ("Light within reach", "and the bell on the pillow"))
    things += (("Walk round at two", "before the bathroom hour"),)
    for index, (what, more) in enumerate(things):
        top = 474 + index * 106
        screen.box((28, top), (424, 90), WHITE, outline=LINE)
        screen.disc((74, top + 45), 24, PALE, outline=PETROL)
        screen.text((74, top + 45), str(index + 1), 25, colour=PETROL, bold=True, anchor="mm")
        screen.text((116, top + 31), what, 26, colour=INK, bold=True)
        screen.text((116, top + 62), more, 22, colour=MUTED)
    screen.box((28, 818), (424, 56), PETROL, radius=28)
    screen.text((240, 846), "Done: back to the ward", 25, colour=WHITE, bold=True, anchor="mm")
    screen.save(str(MEDIA / "falls-2.png"))


def key(screen: Screen, at: Point) -> None:
    """A key on its ring."""
    screen.disc((at[0] - 26, at[1]), 20, STEEL)
    screen.disc((at[0] - 26, at[1]), 9, WHITE)
    screen.stroke([(at[0] - 8, at[1]), (at[0] + 44, at[1])], STEEL, 9)
    screen.stroke([(at[0] + 30, at[1]), (at[0] + 30, at[1] + 15)], STEEL, 8)
    screen.stroke([(at[0] + 44, at[1]), (at[0] + 44, at[1] + 19)], STEEL, 8)


def scissors(screen: Screen, at: Point) -> None:
    """A pair of dressing scissors."""
    for side in (-1, 1):
        screen.disc((at[0] + side * 19, at[1] + 30), 14, STEEL)
        screen.disc((at[0] + side * 19, at[1] + 30), 7, WHITE)
        screen.stroke([(at[0] + side * 13, at[1] + 19), (at[0] - side * 17, at[1] - 38)], STEEL, 8)


def cylinder(screen: Screen, at: Point) -> None:
    """An oxygen cylinder."""
    screen.box((at[0] - 17, at[1] - 24), (34, 66), "#e8ecf1", radius=14, outline=STEEL, line=4)
    screen.box((at[0] - 8, at[1] - 42), (16, 20), STEEL, radius=4)
    screen.text((at[0], at[1] + 10), "O₂", 18, colour=INK, bold=True, anchor="mm")


def sheet(screen: Screen, at: Point) -> None:
    """A folded cotton sheet."""
    for step in range(3):
        screen.box((at[0] - 42, at[1] - 28 + step * 22), (84, 19), PALE, radius=6, outline="#86b7bf")


def badge(screen: Screen, at: Point) -> None:
    """A paper badge."""
    screen.box((at[0] - 28, at[1] - 38), (56, 76), WHITE, radius=8, outline="#86b7bf", line=4)
    screen.disc((at[0], at[1] - 12), 13, "#86b7bf")
    screen.stroke([(at[0] - 15, at[1] + 18), (at[0] + 15, at[1] + 18)], "#86b7bf", 6)


def cup(screen: Screen, at: Point) -> None:
    """A paper cup."""
    screen.shape([(at[0] - 28, at[1] - 34), (at[0] + 28, at[1] - 34), (at[0] + 19, at[1] + 38), (at[0] - 19, at[1] + 38)], "#cfe5e8")
    screen.stroke([(at[0] - 30, at[1] - 34), (at[0] + 30, at[1] - 34)], "#86b7bf", 8)


def door() -> None:
    """Six objects before the scanner door; steel stays outside."""
    screen = phone("Safe Around the Magnet", "2 of 4")
    screen.text((240, 154), "What stays outside?", 32, colour=INK, bold=True, anchor="mm")
    screen.text((240, 194), "The field is on, day and night.", 23, colour=MUTED, anchor="mm")
    objects = ((key, "Keys", True), (sheet, "Sheet", False), (scissors, "Scissors", True))
    objects += ((badge, "Paper badge", False), (cylinder, "Oxygen", True), (cup, "Paper cup", False))
    for index, (draw, name, stays) in enumerate(objects):
        left, top = 28 + index % 2 * 218, 226 + index // 2 * 184
        screen.box((left, top), (206, 168), WHITE, outline=RED if stays else LINE, line=5 if stays else 2)
        draw(screen, (left + 103, top + 68))
        screen.text((left + 103, top + 140), name, 23, colour=INK, bold=True, anchor="mm")
        if stays:
            screen.disc((left + 178, top + 28), 17, RED)
            screen.stroke([(left + 170, top + 28), (left + 186, top + 28)], WHITE, 5)
    screen.box((28, 790), (424, 84), PALE, outline=PETROL)
    screen.text((240, 818), "3 stay outside", 26, colour=PETROL, bold=True, anchor="mm")
    screen.text((240, 848), "One cylinder costs a week of scans", 21, colour=INK, anchor="mm")
    screen.save(str(MEDIA / "magnet-1.png"))


def logo() -> None:
    """A sun that rises over water, and the name."""
    screen = Screen((660, 220), WHITE)
    screen.disc((110, 104), 62, PETROL)
    screen.box((20, 108), (180, 100), WHITE, radius=0)
    for number in range(3):
        half = 92 - number * 24
        curve = [(110 - half + step * half / 12, 128 + number * 24 + 5 * math.sin(step * math.pi / 3)) for step in range(25)]
        screen.stroke(curve, PETROL, 9)
    screen.text((236, 88), "Ardmullen", 76, colour=INK, bold=True)
    screen.text((238, 150), "Regional Hospital", 48, colour=MUTED)
    screen.save(str(MEDIA / "logo.png"), larger=(1, 1))


if __name__ == "__main__":
    for picture in (bay, three_things, door, logo):
        picture()
