"""Draws the people of the examples: `python examples/make_portraits.py` writes `*/media/people/*.png`.

All of them are invented, as are their faces.
Busts in flat colours, drawn at four times their size: ground, hair behind, shoulders, neck, head, face, hair in front, glasses.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
SIDE, FINE = 600, 4
"""Pixels of a portrait, and how many times finer it is drawn."""
CENTRE = 300
HEAD_TOP, CHIN, HALF_HEAD = 132, 372, 92
EYES, MOUTH = 262, 324
COLOURS = 96
"""Kept in the file, which stays small."""

Point = tuple[float, float]


class Look(NamedTuple):
    """A person: colours of ground, skin, hair and clothes, a hair style, and what else is seen."""

    file: str
    ground: str
    skin: str
    hair: str
    clothes: str
    style: str
    collar: str = "round"
    glasses: str = ""
    beard: str = ""
    shirt: str = "#ffffff"
    earrings: str = ""


def shade(colour: str, share: int) -> str:
    """Return the colour darker by so many per cent; below nothing, lighter."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    made = [part * (100 - share) // 100 if share >= 0 else part + (255 - part) * -share // 100 for part in parts]
    return "#" + "".join(f"{part:02x}" for part in made)


class Bust:
    """A picture in which everything is said in pixels of its final size."""

    def __init__(self, ground: str) -> None:
        self.image = Image.new("RGB", (SIDE * FINE, SIDE * FINE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def oval(self, centre: Point, across: float, down: float, colour: str) -> None:
        """Draw an ellipse; `across` and `down` are its half axes."""
        (x, y) = centre
        self.draw.ellipse([FINE * (x - across), FINE * (y - down), FINE * (x + across), FINE * (y + down)], fill=colour)

    def block(self, corners: tuple[float, float, float, float], radius: float, colour: str) -> None:
        """Draw a rectangle with round corners from left, top, right, bottom."""
        self.draw.rounded_rectangle([FINE * edge for edge in corners], radius=FINE * radius, fill=colour)

    def form(self, corners: Sequence[Point], colour: str) -> None:
        """Draw a polygon."""
        self.draw.polygon([(FINE * x, FINE * y) for x, y in corners], fill=colour)

    def curve(self, points: Sequence[Point], colour: str) -> None:
        """Fill the outline through points, smoothed (Chaikin's corner cutting)."""
        ring = list(points)
        for _ in range(5):
            following = [*ring[1:], ring[0]]
            ring = [
                point
                for (ax, ay), (bx, by) in zip(ring, following, strict=True)
                for point in ((ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75))
            ]
        self.form(ring, colour)

    def mirrored(self, points: Sequence[Point], colour: str) -> None:
        """Fill the smoothed outline whose left half is given from top to bottom; the right half mirrors it."""
        self.curve([*points, *[(2 * CENTRE - x, y) for x, y in reversed(points)]], colour)

    def arc(self, centre: Point, across: float, down: float, span: tuple[int, int], colour: str, weight: float) -> None:
        """Draw a part of an ellipse's line, from one angle to another, clockwise from the right."""
        (x, y) = centre
        box = [FINE * (x - across), FINE * (y - down), FINE * (x + across), FINE * (y + down)]
        self.draw.arc(box, *span, fill=colour, width=int(FINE * weight))

    def save(self, file: Path) -> None:
        """Write the picture, scaled down, in few colours."""
        file.parent.mkdir(parents=True, exist_ok=True)
        small = self.image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB").save(file, optimize=True)


def behind(bust: Bust, look: Look) -> None:
    """Draw the hair that lies behind head and shoulders."""
    hair = shade(look.hair, 14)
    match look.style:
        case "bob":
            bust.mirrored([(300, 96), (196, 112), (172, 220), (166, 330), (184, 404), (240, 412)], hair)
        case "long" | "braids":
            bust.mirrored([(300, 98), (190, 112), (166, 240), (150, 420), (140, 560), (230, 600)], hair)
        case "ponytail":
            bust.curve([(356, 120), (440, 150), (468, 260), (452, 400), (404, 470), (398, 360), (390, 240)], hair)
        case "bun":
            bust.oval((300, 98), 62, 56, hair)
        case "afro":
            bust.oval((300, 222), 168, 158, hair)
        case "scarf":
            bust.mirrored([(300, 96), (186, 120), (170, 260), (168, 380), (150, 470), (240, 520)], hair)
        case "wrap":
            bust.curve([(236, 130), (206, 60), (262, 40), (300, 74), (338, 34), (398, 56), (366, 130)], hair)


def shoulders(bust: Bust, look: Look) -> None:
    """Draw clothes, neck and collar."""
    bust.mirrored([(300, 410), (228, 426), (120, 462), (74, 540), (60, 700), (60, 760)], look.clothes)
    if look.collar == "jacket":
        bust.form([(238, 424), (362, 424), (300, 600)], look.shirt)
    neck = shade(look.skin, 10)
    bust.block((254, 330, 346, 446), 30, neck)
    bust.oval((300, 440), 50, 26, neck)
    match look.collar:
        case "round":
            bust.arc((300, 434), 66, 44, (12, 168), shade(look.clothes, 18), 12)
        case "shirt":
            bust.form([(248, 410), (300, 468), (268, 502), (224, 436)], shade(look.clothes, -45))
            bust.form([(352, 410), (300, 468), (332, 502), (376, 436)], shade(look.clothes, -45))
        case "jacket":
            bust.form([(256, 412), (222, 428), (206, 476), (300, 612), (300, 600), (248, 440)], shade(look.clothes, 20))
            bust.form([(344, 412), (378, 428), (394, 476), (300, 612), (300, 600), (352, 440)], shade(look.clothes, 20))
        case "scrubs":
            bust.form([(244, 424), (356, 424), (300, 506)], shade(look.clothes, 28))
            bust.form([(256, 418), (344, 418), (300, 484)], neck)


def head(bust: Bust, look: Look) -> None:
    """Draw head, ears and the features of the face."""
    skin, dark = look.skin, shade(look.skin, 22)
    covered = look.style in ("scarf",)
    if not covered:
        for x in (CENTRE - HALF_HEAD - 2, CENTRE + HALF_HEAD + 2):
            bust.oval((x, 268), 17, 24, shade(skin, 7))
            if look.earrings:
                bust.oval((x, 302), 8, 8, look.earrings)
    bust.mirrored([(300, 122), (206, 132), (202, 250), (214, 338), (258, 382), (298, 388)], skin)
    for x in (240, 360):
        bust.oval((x, 304), 16, 11, _blush(skin))
    if look.beard:
        bust.mirrored([(300, 300), (250, 300), (206, 262), (204, 330), (226, 384), (270, 408), (298, 410)], look.beard)
        bust.oval((300, MOUTH), 27, 10, shade(skin, 4))
    brow = shade(look.hair, 10) if look.style not in ("scarf", "wrap", "bald") else "#3a2a22"
    for x in (264, 336):
        bust.oval((x, EYES), 8, 9.5, "#2a211d")
        bust.oval((x + 2.5, EYES - 3), 2.4, 2.6, "#ffffff")
        bust.arc((x, EYES - 12), 24, 15, (214, 326), shade(brow, 10), 6.5)
    bust.arc((300, 292), 13, 11, (20, 160), dark, 6)
    bust.arc((300, MOUTH - 18), 34, 30, (32, 148), "#8f3d38" if not look.beard else "#7d3631", 7)
    if look.glasses:
        for x in (262, 338):
            bust.arc((x, EYES), 33, 30, (0, 360), look.glasses, 6)
        bust.arc((300, EYES - 2), 9, 8, (190, 350), look.glasses, 6)


def _blush(skin: str) -> str:
    red, green, blue = (int(skin[place : place + 2], 16) for place in (1, 3, 5))
    return f"#{min(255, red + 3):02x}{green * 95 // 100:02x}{blue * 93 // 100:02x}"


def front(bust: Bust, look: Look) -> None:
    """Draw the hair, or what covers it, in front of the head."""
    hair, light = look.hair, shade(look.hair, -12)
    match look.style:
        case "short":
            bust.curve(
                [
                    (204, 262),
                    (188, 170),
                    (230, 104),
                    (320, 88),
                    (402, 116),
                    (410, 200),
                    (396, 262),
                    (386, 206),
                    (330, 176),
                    (252, 186),
                    (216, 206),
                ],
                hair,
            )
        case "parted":
            bust.curve(
                [
                    (204, 262),
                    (186, 176),
                    (224, 108),
                    (318, 84),
                    (398, 112),
                    (414, 198),
                    (396, 262),
                    (384, 204),
                    (350, 186),
                    (270, 148),
                    (220, 214),
                ],
                hair,
            )
            bust.curve([(262, 150), (300, 108), (370, 116), (398, 168), (350, 160)], light)
        case "bob":
            bust.curve(
                [
                    (200, 330),
                    (182, 200),
                    (220, 108),
                    (312, 92),
                    (396, 116),
                    (418, 210),
                    (400, 330),
                    (390, 226),
                    (352, 182),
                    (296, 152),
                    (236, 196),
                    (212, 240),
                ],
                hair,
            )
        case "long":
            bust.curve([(196, 340), (184, 190), (232, 102), (304, 96), (300, 150), (240, 190), (212, 260)], hair)
            bust.curve([(404, 340), (416, 190), (368, 102), (296, 96), (300, 150), (360, 190), (388, 260)], hair)
        case "braids":
            bust.mirrored([(300, 96), (212, 108), (190, 190), (196, 300), (214, 220), (252, 166), (299, 158)], hair)
            for x in (168, 192, 408, 432):
                for y in range(380, 600, 34):
                    bust.oval((x, y), 14, 20, hair if y % 68 == 40 else light)
        case "ponytail":
            bust.curve(
                [
                    (202, 270),
                    (184, 180),
                    (226, 104),
                    (306, 90),
                    (390, 108),
                    (416, 180),
                    (398, 270),
                    (390, 210),
                    (330, 158),
                    (254, 168),
                    (212, 214),
                ],
                hair,
            )
        case "bun":
            bust.curve(
                [(202, 266), (186, 190), (226, 116), (300, 100), (374, 116), (414, 190), (398, 266), (386, 196), (300, 156), (214, 196)],
                hair,
            )
            bust.arc((300, 108), 60, 22, (20, 160), light, 8)
        case "afro":
            bust.mirrored([(300, 92), (220, 102), (180, 180), (190, 270), (212, 214), (250, 178), (299, 166)], hair)
        case "curls":
            for x, y, size in (
                (206, 232, 30),
                (196, 190, 36),
                (212, 144, 40),
                (254, 112, 42),
                (304, 102, 44),
                (352, 116, 42),
                (388, 148, 40),
                (406, 194, 36),
                (396, 234, 30),
                (260, 156, 30),
                (306, 146, 32),
                (350, 158, 30),
            ):
                bust.oval((x, y), size, size * 0.94, hair)
            for x, y in ((232, 130), (286, 98), (346, 112), (390, 170)):
                bust.arc((x, y), 22, 20, (190, 320), light, 7)
        case "cropped":
            bust.mirrored([(300, 108), (214, 118), (196, 190), (202, 262), (214, 206), (244, 174), (299, 164)], hair)
        case "thinning":
            for side in (-1, 1):
                x = CENTRE + side * 96
                bust.curve([(x, 276), (x + side * 8, 210), (x - side * 16, 158), (x - side * 22, 206)], hair)
        case "scarf":
            bust.mirrored(
                [(300, 98), (206, 112), (178, 210), (186, 330), (226, 396), (250, 384), (212, 330), (208, 230), (240, 170), (299, 156)],
                hair,
            )
            bust.curve(
                [(190, 372), (240, 400), (300, 424), (360, 400), (410, 372), (424, 450), (360, 506), (300, 516), (236, 506), (176, 450)],
                hair,
            )
            bust.arc((312, 380), 96, 84, (30, 150), light, 9)
        case "wrap":
            bust.mirrored([(300, 84), (216, 92), (180, 160), (192, 226), (240, 188), (299, 172)], hair)
            bust.arc((280, 196), 120, 70, (205, 320), light, 11)
            bust.arc((330, 190), 110, 56, (210, 330), shade(hair, 16), 9)


def drawn(look: Look) -> Bust:
    """Return a person's bust."""
    bust = Bust(look.ground)
    for part in (behind, shoulders, head, front):
        part(bust, look)
    return bust


PALE, FAIR, OLIVE, TAN, BROWN, DEEP = "#f3cdb2", "#ecbd9b", "#d9a27c", "#bf8258", "#8f5a3b", "#6b4029"
PEOPLE: dict[str, tuple[Look, ...]] = {
    "merrowdale": (
        Look("imogen-astley-okafor", "#d7e6e1", BROWN, "#3a3334", "#22404a", "curls", "jacket", earrings="#d9a441"),
        Look("joel-hartnell", "#e9e2d2", FAIR, "#5d4030", "#3f6f78", "parted", "shirt", glasses="#33302e"),
        Look("dawn-ojukwu", "#f2dcb8", DEEP, "#221a19", "#c8641f", "bun", "round", earrings="#f2e3c4"),
        Look("aled-price", "#d9e0ea", PALE, "#8a4a26", "#2f4d6e", "short", "round", beard="#8a4a26"),
        Look("amina-sefton", "#efe3dc", TAN, "#0f6b6b", "#2b3a49", "scarf", "round"),
        Look("sunniva-dahl", "#dde8ef", PALE, "#d8ae62", "#8c3b4a", "bob", "jacket"),
    ),
    "ardmullen": (
        Look("ciaran-duignan", "#dcebe9", FAIR, "#5a5350", "#0b5e6b", "short", "shirt", beard="#6a625e"),
        Look("sinead-mulhern", "#e3ecf2", PALE, "#a8481f", "#1f6f86", "ponytail", "scrubs"),
        Look("maeve-lawlor", "#e8e4da", PALE, "#d3d0cb", "#243f5c", "bob", "jacket", glasses="#8a2f3b"),
        Look("tom-creedon", "#dfe4ea", FAIR, "#8c8078", "#3b4a5a", "thinning", "jacket", shirt="#dfe9f2"),
    ),
    "malindara": (
        Look("mutheu-nzioka", "#f3e3c8", DEEP, "#1f1918", "#9a3412", "cropped", "jacket", earrings="#d9a441"),
        Look("beatrice-mwende", "#dcebdd", BROWN, "#b8431f", "#2d5a3d", "wrap", "round"),
        Look("daniel-ekal", "#dbe6ef", DEEP, "#1c1716", "#28527a", "cropped", "shirt"),
        Look("naisula-mollel", "#efdcd3", DEEP, "#241b1b", "#5b2340", "braids", "jacket", earrings="#e2b65a"),
        Look("salome-kerubo", "#e7e6d6", BROWN, "#2a2020", "#14594f", "afro", "round", earrings="#e6c27a"),
        Look("joseph-barasa", "#e3e1ea", BROWN, "#77706d", "#33374f", "cropped", "jacket", glasses="#2c2a2a", beard="#857d79"),
        Look("kevin-onsongo", "#e6ecdc", BROWN, "#201a19", "#5d6b2a", "cropped", "round"),
        Look("peris-amondi", "#e0e9f0", BROWN, "#2b2020", "#35638c", "curls", "round", glasses="#3b3230"),
    ),
}  # fmt: skip


def main() -> None:
    """Write everybody's portrait."""
    for example, looks in PEOPLE.items():
        for look in looks:
            drawn(look).save(FOLDER / example / "media" / "people" / f"{look.file}.png")


if __name__ == "__main__":
    main()
