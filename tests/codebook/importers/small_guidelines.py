"""Guidelines in small: the layout of the published text, the rules made up for the tests."""

_PAGE = "ICD-10-CM Official Guidelines for Coding and Reporting\nFY 2031\nPage {} of 9\n"


def text(*, contents: bool = True) -> str:
    """The text as it comes out of the published PDF."""
    told = """Section I. Conventions and rules ......................................7
A. Conventions of the garden ............................................ 7
B. General rules ....................................................... 8
C. Chapters ............................................................. 9
1. Chapter 1: Sore knees and other consequences of raking the
garden (A00-A99)
5
a. Rakes ............................................................. 10
Section II. The first code ............................................. 11
Section III. Other codes ............................................... 12
Section IV. Visits ..................................................... 13
Appendix I 14
"""
    rules = "".join(
        f"{number}. Rule {number}\nRule {number} holds on (every) day.\n" for number in range(1, 16)
    )
    return f"""ICD-10-CM Official Guidelines for Coding and Reporting
FY 2031 -- UPDATED October 1, 2030
(October 1, 2030 - September 30, 2031)
Narrative changes appear in bold text
{told if contents else ""}{_PAGE.format(1)}Section I. Conventions and rules
These rules were made up, line after line, for the tests of this project and for
nothing else.
A. Conventions of the garden
A convention is kept by all gardeners.
See Section I.C.1.a.2 for rakes.
B. General rules
{rules}C. Chapters
1. Chapter 1: Sore knees and other consequences of raking the
garden (A00-A99)
a. Rakes
1) Leaning rakes
(a) On a wall
(i) In the sun
A warm rake is coded as warm
(confirmed) by the gardener.
{_PAGE.format(2)}(ii) In the rain
A wet rake is coded as wet.
2) Lying rakes
Code A00.0 first.
3. No heading, because 2. is due, or b, or 3) with its bracket.
b. Spades
A spade is no rake.
Section II. The first code
The first code leads.
A. Two codes
Two codes follow each other.
Section III. Other codes
Other codes follow.
Section IV. Visits
Visits are short.
Appendix I
Arrivals
Say what came in with the gardener.
"""
