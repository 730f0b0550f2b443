"""Draws the mock screens of the Merrowdale courses: `python examples/make_screenshots.py` writes `examples/merrowdale/media/*.png`."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
MEDIA = HERE / "merrowdale" / "media"
FONTS = HERE.parent / "assets" / "fonts"

SCALE = 4  # drawn four times as large and scaled down, so that edges are smooth
LARGER = 5, 3
"""How much larger the finished picture is than what is drawn: 1,600 pixels for 960."""
WIDE = (960, 540)
PHONE = (360, 640)

INK, MUTED, LINE, PAPER, WHITE = "#16302f", "#5b6f6d", "#d5dedc", "#f4f7f6", "#ffffff"
TEAL, DEEP, PALE, AMBER, RED, GREEN = "#0f766e", "#0b3f3d", "#dcefec", "#f0a23b", "#b4432f", "#2f8f4e"

Point = tuple[float, float]


class Screen:
    """A flat drawing surface in units of five thirds of a pixel of the finished picture."""

    def __init__(self, size: tuple[int, int], background: str = PAPER) -> None:
        self.size = size
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), background)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, corner: Point, size: Point, fill: str, *, radius: float = 12, outline: str | None = None, line: float = 2) -> None:
        """Draw a rounded rectangle."""
        left, top = corner
        edges = [left * SCALE, top * SCALE, (left + size[0]) * SCALE, (top + size[1]) * SCALE]
        self.draw.rounded_rectangle(edges, radius * SCALE, fill=fill, outline=outline, width=round(line * SCALE) if outline else 0)

    def disc(self, centre: Point, radius: float, fill: str, *, outline: str | None = None, line: float = 3) -> None:
        """Draw a filled circle."""
        x, y = centre
        edges = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.draw.ellipse(edges, fill=fill, outline=outline, width=round(line * SCALE) if outline else 0)

    def stroke(self, points: list[Point], colour: str, width: float) -> None:
        """Draw a line with round ends and joints."""
        self.draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=colour, width=round(width * SCALE), joint="curve")
        for point in points:
            self.disc(point, width / 2, colour)

    def shape(self, points: list[Point], fill: str) -> None:
        """Draw a filled polygon."""
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def text(self, at: Point, words: str, size: float, *, colour: str = INK, bold: bool = False, anchor: str = "lm") -> None:
        """Write one line of text."""
        font = ImageFont.truetype(str(FONTS / f"Carlito-{'Bold' if bold else 'Regular'}.ttf"), round(size * SCALE))
        self.draw.text((at[0] * SCALE, at[1] * SCALE), words, fill=colour, font=font, anchor=anchor)

    def save(self, name: str, *, larger: tuple[int, int] = LARGER) -> None:
        """Write the finished picture with a small palette."""
        finished = (self.size[0] * larger[0] // larger[1], self.size[1] * larger[0] // larger[1])
        small = self.image.resize(finished, Image.Resampling.LANCZOS)
        small.quantize(128, dither=Image.Dither.NONE).save(MEDIA / name, optimize=True)


def frame(course: str, step: int, steps: int) -> Screen:
    """Return a course player: title bar, progress, empty stage."""
    screen = Screen(WIDE)
    screen.box((0, 0), (960, 64), DEEP, radius=0)
    screen.text((32, 32), course, 25, colour=WHITE, bold=True)
    for number in range(steps):
        done = number < step
        screen.box((928 - (steps - number) * 44, 28), (34, 8), AMBER if done else "#3a6b68", radius=4)
    return screen


def opening() -> None:
    """The caller speaks, and the learner chooses a reply."""
    screen = frame("Calm Calls", 1, 4)
    screen.box((32, 90), (896, 150), WHITE, outline=LINE)
    screen.disc((104, 165), 40, TEAL)
    screen.shape([(92, 144), (92, 186), (126, 165)], WHITE)
    for index in range(62):
        height = 10 + 42 * abs(math.sin(index * 0.9) * math.cos(index * 0.23))
        x = 172 + index * 10.6
        screen.stroke([(x, 150 - height / 2), (x, 150 + height / 2)], TEAL if index < 36 else "#b7d5d1", 5)
    screen.text((170, 214), "“I have called three times. Nobody rings back!”", 24, bold=True)
    screen.text((866, 214), "0:14", 20, colour=MUTED, anchor="rm")
    screen.text((32, 278), "What do you say next?", 27, bold=True)
    replies = ("“I am sorry. Let me look at what happened.”", "“That is not my department.”", "“Please hold the line.”")
    for index, reply in enumerate(replies):
        top = 306 + index * 74
        chosen = index == 0
        screen.box((32, top), (896, 62), PALE if chosen else WHITE, outline=TEAL if chosen else LINE, line=3 if chosen else 2)
        screen.disc((68, top + 31), 17, TEAL if chosen else WHITE, outline=TEAL if chosen else MUTED)
        screen.text((68, top + 31), "ABC"[index], 20, colour=WHITE if chosen else MUTED, bold=True, anchor="mm")
        screen.text((104, top + 31), reply, 25)
    screen.save("calm-calls-1.png")


def feedback() -> None:
    """The dial shows what the reply did to the caller."""
    screen = frame("Calm Calls", 2, 4)
    screen.box((32, 90), (430, 418), WHITE, outline=LINE)
    centre, radius = (247, 320), 150
    colours = (RED, "#d0743d", AMBER, "#8fb04e", GREEN)
    for part, colour in enumerate(colours):
        angles = [math.pi * (1 - (part + step / 12 * 0.94) / 5) for step in range(13)]
        ring = [(centre[0] + radius * math.cos(a), centre[1] - radius * math.sin(a)) for a in angles]
        inner = [(centre[0] + 108 * math.cos(a), centre[1] - 108 * math.sin(a)) for a in reversed(angles)]
        screen.shape(ring + inner, colour)
    angle = math.radians(32)
    screen.stroke([centre, (centre[0] + 118 * math.cos(angle), centre[1] - 118 * math.sin(angle))], INK, 9)
    screen.disc(centre, 17, INK)
    screen.text((97, 350), "angry", 20, colour=MUTED)
    screen.text((397, 350), "calm", 20, colour=MUTED, anchor="rm")
    screen.text((247, 408), "The caller is calmer now", 28, bold=True, anchor="mm")
    screen.text((247, 450), "from 2 to 4 on the mood dial", 21, colour=MUTED, anchor="mm")
    screen.text((498, 118), "Why it worked", 27, bold=True)
    notes = (
        ("You said sorry first", "before any question"),
        ("You took it on yourself", "“let me look”, not “they”"),
        ("You gave a next step", "so the caller could wait"),
    )
    for index, (head, more) in enumerate(notes):
        top = 146 + index * 96
        screen.box((498, top), (430, 82), WHITE, outline=LINE)
        screen.disc((540, top + 41), 20, GREEN)
        screen.stroke([(531, top + 41), (538, top + 49), (551, top + 33)], WHITE, 4)
        screen.text((580, top + 28), head, 24, bold=True)
        screen.text((580, top + 57), more, 20, colour=MUTED)
    screen.box((498, 446), (430, 62), TEAL, radius=31)
    screen.text((713, 477), "Hear the next call", 25, colour=WHITE, bold=True, anchor="mm")
    screen.save("calm-calls-2.png")


def practice() -> None:
    """The learner records an own answer and compares."""
    screen = frame("Calm Calls", 3, 4)
    screen.text((32, 108), "Now say it in your own words", 30, bold=True)
    for left, head, colour, seed in ((32, "Your answer", TEAL, 1.0), (496, "An experienced adviser", AMBER, 0.6)):
        screen.box((left, 146), (432, 258), WHITE, outline=LINE)
        screen.text((left + 28, 184), head, 25, bold=True)
        for index in range(34):
            height = 12 + 78 * abs(math.sin(index * seed + 0.4) * math.cos(index * 0.31 * seed))
            x = left + 34 + index * 11
            screen.stroke([(x, 268 - height / 2), (x, 268 + height / 2)], colour, 6)
    screen.disc((78, 358), 22, RED)
    screen.box((69, 349), (18, 18), WHITE, radius=3)
    screen.text((114, 358), "Recording 0:07", 23)
    screen.disc((542, 358), 22, DEEP)
    screen.shape([(536, 347), (536, 369), (553, 358)], WHITE)
    screen.text((578, 358), "Play 0:09", 23)
    screen.box((32, 428), (896, 80), PALE)
    screen.text((60, 468), "Listen for one thing: when do you hear the first offer of help?", 25)
    screen.save("calm-calls-3.png")


def result() -> None:
    """Three skills and a next step."""
    screen = frame("Calm Calls", 4, 4)
    screen.text((32, 112), "Your result", 32, bold=True)
    screen.box((32, 146), (590, 362), WHITE, outline=LINE)
    skills = (("Listening", 92, TEAL), ("Choosing words", 78, TEAL), ("Closing the call", 61, AMBER))
    for index, (skill, score, colour) in enumerate(skills):
        top = 176 + index * 108
        screen.text((64, top + 18), skill, 25)
        screen.text((592, top + 18), f"{score} %", 27, bold=True, anchor="rm")
        screen.box((64, top + 44), (528, 22), "#e8eeed", radius=11)
        screen.box((64, top + 44), (528 * score / 100, 22), colour, radius=11)
    screen.box((648, 146), (280, 362), DEEP)
    screen.text((676, 188), "Next step", 22, colour="#a9d3ce", bold=True)
    for index, words in enumerate(("Ten-Minute", "Coaching Talks")):
        screen.text((676, 234 + index * 36), words, 30, colour=WHITE, bold=True)
    screen.text((676, 316), "with your team leader,", 22, colour=WHITE)
    screen.text((676, 346), "this week", 22, colour=WHITE)
    screen.box((676, 426), (224, 54), AMBER, radius=27)
    screen.text((788, 453), "Add to my week", 23, bold=True, anchor="mm")
    screen.save("calm-calls-4.png")


def person(screen: Screen, at: Point, *, safe: bool) -> None:
    """Draw somebody lifting a box: knees bent and back straight, or the reverse."""
    x, y = at
    colour = DEEP
    if safe:
        screen.stroke([(x - 36, y), (x - 12, y - 62), (x - 66, y - 86)], colour, 24)
        screen.stroke([(x - 66, y - 86), (x - 40, y - 176)], colour, 34)
        screen.stroke([(x - 42, y - 164), (x + 14, y - 116)], TEAL, 17)
        screen.disc((x - 30, y - 218), 25, AMBER)
        screen.box((x + 4, y - 140), (82, 70), "#c98f4e", radius=5)
    else:
        screen.stroke([(x - 60, y), (x - 62, y - 64), (x - 60, y - 124)], colour, 24)
        screen.stroke([(x - 60, y - 124), (x + 6, y - 168), (x + 38, y - 148)], colour, 34)
        screen.stroke([(x + 30, y - 146), (x + 40, y - 62)], TEAL, 17)
        screen.disc((x + 76, y - 148), 25, AMBER)
        screen.box((x + 6, y - 70), (82, 70), "#c98f4e", radius=5)


def lift() -> None:
    """The same lift twice, one safe and one not."""
    screen = frame("Lift, Reach, Go", 2, 5)
    screen.text((32, 102), "Same aisle, same box. Which lift would you stop?", 29, bold=True)
    for left, safe, head, more in (
        (32, True, "Safe", "knees bent, back straight, box close"),
        (496, False, "Unsafe", "legs straight, back bent, box far away"),
    ):
        mark = GREEN if safe else RED
        screen.box((left, 132), (432, 376), WHITE, outline=mark, line=4)
        for shelf in (178, 258, 338):
            screen.stroke([(left + 300, shelf), (left + 412, shelf)], LINE, 8)
            screen.box((left + 318, shelf - 42), (44, 38), "#e4d3bb", radius=4)
        screen.stroke([(left + 24, 414), (left + 408, 414)], LINE, 6)
        person(screen, (left + 170, 410), safe=safe)
        screen.disc((left + 48, 462), 22, mark)
        if safe:
            screen.stroke([(left + 38, 463), (left + 46, 472), (left + 60, 453)], WHITE, 5)
        else:
            screen.stroke([(left + 39, 453), (left + 57, 471)], WHITE, 5)
            screen.stroke([(left + 57, 453), (left + 39, 471)], WHITE, 5)
        screen.text((left + 84, 448), head, 26, colour=mark, bold=True)
        screen.text((left + 84, 478), more, 20)
    screen.save("lift-1.png")


def visit() -> None:
    """A phone with the five fields of a visit record."""
    screen = Screen(PHONE, WHITE)
    screen.box((0, 0), (360, 92), DEEP, radius=0)
    screen.text((20, 22), "08:42", 15, colour="#a9d3ce", bold=True)
    screen.text((340, 22), "Job 4471", 15, colour="#a9d3ce", bold=True, anchor="rm")
    screen.text((20, 62), "Visit record", 27, colour=WHITE, bold=True)
    screen.disc((318, 60), 20, AMBER)
    screen.text((318, 60), "90 s", 14, bold=True, anchor="mm")
    fields = (("Fault", "No heat on burner 2", True), ("Part needed", "Thermocouple T-85", True), ("Cause", "Worn by heat", True))
    fields += (("Photo", "1 photo added", True), ("Next step", "Choose…", False))
    for index, (name, value, done) in enumerate(fields):
        top = 108 + index * 86
        screen.text((20, top + 12), name, 17, colour=MUTED, bold=True)
        screen.box((20, top + 26), (320, 48), PALE if done else WHITE, radius=8, outline=TEAL if done else AMBER)
        screen.text((36, top + 50), value, 20, colour=INK if done else MUTED)
        if done:
            screen.disc((314, top + 50), 12, TEAL)
            screen.stroke([(308, top + 50), (313, top + 55), (321, top + 45)], WHITE, 3)
    screen.box((20, 556), (320, 60), TEAL, radius=30)
    screen.text((180, 586), "Save before you leave", 22, colour=WHITE, bold=True, anchor="mm")
    screen.save("visit-1.png")


if __name__ == "__main__":
    for draw in (opening, feedback, practice, result, lift, visit):
        draw()
