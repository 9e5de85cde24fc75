"""Make the demo's DOCX and PDF from their sources: `python demo/source/make_binaries.py`.

The results are committed, so that the demo and its tests need neither this script nor a browser. The same
sources give the same DOCX to the byte; the PDF is the same for the same Chromium (its dates are fixed here).
"""

import argparse
import datetime
import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "documents"
MINUTES_DATE = datetime.datetime(2024, 4, 9, 10, 30)
PDF_DATE = b"D:20240405090000+00'00'"

CHROMIUM_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)

# Where long words of the brief may break; the browser breaks them only where a line needs it.
BREAKS = (
    "accounts=ac-counts association=as-so-ci-a-tion autumn=au-tumn because=be-cause between=be-tween "
    "closure=clo-sure colony=col-o-ny counted=count-ed decline=de-cline doubling=dou-bling "
    "eelgrass=eel-grass estimate=es-ti-mate evidence=ev-i-dence expected=ex-pect-ed fairer=fair-er "
    "fishing=fish-ing flatfish=flat-fish following=fol-low-ing generation=gen-er-a-tion greatest=great-est "
    "herring=her-ring illegal=il-le-gal increased=in-creased increases=in-creas-es kessary=kes-sa-ry "
    "landings=land-ings logbooks=log-books measure=mea-sure nitrogen=ni-tro-gen officials=of-fi-cials "
    "patrols=pa-trols payments=pay-ments poachers=poach-ers probably=prob-a-bly puffins=puf-fins "
    "rebuild=re-build recovery=re-cov-er-y reduces=re-duc-es respond=re-spond returning=re-turn-ing "
    "samples=sam-ples scarce=scarce spawning=spawn-ing survive=sur-vive thirty=thir-ty "
    "whether=wheth-er winters=win-ters within=with-in"
)


def make_minutes(source: str) -> bytes:
    """The minutes as DOCX: '#' is the title, '##' a heading (level 2 under it), '- ' a list item."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    section.header.paragraphs[0].text = "Kessary Town Council · Special meeting of 2 April 2024"
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.styles["Normal"].font.size = Pt(11)
    for line in filter(None, source.splitlines()):
        add_line(document, line)
    core = document.core_properties
    core.title = "Minutes of the special meeting held on 2 April 2024"
    core.author, core.last_modified_by, core.revision = "Joan Imrie, Clerk", "Joan Imrie, Clerk", 1
    core.comments = ""
    core.created = core.modified = core.last_printed = MINUTES_DATE
    raw = io.BytesIO()
    document.save(raw)
    return same_bytes(raw.getvalue())


def add_line(document: DocumentObject, line: str) -> None:
    """Append one source line in the style that its mark names."""
    mark, _, words = line.partition(" ")
    if mark == "#":
        document.add_heading(words, level=0)
    elif mark == "##":
        numbered = words[:1].isdigit()
        document.add_heading(words, level=2 if numbered else 1)
    elif mark == "-":
        lettered = words.startswith("(")
        document.add_paragraph(words, style="List" if lettered else "List Bullet")
    elif line in ("Present", "In attendance"):
        document.add_paragraph().add_run(line).bold = True
    else:
        document.add_paragraph(line)


def same_bytes(raw: bytes) -> bytes:
    """The ZIP archive again, with every member dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, MINUTES_DATE.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def hyphenate(html: str) -> str:
    """Put a soft hyphen at the listed breaks of running text (paragraphs only, not heads or tags)."""
    breaks = dict(entry.split("=") for entry in BREAKS.split())

    def soften(word: re.Match[str]) -> str:
        pattern = breaks.get(word.group().lower())
        if pattern is None:
            return word.group()
        letters = iter(word.group())
        return "".join("\u00ad" if sign == "-" else next(letters) for sign in pattern)

    def paragraph(match: re.Match[str]) -> str:
        return match.group(1) + re.sub(r"[A-Za-z]+", soften, match.group(2))

    return re.sub(r"(<p>)(.*?)(?=</p>)", paragraph, html, flags=re.DOTALL)


def make_brief(html: str, chromium: str) -> bytes:
    """The brief as PDF, printed by Chromium with running heads and page numbers of its own style sheet."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "brief.html"), Path(folder, "brief.pdf")
        page.write_text(hyphenate(html), encoding="utf-8")
        options = [*CHROMIUM_OPTIONS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}"]
        subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
        return re.sub(rb"D:\d{14}[+-]\d\d'\d\d'", PDF_DATE, pdf.read_bytes())


def main() -> None:
    """Write both files beside the other documents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--chromium", default="chromium", help="the browser that prints the PDF")
    chromium = parser.parse_args().chromium
    minutes = (HERE / "minutes.txt").read_text(encoding="utf-8")
    (DOCUMENTS / "06-minutes.docx").write_bytes(make_minutes(minutes))
    brief = (HERE / "brief.html").read_text(encoding="utf-8")
    (DOCUMENTS / "07-brief.pdf").write_bytes(make_brief(brief, chromium))


if __name__ == "__main__":
    main()
