"""The parts of one deck as they come together: slides, notes and charts by number, pictures by content; what slides need is met here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from briefing_builder.backends.pptx.parts.media import picture_part
from briefing_builder.backends.pptx.parts.part import Part, binary_part, xml_part
from briefing_builder.backends.pptx.parts.relations import Relations, rels_name
from briefing_builder.backends.pptx.slide.charts import CHART_TYPE
from briefing_builder.backends.pptx.slide.slide_writer import Need, ToChart, ToGround, ToPicture, ToSlide, ToWeb
from briefing_builder.errors import ContentError, OutputError
from briefing_builder.problems import Source, error


@dataclass(slots=True, kw_only=True)
class Parts:
    """The parts of a deck, nothing of the brand; `names` are those of its slides, by id."""

    names: Mapping[str, str]
    made: list[Part] = field(default_factory=list)
    media: dict[str, Part] = field(default_factory=dict)
    content_types: dict[str, str] = field(default_factory=dict)
    charts: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, part: Part, relations: Relations, content_type: str) -> None:
        """Take in a part with its relationships and its type."""
        name = part.member.name
        self.made += (part, xml_part(rels_name(name), relations.xml()))
        self.content_types[name] = content_type

    def meet(self, need: Need, relations: Relations) -> None:
        """Add the relationship that a slide needs, and the part that it leads to.

        Raises OutputError when a link leads to a slide that this deck does not have, or to a scheme that could start a program,
        ContentError when a picture cannot be shown any more, or is another one now.
        """
        match need:
            case ToSlide():
                if need.slide not in self.names:
                    message = f"a link leads to the slide {need.slide!r}, which this deck does not have"
                    raise OutputError(error("link-target-missing", message))
                relations.to_part("slide", self.names[need.slide])
            case ToWeb():
                relations.to_web(need.url)
            case ToPicture():
                self.media[need.name] = self._picture(need)
                relations.to_part("image", need.name)
            case ToGround():
                relations.to_part("image", need.name)
            case ToChart():
                relations.to_part("chart", self._chart(need))
            case _:
                assert_never(need)

    def _picture(self, need: ToPicture) -> Part:
        part = picture_part(need.file)
        if part.member.name != need.name:
            message = "this picture became another one while the deck was made"
            raise ContentError(error("picture-changed", message, Source(path=need.file), "build again"))
        return part

    def _chart(self, need: ToChart) -> str:
        number = next(self.charts)
        name, book = f"ppt/charts/chart{number}.xml", f"ppt/embeddings/chart{number}.xlsx"
        relations = Relations("ppt/charts")
        relations.to_part("package", book)
        self.add(xml_part(name, need.xml), relations, CHART_TYPE)
        self.made.append(binary_part(book, need.book))
        return name
