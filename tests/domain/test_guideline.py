"""Which sections of the guidelines a text names."""

import pytest

from coderdesk.domain.guideline import citations, cited_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Guidelines I.C.9.a.2", "I.C.9.a.2"),
        ("I.A.15", "I.A.15"),
        ("Guidelines I.C.19.e.5.c; tabular note at T36", "I.C.19.e.5.c"),
        ("IV.F.2", "IV.F.2"),
        ("See Section II.", "II"),
        ("Guidelines Appendix I, General Reporting Requirements", "Appendix I"),
        ("ICD-10-CM tabular, Excludes1 note at E11", ""),
        ("Guidelines II; a study of stays", "II"),
        ("MCE 2026", ""),
        ("", ""),
    ],
)
def test_the_first_section_named_is_found(text: str, number: str):
    assert cited_in(text) == number


def test_every_section_is_found_with_its_place():
    text = "See Section I.C.21.c.3. and I.B.4 for more."
    assert [(text[start:end], number) for start, end, number in citations(text)] == [
        ("I.C.21.c.3", "I.C.21.c.3"),
        ("I.B.4", "I.B.4"),
    ]
