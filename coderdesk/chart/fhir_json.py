"""Reaching into FHIR JSON that may be anything: what is missing or of another shape is simply empty."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, TypeAlias

Resource: TypeAlias = dict[str, Any]
_DAY = 10  # letters of a date, yyyy-mm-dd


def at(value: object, *path: str) -> object:
    """What stands at the end of a path of names; of a list, its first entry."""
    for name in path:
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(name) if isinstance(value, dict) else None
    return value


def words(value: object, *path: str) -> str:
    """The text or figure at the end of a path."""
    found = at(value, *path)
    if isinstance(found, bool) or not isinstance(found, (str, int, float)):
        return ""
    return str(found).strip()


def each(value: object, *path: str) -> Iterator[Resource]:
    """The objects in the list at the end of a path."""
    found = at(value, *path)
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one


def concept(value: object, *path: str) -> str:
    """A CodeableConcept as people say it: its text, else the display or the code of a coding."""
    found = at(value, *path)
    return words(found, "text") or words(found, "coding", "display") or words(found, "coding", "code")


def codes(value: object, *path: str) -> tuple[str, ...]:
    """The codes of a CodeableConcept."""
    return tuple(words(coding, "code") for coding in each(at(value, *path), "coding"))


def day(*values: str) -> dt.date | None:
    """The first of these that begins with a whole day."""
    for value in values:
        try:
            return dt.date.fromisoformat(value[:_DAY])
        except ValueError:
            continue
    return None


def shown(*values: str) -> str:
    """The first of these that is a day, as people write it; a year or a month stays as it is."""
    found = day(*values)
    if found:
        return f"{found:%m/%d/%Y}"
    return next((value[:_DAY] for value in values if value), "")


def name(resource: object) -> str:
    """A person's name in a resource, or an organisation's."""
    said = next(each(resource, "name"), None)
    if said is None:
        return words(resource, "name")
    given = at(said, "given")
    first = [one for one in given if isinstance(one, str)] if isinstance(given, list) else []
    family = words(said, "family")
    after = at(said, "suffix")
    letters = [one for one in after if isinstance(one, str)] if isinstance(after, list) else []
    whole = " ".join([*first, family]).strip() or words(said, "text")
    return ", ".join([whole, *letters]) if whole else ""


class Bundle:
    """The resources of a file, found by kind and by reference."""

    def __init__(self, *roots: object) -> None:
        self.all: list[Resource] = []
        self._known: dict[str, Resource] = {}
        for root in roots:
            self._take(root, "")

    def of(self, *kinds: str) -> Iterator[Resource]:
        """The resources of these kinds, in order."""
        return (one for one in self.all if one.get("resourceType") in kinds)

    def found(self, reference: object) -> Resource | None:
        """The resource that a Reference names, if it lies in the file; nothing is fetched."""
        return self._known.get(words(reference, "reference")) if isinstance(reference, dict) else None

    def at_url(self, url: str) -> Resource | None:
        """The resource at a URL, if it lies in the file."""
        return self._known.get(url) or self._known.get("/".join(url.split("/")[-2:]))

    def _take(self, resource: object, url: str) -> None:
        if not isinstance(resource, dict):
            return
        kind, number = words(resource, "resourceType"), words(resource, "id")
        if kind == "Bundle":
            for entry in each(resource, "entry"):
                self._take(entry.get("resource"), words(entry, "fullUrl"))
            return
        if kind:
            self.all.append(resource)
            self._known.setdefault(f"{kind}/{number}", resource)
            if url:
                self._known.setdefault(url, resource)
        for inner in each(resource, "contained"):
            self._known.setdefault(f"#{words(inner, 'id')}", inner)
