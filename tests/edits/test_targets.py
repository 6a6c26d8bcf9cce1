"""The codes that notes name, in every shape that the tabular list has."""

import pytest

from coderdesk.edits.targets import targets_of


def names(text: str, code: str) -> bool:
    return any(target.names(code.replace(".", "")) for target in targets_of(text))


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("tuberculous enteritis (A18.32)", "A18.32", "A18.31"),
        ("foodborne intoxications, NEC (A05.-)", "A05.9", "A04.9"),
        ("Clostridium difficile infection (A04.7-)", "A04.72", "A04.8"),
        ("hypertensive disease (O10-O11, O13-O16)", "O11.9", "O12.03"),
        ("hypertensive disease (O10-O11, O13-O16)", "O16.2", "O17.0"),
        ("myocardial infarction (I21.0-I21.B, I22.-)", "I21.A1", "I20.0"),
        ("diabetes mellitus (E08-E13 with .42)", "E11.42", "E11.41"),
        ("angiopathy (E08-E13 with .51-.52)", "E10.52", "E10.59"),
        ("skin disorders in diabetes (E08-E13 with .62-)", "E13.628", "E13.618"),
        ("mononucleosis with polyneuropathy (B27.0-B27.9 with fifth character 1)", "B27.01", "B27.02"),
        ("whooping cough with pneumonia (A37 with fifth-character 1)", "A37.01", "A37.00"),
        ("amnestic syndrome (F10-F19 with 5th character .6)", "F10.26", "F10.27"),
        ("hallucinations (F11-F19 with fifth to sixth characters 51)", "F19.151", "F19.150"),
        ("aphasia following stroke (I69. with final characters -20)", "I69.320", "I69.321"),
        ("open skull fracture (S02.- with 7th character B)", "S02.0XXB", "S02.0XXA"),
        ("open fracture of shoulder (S42.- with 7th character B or C)", "S42.201B", "S42.201A"),
        ("open fracture of forearm (S52.- with open fracture 7th character)", "S52.501C", "S52.501A"),
        ("current concussion (S06.0X- with seventh character A)", "S06.0X1A", "S06.0X1D"),
        ("adverse effect (T36-T50 with fifth or sixth character 5)", "T36.0X5A", "T36.0X1A"),
        ("adverse effect (T36-T50 with fifth or sixth character 5)", "T37.95XA", "T37.91XA"),
        ("poisoning (T36-T65 with fifth or sixth character 1-4)", "T40.2X4A", "T40.2X6A"),
        ("poisoning (T36-T65 with fifth or sixth character 1-4 or 6)", "T40.2X6A", "T40.2X5A"),
        ("underdosing of medication (T36-T50) with fifth or sixth character 6", "T46.5X6A", "T46.5X5A"),
        ("salicylates (T39.0-, with sixth character 5)", "T39.015A", "T39.011A"),
        ("dementia in substance disorders (F10-F19, with .17, .27, .97)", "F19.27", "F19.20"),
        ("hyperosmolarity (E08, E09, E11, E13 with final characters .00 or .01)", "E11.01", "E11.10"),
        ("diabetic acidosis - see categories E08-E10, E11, E13 with ketoacidosis", "E11.10", "E11.65"),
        ("traumatic fracture of vertebrae (S12.0--S12.3-, S22.0-)", "S12.200A", "S12.400A"),
        ("atherosclerosis of the extremities (I70.2--I70.7-)", "I70.511", "I70.8"),
        ("apnea of newborn (P28.3- - P28.4-)", "P28.41", "P28.5"),
        ("rheumatic fever with heart involvement (I01.0 -I01.9)", "I01.2", "I02.0"),
        ("rheumatoid arthritis by site (M05.00 to M05.8A)", "M05.79", "M05.9"),
        ("hyperammonemia syndrome E72.4", "E72.4", "E72.3"),
        ("hearing loss as classified in H90.-", "H90.3", "H91.3"),
        ("leukemia in remission C91.0-C95.9 with 5th character 1", "C92.01", "C92.00"),
        ("malformations (QA0.-)", "QA0.8", "Q99.8"),
        ("certain disorders (A00-R94 and T80-T88.6, T88.8)", "T88.8XXA", "T88.7"),
    ],
)
def test_a_note_names_what_it_says_and_no_more(text: str, inside: str, outside: str) -> None:
    assert names(text, inside)
    assert not names(text, outside)


@pytest.mark.parametrize(
    "text",
    [
        "certain localized infections - see body system-related chapters",
        "urinary tract infection of specified site, such as:",
        "anemia unresponsive to vitamin B12",
        "diagnosed with COVID-19",
        "aftercare for healing fracture-code to fracture with 7th character D",
        "",
    ],
)
def test_words_that_look_a_little_like_codes_are_none(text: str) -> None:
    assert targets_of(text) == ()


def test_a_vitamin_in_the_words_does_not_hide_the_code() -> None:
    [target] = targets_of("vitamin B12 deficiency anemia due to intrinsic factor deficiency (D51.0)")
    assert (target.first, target.last) == ("D510", "D510")
