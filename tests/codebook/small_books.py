"""Small official files written for the tests, in the layout and with the quirks of the real ones."""

import io
from datetime import date
from pathlib import Path

from coderdesk.codebook.book_lines import Line
from coderdesk.codebook.book_seal import Source
from coderdesk.codebook.book_write import Content
from coderdesk.codebook.build import Phases, put_book
from coderdesk.codebook.build_place import shelf_lock
from coderdesk.codebook.tabular import TabularReader
from coderdesk.codebook.tabular_sevenths import expanded
from coderdesk.domain.code import Edition, System

TABULAR = """<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
  <version>2031</version>
  <introduction>
    <introSection type="title"><title>ICD-10-CM TABULAR LIST</title></introSection>
  </introduction>
  <chapter>
    <name>1</name>
    <desc>Gardening complaints (A00-B99)</desc>
    <includes><note>complaints that come with the spade</note></includes>
    <useAdditionalCode><note>code to identify the tool (Y92.-)</note></useAdditionalCode>
    <sectionIndex><sectionRef first="A00" last="A09" id="A00-A09">
       Weeding
    </sectionRef></sectionIndex>
    <section id="A00-A09">
      <desc>Weeding (A00-A09)</desc>
      <excludes1><note>mowing (B20)</note></excludes1>
      <codeFirst><note>underlying soil</note></codeFirst>
      <diag>
        <name>A00</name>
        <desc>Sore knee of the gardener</desc>
        <includes><note>knee pad syndrome</note></includes>
        <codeAlso><note>any associated:</note><note>torn glove (A05)</note></codeAlso>
        <diag>
          <name>A00.0</name>
          <desc>Sore knee, caf\u00e9 type</desc>
          <inclusionTerm><note>Bistro  knee</note></inclusionTerm>
          <excludes2><note>sore elbow (A05.-)</note></excludes2>
        </diag>
        <diag>
          <name>A00.9</name>
          <desc>Sore knee, unspecified</desc>
        </diag>
      </diag>
    </section>
    <section id="B20">
      <desc>Mowing (B20)</desc>
      <diag><name>B20</name><desc>Mower's ear</desc></diag>
    </section>
  </chapter>
  <chapter>
    <name>19</name>
    <desc>Injuries of the allotment (S00-T88)</desc>
    <section id="S00-S09">
      <desc>Rake injuries (S00-S09)</desc>
      <diag>
        <name>S06</name>
        <desc>Rake to the head</desc>
        <sevenChrNote><note>The appropriate 7th character is to be added to each code from
          category S06, except as noted below</note></sevenChrNote>
        <sevenChrDef>
          <extension char="A">initial encounter</extension>
          <note>\tfirst look</note>
          <extension char="D">subsequent encounter</extension>
          <extension char="S">sequela</extension>
        </sevenChrDef>
        <notes><note>7th characters D and S do not apply to codes in category
          S06 with 6th character 7 - death due to the rake, or 8 -
          death due to other cause.</note></notes>
        <diag>
          <name>S06.1</name>
          <desc>Swollen head</desc>
          <diag placeholder="true">
            <name>S06.1X</name>
            <desc>Swollen head</desc>
            <diag><name>S06.1X1</name><desc>Swollen head, short</desc></diag>
            <diag><name>S06.1X7</name><desc>Swollen head, last</desc></diag>
            <diag><name>S06.1X8</name><desc>Swollen head, otherwise</desc></diag>
          </diag>
        </diag>
        <diag><name>S06.9</name><desc>Rake, unspecified</desc></diag>
      </diag>
      <diag>
        <name>S07</name>
        <desc>Hoe to the toe</desc>
        <sevenChrDef><extension char="A">initial encounter</extension></sevenChrDef>
      </diag>
    </section>
  </chapter>
</ICD10CM.tabular>
"""
TABULAR_ENTRIES = 12
TABULAR_BILLABLE = 2 + 1 + 3 + 1 + 1 + 3 + 1


def small_lines(text: str = TABULAR) -> list[Line]:
    """The lines of a small tabular list, seventh characters added."""
    reader = TabularReader()
    for _ in reader.read(io.BytesIO(text.encode())):
        pass
    return expanded(reader.lines)


def put_small(
    shelf: Path, effective: date = date(2030, 10, 1), name: str = "FY2031", text: str = TABULAR
) -> Edition:
    """Puts a small book on a shelf."""
    expires = date(effective.year + 1, 9, 30)
    edition = Edition(System.ICD10CM, name, effective, expires, "tests", "0" * 64, "own")
    with shelf_lock(shelf):
        phases = Phases(lambda *_: None, 0, 1000)
        source = Source("small.xml", len(text), "0" * 64)
        return put_book(shelf, edition, Content(small_lines(text)), source, phases).edition
