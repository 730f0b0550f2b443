"""The parts of one deck as they come together: slides, notes and charts by number, pictures by content; relationships get their targets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from briefing_builder.backends.pptx.parts.media import picture_part
from briefing_builder.backends.pptx.parts.part import Part, binary_part, xml_part
from briefing_builder.backends.pptx.parts.relationships import Relationships, rels_name
from briefing_builder.backends.pptx.slide.charts import CHART_TYPE
from briefing_builder.backends.pptx.slide.slide_writer import (
    BackgroundTarget,
    ChartTarget,
    PictureTarget,
    RelationshipTarget,
    SlideTarget,
    WebTarget,
)
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

    def add(self, part: Part, relationships: Relationships, content_type: str) -> None:
        """Take in a part with its relationships and its type."""
        name = part.member.name
        self.made += (part, xml_part(rels_name(name), relationships.xml()))
        self.content_types[name] = content_type

    def relate(self, target: RelationshipTarget, relationships: Relationships) -> None:
        """Add a relationship to a target of a slide, and the part that it leads to.

        Raises OutputError when a link leads to a slide that this deck does not have, or to a scheme that could start a program,
        ContentError when a picture cannot be shown any more, or is another one now.
        """
        match target:
            case SlideTarget():
                if target.slide not in self.names:
                    message = f"a link leads to the slide {target.slide!r}, which this deck does not have"
                    raise OutputError(error("link-target-missing", message))
                relationships.to_part("slide", self.names[target.slide])
            case WebTarget():
                relationships.to_web(target.url)
            case PictureTarget():
                self.media[target.name] = self._picture(target)
                relationships.to_part("image", target.name)
            case BackgroundTarget():
                relationships.to_part("image", target.name)
            case ChartTarget():
                relationships.to_part("chart", self._chart(target))
            case _:
                assert_never(target)

    def _picture(self, target: PictureTarget) -> Part:
        part = picture_part(target.file)
        if part.member.name != target.name:
            message = "this picture became another one while the deck was made"
            raise ContentError(error("picture-changed", message, Source(path=target.file), "build again"))
        return part

    def _chart(self, target: ChartTarget) -> str:
        number = next(self.charts)
        name, book = f"ppt/charts/chart{number}.xml", f"ppt/embeddings/chart{number}.xlsx"
        relationships = Relationships("ppt/charts")
        relationships.to_part("package", book)
        self.add(xml_part(name, target.xml), relationships, CHART_TYPE)
        self.made.append(binary_part(book, target.book))
        return name
