"""Write calendar.toml: names of months and weekdays in many languages, as they stand inside dates and alone, from CLDR by way of Babel.

Usage: python assets/importing/from_cldr.py
"""

from pathlib import Path

from babel import Locale

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "nn", "fi", "et", "lv", "lt", "pl", "cs", "sk", "hu", "ro", "bg", "el",
    "hr", "sl", "sr", "sr_Latn", "bs", "mk", "uk", "be", "ru", "tr", "az", "ca", "eu", "gl", "cy", "is", "id", "ms", "ar", "fa", "he", "hi",
    "th", "sq", "ka", "hy", "kk", "af", "sw", "fil",
)  # fmt: skip
ALSO = {
    "en": {9: ["Sept"], 6: ["June"], 7: ["July"]},
    "eu": {
        month: [f"{name}ren", f"{name}k"]
        for month, name in enumerate(
            (
                "urtarrila",
                "otsaila",
                "martxoa",
                "apirila",
                "maiatza",
                "ekaina",
                "uztaila",
                "abuztua",
                "iraila",
                "urria",
                "azaroa",
                "abendua",
            ),
            start=1,
        )
    },
    "de": {1: ["Jänner"], 2: ["Feber"], 3: ["Mrz", "Maerz"], 9: ["Sept"]},
    "fr": {9: ["sep"]},
    "es": {9: ["setiembre", "set", "sept"]},
    "it": {9: ["sett"]},
    "nl": {3: ["mar"]},
    "pl": {10: ["pazdz"]},
    "fi": {
        1: ["tam"],
        2: ["hel"],
        3: ["maa"],
        4: ["huh"],
        5: ["tou"],
        6: ["kes"],
        7: ["hei"],
        8: ["elo"],
        9: ["syy"],
        10: ["lok"],
        12: ["jou"],
    },
}
"""What CLDR doesn't list and exports write: names of older releases, three-letter forms of Oracle and .NET, Austrian months."""


def names_of_months(locale: Locale, also: dict[int, list[str]]) -> list[str]:
    """Return for each month its names in one text, parted by `|`; names of several words or with digits are left out."""
    lists = [locale.months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return ["|".join(single_words([*(names[month] for names in lists), *also.get(month, [])])) for month in range(1, 13)]


def names_of_days(locale: Locale) -> str:
    """Return the words of the names of the weekdays in one text, parted by `|`."""
    tables = [locale.days[context] for context in ("format", "stand-alone")]
    names = [table[width][day] for table in tables for width in table if width != "narrow" for day in range(7)]
    return "|".join(single_words([word for name in names for word in name.split()]))


def single_words(names: list[str]) -> list[str]:
    """Return each name once that is one word, without the full stop of an abbreviation."""
    plain = [name.rstrip(".॰") for name in names]
    return list(dict.fromkeys(name for name in plain if " " not in name and not any(letter.isdigit() for letter in name)))


def main() -> None:
    """Write the file beside this script."""
    lines = ["# Names of months and weekdays. Made by from_cldr.py from Unicode CLDR; do not change by hand."]
    for language in LANGUAGES:
        locale = Locale.parse(language)
        lines += ["", f"[{language}]", "months = ["]
        lines += [f'  "{names}",' for names in names_of_months(locale, ALSO.get(language, {}))]
        lines += ["]", f'days = "{names_of_days(locale)}"']
    Path(__file__).with_name("calendar.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
