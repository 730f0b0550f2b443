"""Draws the bank's logo and the screens of its courses: `python examples/make_bank_screens.py` writes `malindara/media/*.png`."""

import math
from pathlib import Path

from make_screenshots import WIDE, Screen

MEDIA = Path(__file__).parent / "malindara" / "media"
PHONE = (480, 900)
LOGO = (640, 200)

INK, MUTED, LINE, PAPER, WHITE = "#1e1a3c", "#625d7d", "#d9d5e4", "#f7f4ee", "#ffffff"
NIGHT, DUSK, CLAY, PEACH, AMBER, GREEN, SAND = "#1e1a3c", "#3a3466", "#a63d1b", "#f9e4d8", "#f2b441", "#2f7d55", "#efe6d3"
SKIN = "#8a5a3c"

Point = tuple[float, float]


def player(course: str, step: int, steps: int) -> Screen:
    """Return a course player: the name above a woven band, which fills as the learner gets on."""
    screen = Screen(WIDE, PAPER)
    screen.box((0, 0), (960, 62), NIGHT, radius=0)
    screen.text((32, 31), course, 25, colour=WHITE, bold=True)
    screen.text((928, 31), f"{step} of {steps}", 20, colour="#c9c4e0", anchor="rm")
    for number in range(48):
        left = number * 20.0
        colour = (CLAY, AMBER)[number % 2] if number < 48 * step / steps else SAND
        screen.shape([(left, 74), (left + 10, 62), (left + 20, 74)], colour)
    return screen


def tick(screen: Screen, at: Point, colour: str = GREEN) -> None:
    """Mark something as right."""
    screen.disc(at, 17, colour)
    screen.stroke([(at[0] - 8, at[1] + 1), (at[0] - 2, at[1] + 7), (at[0] + 9, at[1] - 6)], WHITE, 4)


def cross(screen: Screen, at: Point) -> None:
    """Mark something as false."""
    screen.disc(at, 17, CLAY)
    for side in (-1, 1):
        screen.stroke([(at[0] - 7, at[1] - 7 * side), (at[0] + 7, at[1] + 7 * side)], WHITE, 4)


def person(screen: Screen, at: Point, cloth: str, *, size: float = 1.0, skin: str = SKIN) -> None:
    """Draw head and shoulders."""
    x, y = at
    turns = [step * math.pi / 24 for step in range(25)]
    bow = [(x + 86 * size * math.cos(turn), y + (150 - 104 * math.sin(turn)) * size) for turn in turns]
    screen.shape(bow, cloth)
    screen.box((x - 17 * size, y + 26 * size), (34 * size, 40 * size), skin, radius=10 * size)
    screen.disc((x, y), 44 * size, skin)


def false_note() -> None:
    """A call as it runs; the learner stops it at the sentence that the bank never says."""
    screen = player("Put the Phone Down", 1, 3)
    screen.box((32, 98), (250, 412), NIGHT, radius=18)
    person(screen, (157, 196), DUSK, skin="#4a4380")
    screen.text((157, 202), "?", 54, colour=AMBER, bold=True, anchor="mm")
    screen.box((48, 344), (218, 150), NIGHT, radius=0)
    screen.text((157, 372), "“Head office”", 25, colour=WHITE, bold=True, anchor="mm")
    screen.text((157, 402), "number withheld", 19, colour="#c9c4e0", anchor="mm")
    screen.text((157, 458), "0:41", 40, colour=AMBER, bold=True, anchor="mm")
    lines = (
        ("Good morning. This is the bank.", 0),
        ("There is a problem with your account.", 0),
        ("I am sending you a code. Read it to me.", 1),
        ("Quickly, please, or the money is gone.", 2),
    )
    for index, (line, kind) in enumerate(lines):
        top = 98 + index * 82
        fill, edge = ((WHITE, LINE), (PEACH, CLAY), (PAPER, LINE))[kind]
        screen.box((306, top), (622, 68), fill, outline=edge, line=4 if kind == 1 else 2)
        screen.text((334, top + 34), f"“{line}”", 24, colour=MUTED if kind == 2 else INK, bold=kind == 1)
        if kind == 1:
            cross(screen, (894, top + 34))
    screen.box((306, 440), (622, 70), CLAY, radius=35)
    screen.text((617, 475), "You put the phone down here", 27, colour=WHITE, bold=True, anchor="mm")
    screen.save(str(MEDIA / "scam-1.png"))


def three_sentences() -> None:
    """What the bank never says, and what to say to the customer instead."""
    screen = player("Put the Phone Down", 2, 3)
    screen.text((32, 112), "Three sentences that we never say", 30, bold=True)
    screen.text((60, 152), "A cheat says", 20, colour=CLAY, bold=True)
    screen.text((530, 152), "You say to your customer", 20, colour=GREEN, bold=True)
    pairs = (
        ("“Read me the code.”", "“Nobody here will ask you for it.”"),
        ("“Do it now.”", "“We have time. Sit down with me.”"),
        ("“Do not tell the branch.”", "“You are in the branch. Tell me.”"),
    )
    for index, (never, instead) in enumerate(pairs):
        top = 172 + index * 104
        screen.box((32, top), (444, 88), PEACH, outline=CLAY)
        cross(screen, (66, top + 44))
        screen.text((98, top + 44), never, 25, bold=True)
        screen.stroke([(482, top + 44), (494, top + 44)], MUTED, 4)
        screen.box((502, top), (426, 88), WHITE, outline=GREEN)
        tick(screen, (536, top + 44))
        screen.text((568, top + 44), instead, 22)
    screen.text((32, 506), "The next call is harder: she knows your name.", 21, colour=MUTED)
    screen.save(str(MEDIA / "scam-2.png"))


def paper(screen: Screen, at: Point, name: str, *, is_there: bool) -> None:
    """Draw one of the papers that a customer brings, or the empty place of it."""
    left, top = at
    screen.box((left, top), (166, 196), WHITE if is_there else PEACH, outline=LINE if is_there else CLAY, line=2 if is_there else 4)
    if is_there:
        for row in range(5):
            screen.stroke([(left + 22, top + 34 + row * 20), (left + (144, 128, 136, 96, 118)[row], top + 34 + row * 20)], LINE, 6)
        tick(screen, (left + 140, top + 152))
    else:
        screen.text((left + 83, top + 76), "?", 80, colour=CLAY, bold=True, anchor="mm")
        cross(screen, (left + 140, top + 152))
    screen.text((left + 18, top + 176), name, 20, bold=True)


def at_the_counter() -> None:
    """A customer and her papers; the learner sees which one is missing."""
    screen = player("The First Two Minutes", 2, 5)
    screen.box((32, 98), (336, 412), SAND, radius=14)
    screen.box((56, 122), (288, 96), WHITE, radius=8)
    screen.text((200, 156), "Counter 3", 27, bold=True, anchor="mm")
    screen.text((200, 190), "08:57", 22, colour=MUTED, anchor="mm")
    person(screen, (200, 292), CLAY)
    screen.shape([(152, 288), (164, 244), (200, 232), (236, 244), (248, 288), (224, 262), (176, 262)], AMBER)
    screen.box((32, 424), (336, 86), DUSK, radius=0)
    screen.text((200, 467), "“I want to save for a roof.”", 23, colour=WHITE, bold=True, anchor="mm")
    screen.text((396, 120), "What is missing?", 31, bold=True)
    screen.text((396, 156), "Tap it before you begin the form.", 22, colour=MUTED)
    for index, (name, is_there) in enumerate((("Identity card", True), ("Address", False), ("Tax number", True))):
        paper(screen, (396 + index * 182, 184), name, is_there=is_there)
    screen.box((396, 404), (532, 106), WHITE, outline=GREEN, line=3)
    screen.text((420, 440), "Seen in 18 seconds.", 25, colour=GREEN, bold=True)
    screen.text((420, 476), "A letter from the chief will do. She has one at home.", 22)
    screen.save(str(MEDIA / "counter-1.png"))


def one_thing_today() -> None:
    """Four of five customers need no second visit, and there is one thing to try."""
    screen = player("The First Two Minutes", 5, 5)
    screen.text((32, 116), "Four of five will not have to come back", 31, bold=True)
    cloths = (CLAY, "#2f6f7d", AMBER, "#7d5a9e", GREEN)
    for index, cloth in enumerate(cloths):
        left = 32 + index * 182
        missed = index == 3
        screen.box((left, 150), (168, 210), PEACH if missed else WHITE, outline=CLAY if missed else LINE, line=4 if missed else 2)
        person(screen, (left + 84, 214), cloth, size=0.62)
        screen.box((left + 6, 304), (156, 50), PEACH if missed else WHITE, radius=6)
        screen.text((left + 20, 330), "two visits" if missed else "one visit", 20, bold=missed)
        (cross if missed else tick)(screen, (left + 142, 330))
    screen.box((32, 388), (896, 122), NIGHT, radius=18)
    screen.text((64, 424), "Try this today", 21, colour=AMBER, bold=True)
    screen.text((64, 456), "Ask “What did you bring?” before “What is your name?”", 27, colour=WHITE, bold=True)
    screen.text((64, 488), "Tell your manager at noon what it changed.", 21, colour="#c9c4e0")
    screen.save(str(MEDIA / "counter-2.png"))


def before_the_first() -> None:
    """The year of a farm above the call; one of two sentences keeps the customer talking."""
    screen = player("Before the First Missed Payment", 1, 4)
    screen.box((32, 98), (896, 196), WHITE, outline=LINE)
    screen.text((56, 124), "Money of this farm", 21, colour=MUTED, bold=True)
    heights = (26, 18, 12, 10, 16, 34, 78, 92, 60, 34, 20, 44)
    for month, height in enumerate(heights):
        left = 60 + month * 72
        is_due = month in (2, 3, 4)
        screen.box((left, 256 - height), (48, height), CLAY if is_due else AMBER, radius=5)
        screen.text((left + 24, 276), "JFMAMJJASOND"[month], 19, colour=CLAY if is_due else MUTED, bold=is_due, anchor="mm")
    screen.stroke([(204, 196), (396, 196)], CLAY, 4)
    screen.text((300, 174), "school fees, no harvest", 20, colour=CLAY, bold=True, anchor="mm")
    screen.text((32, 330), "It is February. What is your second sentence?", 28, bold=True)
    options = (("“Will you be able to pay in March?”", False), ("“What will be hardest between now and July?”", True))
    for index, (words, chosen) in enumerate(options):
        top = 358 + index * 78
        screen.box((32, top), (896, 64), PEACH if chosen else WHITE, outline=CLAY if chosen else LINE, line=4 if chosen else 2)
        screen.disc((70, top + 32), 18, CLAY if chosen else WHITE, outline=CLAY if chosen else MUTED)
        screen.text((70, top + 32), "AB"[index], 20, colour=WHITE if chosen else MUTED, bold=True, anchor="mm")
        screen.text((108, top + 32), words, 25, bold=chosen)
    screen.save(str(MEDIA / "hardship-1.png"))


def market_day() -> None:
    """A market day on the phone: cash in the drawer rises while the float runs out."""
    screen = Screen(PHONE, PAPER)
    screen.box((0, 0), (480, 104), NIGHT, radius=0)
    screen.text((28, 28), "no signal", 18, colour=AMBER, bold=True)
    screen.text((452, 28), "3 of 7", 18, colour="#c9c4e0", bold=True, anchor="rm")
    screen.text((28, 70), "Float, Cash, Receipt", 30, colour=WHITE, bold=True)
    screen.text((28, 148), "When does this shop run dry?", 30, bold=True)
    screen.text((28, 186), "Market day. Drag the line to the hour.", 22, colour=MUTED)
    screen.box((28, 216), (424, 352), WHITE, outline=LINE)
    for hour, name in enumerate(("7", "9", "11", "13", "15", "17")):
        screen.text((64 + hour * 70, 544), name, 20, colour=MUTED, anchor="mm")
    float_left = [(64.0 + step * 17.5, 268 + 236 / (1 + math.exp(-(step - 7.5) / 2.1))) for step in range(21)]
    cash = [(64.0 + step * 17.5, 492 - 186 / (1 + math.exp(-(step - 8) / 2.6))) for step in range(21)]
    screen.stroke(cash, AMBER, 7)
    screen.stroke(float_left, CLAY, 8)
    screen.stroke([(64, 516), (414, 516)], LINE, 3)
    screen.stroke([(274, 248), (274, 516)], NIGHT, 5)
    screen.disc((274, 248), 13, NIGHT)
    screen.text((436, 336), "cash", 20, colour="#8a6210", bold=True, anchor="rm")
    screen.text((104, 262), "float", 20, colour=CLAY, bold=True)
    screen.box((28, 590), (424, 190), SAND, radius=16)
    tick(screen, (66, 632))
    screen.text((96, 632), "At one o'clock. You saw it.", 25, bold=True)
    screen.text((52, 678), "Twelve customers came after that", 23, colour=MUTED)
    screen.text((52, 708), "and went to the next shop.", 23, colour=MUTED)
    screen.text((52, 750), "Two days earlier, what would you order?", 22, colour=CLAY, bold=True)
    screen.box((28, 808), (424, 64), CLAY, radius=32)
    screen.text((240, 840), "Plan Tuesday", 27, colour=WHITE, bold=True, anchor="mm")
    screen.save(str(MEDIA / "agent-1.png"))


def basket(screen: Screen, centre: Point, ground: str) -> None:
    """Draw a woven basket from above: rings of teeth that turn against each other."""
    screen.disc(centre, 84, CLAY)
    for ring, (outer, colour) in enumerate(((78, AMBER), (56, ground), (36, AMBER))):
        inner, teeth = outer - 18, 24 - ring * 6
        for tooth in range(teeth):
            angles = [(tooth + part) * 2 * math.pi / teeth + ring * 0.2 for part in (0.0, 0.5, 1.0)]
            reach = (inner, outer, inner)
            turned = zip(reach, angles, strict=True)
            corners = [(centre[0] + far * math.cos(turn), centre[1] + far * math.sin(turn)) for far, turn in turned]
            screen.shape(corners, colour)
    screen.disc(centre, 9, ground)


def logo(name: str, ground: str, ink: str, second: str) -> None:
    """The basket and the name."""
    screen = Screen(LOGO, ground)
    basket(screen, (104, 100), ground)
    screen.text((216, 80), "Malindara", 78, colour=ink, bold=True)
    screen.text((219, 142), "Savings Bank", 45, colour=second)
    screen.save(str(MEDIA / name), larger=(1, 1))


if __name__ == "__main__":
    for picture in (false_note, three_sentences, at_the_counter, one_thing_today, before_the_first, market_day):
        picture()
    logo("logo.png", WHITE, INK, MUTED)
    logo("logo-on-dark.png", "#10141b", WHITE, "#aeb6c2")
