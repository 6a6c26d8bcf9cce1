"""Indexes in small: the layout of the published files, the terms made up for the tests."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def index(letters: str, title: str = "ICD-10-CM INDEX TO DISEASES and INJURIES") -> str:
    """An index without columns."""
    return (
        f"{_HEAD}<ICD10CM.index>\n<version>2031</version>\n<title>{title}</title>\n"
        f"{letters}</ICD10CM.index>\n"
    )


def table(first: str, heads: tuple[str, ...], letters: str) -> str:
    """A table with its columns."""
    named = "".join(f'<head col="{n}">{head}</head>\n' for n, head in enumerate((first, *heads), 1))
    return (
        f"{_HEAD}<ICD10CM.index>\n<version>2031</version>\n"
        f"<indexHeading>{named}</indexHeading>\n{letters}</ICD10CM.index>\n"
    )


def cells(*codes: str) -> str:
    """The codes of one line, from the second column on."""
    return "".join(f'<cell col="{n}">{code}</cell>\n' for n, code in enumerate(codes, 2) if code)


DISEASES = index("""<letter><title>D</title>
<mainTerm><title>Droop<nemod>(early) (late (very))</nemod> NEC</title><code>A00.9</code>
<term level="1"><title>in</title>
<term level="2"><title>rain, heavy</title><code>A00.0</code><manif>B11.1</manif></term>
<term level="2"><title>snow</title><see>Shiver, winter</see></term></term>
<term level="1"><title>of the gardener</title><seeAlso>Sore, knee</seeAlso><code>S06.9-</code></term>
</mainTerm>
<mainTerm><title>Drought</title><see>Table of Drugs and Chemicals, water</see></mainTerm>
</letter>
<letter><title>S</title>
<mainTerm><title>Shiver, shivering</title><code>R68.83</code>
<term level="1"><title>winter</title><code>A00.1</code></term></mainTerm>
<mainTerm><title>Sore</title>
<term level="1"><title>knee</title><code>A00</code></term>
<term level="1"><title>tail</title><seecat>T71</seecat></term></mainTerm>
</letter>
""")
CAUSES = index(
    """<letter><title>R</title><mainTerm><title>Rake<nemod>(to)</nemod></title><code>W27.1</code>
<term level="1"><title>stepped on</title><code>W27.1</code></term></mainTerm></letter>
""",
    "ICD-10-CM EXTERNAL CAUSE of INJURIES INDEX",
)
BEHAVIOUR = (
    *("Malignant Primary", "Malignant Secondary", "Ca in situ"),
    *("Benign", "Uncertain Behavior", "Unspecified Behavior"),
)
NEOPLASMS = table(
    "Neoplasm",
    BEHAVIOUR,
    f"""<letter><title>N</title><mainTerm><title>Neoplasm, neoplastic</title>
{cells("C80.1", "C79.9", "D09.9", "D36.9", "D48.9", "D49.9")}
<term level="1"><title>knee</title>{cells("C76.5-", "C79.8-", "-", "D36.7", "", "D49.89")}
<term level="2"><title>cap</title><see>Neoplasm, knee</see></term>
<term level="2"><title>rim</title><manif>front and back</manif>{cells("C76.5-")}</term></term>
</mainTerm></letter>
""",
)
DRUGS = table(
    "Substance",
    (
        *("Poisoning Accidental (unintentional)", "Poisoning Intentional self-harm"),
        *("Poisoning Assault", "Poisoning Undetermined", "Adverse effect", "Underdosing"),
    ),
    f"""<letter><title>#</title><mainTerm><title>2-water</title>
{cells("T50.3X1", "T50.3X2", "T50.3X3", "T50.3X4", "--", "--")}</mainTerm></letter>
<letter><title>W</title><mainTerm><title>Water<nemod>(clear)</nemod></title>
{cells("T50.3X1", "T50.3X2", "T50.3X3", "T50.3X4", "T50.3X5", "T50.3X6")}
<term level="1"><title>muddy</title><seeAlso>Mud</seeAlso></term></mainTerm></letter>
""",
)
PROCEDURES = """<?xml version="1.0" encoding="utf-8"?>
<ICD10PCS.index><version>2031</version><title>2031 ICD-10-PCS Index</title>
<letter><title>D</title>
<mainTerm><title>Detour</title>
<term level="1"><title>Ventricle</title><codes>0016</codes></term>
<term level="1"><title>Canal</title><code>001U0ZZ</code></term>
<term level="1"><see>Repair, Canal<codes>00QU</codes></see></term>
<term level="1"><code>0016070</code></term></mainTerm>
<mainTerm><title>Duct of the gardener</title><use>Cerebral Ventricle</use></mainTerm>
<mainTerm><title>Dig</title><tab>001</tab></mainTerm></letter>
</ICD10PCS.index>
"""
