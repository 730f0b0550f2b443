"""The JSON Schema of the content, for completion and checks while typing in an editor."""

import json
from typing import Any

from briefing_builder.content.models.content import Content

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_FILE = "briefing.schema.json"


def json_schema() -> dict[str, Any]:
    """Return the schema of one content file (JSON Schema draft 2020-12), a description with every field.

    A file that is included may hold any part of the content, so no key is required at the top.
    """
    schema = Content.model_json_schema(by_alias=True)
    properties = {
        "include": {
            "title": "Include",
            "description": "More files of this programme, whose keys are joined with those of this file.",
            "type": "array",
            "items": {"type": "string"},
        },
        **schema["properties"],
    }
    return {
        "$schema": DIALECT,
        "title": "Programme of a management briefing",
        "description": "Everything the author writes about one programme; one file, or several joined by `include`.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": schema["$defs"],
    }


def schema_file() -> bytes:
    """Return the schema as it lies beside a programme."""
    return (json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n").encode()
