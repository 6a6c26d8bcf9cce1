"""Frozen values as JSON and back again, exactly.

The fields' own types say how, so that a new field of a value is kept without a line here: it needs
a default, which older JSON then gets. Known are dataclasses, enums, dates, bytes, tuples, optional
values and the plain types of JSON.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Plain: TypeAlias = Any  # what json reads and writes
_T = TypeVar("_T")
_FROM_TEXT: dict[Any, Callable[[str], Any]] = {date: date.fromisoformat, bytes: bytes.fromhex}


def to_json(value: object) -> str:
    """A value as compact JSON in ASCII."""
    return json.dumps(to_plain(value), separators=(",", ":"), allow_nan=False)


def from_json(kind: type[_T], text: str | bytes) -> _T:
    """The value of a kind that the JSON says; ValueError, TypeError or KeyError when it says none."""
    read: Callable[[Plain], Any] = _reader(kind)  # type: ignore[arg-type]  # types do hash
    value: _T = read(json.loads(text))
    return value


def to_plain(value: object) -> Plain:
    """A value as lists, dictionaries and plain values."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if is_dataclass(value):
        return {name: to_plain(getattr(value, name)) for name in _names(value.__class__)}
    message = f"values of type {type(value).__name__} are not kept"
    raise TypeError(message)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Plain], Any]:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional_reader(kind)
    if origin is tuple:
        return _tuple_reader(kind)
    if kind in (str, int, float, bool):
        return _plain_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in _FROM_TEXT:
        return _FROM_TEXT[kind]
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    message = f"values of type {kind} are not kept"
    raise TypeError(message)


def _plain_reader(kind: type) -> Callable[[Plain], Any]:
    def read(plain: Plain) -> Any:
        if kind is float and type(plain) is int:
            return float(plain)
        if type(plain) is not kind:
            message = f"expected {kind.__name__}"
            raise TypeError(message)
        return plain

    return read


def _optional_reader(kind: Any) -> Callable[[Plain], Any]:
    choices = [choice for choice in get_args(kind) if choice is not NoneType]
    if len(choices) != 1:
        message = f"{kind} leaves more than one choice"
        raise TypeError(message)
    read = _reader(choices[0])
    return lambda plain: None if plain is None else read(plain)


def _tuple_reader(kind: Any) -> Callable[[Plain], Any]:
    parts = get_args(kind)
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004
        read = _reader(parts[0])
        return lambda plain: tuple(read(item) for item in plain)
    reads = tuple(_reader(part) for part in parts)
    return lambda plain: tuple(read(item) for read, item in zip(reads, plain, strict=True))


def _dataclass_reader(kind: Any) -> Callable[[Plain], Any]:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def read(plain: Plain) -> Any:
        missing = needed - plain.keys()
        if missing:
            raise KeyError(*sorted(missing))
        return kind(**{name: readers[name](plain[name]) for name in plain if name in readers})

    return read
