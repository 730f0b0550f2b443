"""The order of keys in the models: plain data goes in, the same with each map's keys in the order of its model, and a key's rank in it."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Models = tuple[type[BaseModel], ...]
"""The models that a value may have."""


def in_model_order(value: Any, models: Models) -> Any:
    """Return the data with the keys of each map in the order of its model, others behind them."""
    if isinstance(value, list | tuple):
        return [in_model_order(each, models) for each in value]
    if not isinstance(value, Mapping):
        return value
    model = model_with(value, models)
    if model is None:
        return {key: in_model_order(each, models) for key, each in value.items()}
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    keys = [*(key for key in fields if key in value), *(key for key in value if key not in fields)]
    return {key: in_model_order(value[key], models_within(fields[key].annotation) if key in fields else ()) for key in keys}


def model_with(value: Mapping[str, Any], models: Models) -> type[BaseModel] | None:
    """Return the model that has keys of the map; none for a map whose keys are ids."""
    known = [(sum(field_named(model, key) is not None for key in value), -number, model) for number, model in enumerate(models)]
    most = max(known, default=None, key=lambda each: each[:2])
    return most[2] if most and most[0] else None


def field_named(model: type[BaseModel], key: str) -> FieldInfo | None:
    """Return the field of a model that the content calls so."""
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def models_within(annotation: Any) -> Models:
    """Return the models that stand in the type of a field, in lists and maps too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for argument in get_args(annotation) for model in models_within(argument))


def models_of_key(value: Mapping[str, Any], key: str, models: Models) -> Models:
    """Return the models that the value of a key in a map may have."""
    model = model_with(value, models)
    if model is None:
        return models
    field = field_named(model, key)
    return models_within(field.annotation) if field is not None else ()


def ranks_of(value: Mapping[str, Any], models: Models) -> dict[str, int]:
    """Return the places that the keys of a map have in its model; nothing for keys that it does not have."""
    model = model_with(value, models)
    fields = [field.alias or name for name, field in model.model_fields.items()] if model is not None else []
    return {key: fields.index(key) for key in value if key in fields}
