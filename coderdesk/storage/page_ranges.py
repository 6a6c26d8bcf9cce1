"""Page numbers written short: ``1-5,7``."""


def to_ranges(pages: tuple[int, ...]) -> str:
    """Sorted page numbers as ranges."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def from_ranges(text: str) -> tuple[int, ...]:
    """The page numbers that ranges name."""
    pages: list[int] = []
    for part in filter(None, text.split(",")):
        first, _dash, last = part.partition("-")
        pages += range(int(first), int(last or first) + 1)
    return tuple(pages)
