"""Frozen values as JSON and back again, exactly.

The fields' own types say how, so that a new field of a value is kept without a line here: it needs
a default, which older JSON then gets. Known are dataclasses, enums, dates, bytes, tuples, optional
values and the plain types of JSON.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Plain: TypeAlias = Any  # what json reads and writes
_Writer: TypeAlias = Callable[[Any], Plain] | None
_T = TypeVar("_T")
_PLAIN = (str, int, float, bool)
_FROM_TEXT: dict[Any, Callable[[str], Any]] = {date: date.fromisoformat, bytes: bytes.fromhex}


def to_json(value: object) -> str:
    """A value as compact JSON in ASCII; the same value always gives the same text."""
    write: _Writer = _writer(value.__class__)  # type: ignore[arg-type]  # types do hash
    plain = write(value) if write else value
    return json.dumps(plain, separators=(",", ":"), allow_nan=False)


def from_json(kind: type[_T], text: str | bytes) -> _T:
    """The value of a kind that the JSON says; ValueError, TypeError or KeyError when it says none."""
    read: Callable[[Plain], Any] = _reader(kind)  # type: ignore[arg-type]  # types do hash
    value: _T = read(json.loads(text))
    return value


@cache
def _writer(kind: Any) -> _Writer:
    """How values of a kind are written; None where they are plain already."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        write = _writer(_only_choice(kind))
        return write and (lambda value: None if value is None else write(value))
    if origin is tuple:
        return _tuple_writer(kind)
    if kind in _PLAIN or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return None
    if kind is date:
        return date.isoformat
    if kind is bytes:
        return bytes.hex
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    message = f"values of type {kind} are not kept"
    raise TypeError(message)


def _tuple_writer(kind: Any) -> _Writer:
    parts = get_args(kind)
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004
        write = _writer(parts[0])
        return write and (lambda value: [write(item) for item in value] if value else ())
    writes = tuple(_writer(part) for part in parts)
    if not any(writes):
        return None
    return lambda value: [
        write(item) if write else item for write, item in zip(writes, value, strict=True)
    ]


def _dataclass_writer(kind: Any) -> _Writer:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    special = tuple((name, _writer(hints[name])) for name in names)
    special = tuple((name, write) for name, write in special if write)

    def write_all(value: Any) -> Plain:
        said = {name: getattr(value, name) for name in names}
        for name, write in special:
            if write:
                said[name] = write(said[name])
        return said

    return write_all


@cache
def _reader(kind: Any) -> Callable[[Plain], Any]:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional_reader(kind)
    if origin is tuple:
        return _tuple_reader(kind)
    if kind in _PLAIN:
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
    read = _reader(_only_choice(kind))
    return lambda plain: None if plain is None else read(plain)


def _only_choice(kind: Any) -> Any:
    """What an optional value is when it is there."""
    choices = [choice for choice in get_args(kind) if choice is not NoneType]
    if len(choices) != 1:
        message = f"{kind} leaves more than one choice"
        raise TypeError(message)
    return choices[0]


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
