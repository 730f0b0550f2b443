"""Segments of a deck that merge several: a segment's name goes in, the parts that it tells come out."""

MERGED = {
    "proof": ("pilot", "return", "objectives"),
    "one_place_targets": ("one_place", "endorsement", "targets"),
    "endorsement_targets": ("endorsement", "targets"),
}


def merged_parts(segment: str) -> tuple[str, ...]:
    """Return the parts that a merged segment stands for; any other segment is its own only part."""
    return MERGED.get(segment, (segment,))
