"""Word files made of raw XML: what no library writes, and what Word itself does."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": MAIN,
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}
_THEME = "theme"


def word_file(body: str, *, main_type: str = "document", strict: bool = False, **parts: str | bytes) -> bytes:
    """Return a Word file of a body's XML and what stands inside its other parts' roots, by their kinds.

    `theme` is a whole part; `chunk__html`, `chunk__docx` are files that stand whole in this one.
    """
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    }
    links = {}
    for kind, content in parts.items():
        name, _, suffix = kind.partition("__")
        target = f"{name}.{suffix or 'xml'}"
        is_whole = bool(suffix) or kind == _THEME
        root = _ROOTS.get(kind, "")
        files[f"word/{target}"] = content if is_whole else f"<w:{root} {NAMES}>{content!s}</w:{root}>"
        links[kind] = ("aFChunk" if suffix else kind, target)
    files["word/_rels/document.xml.rels"] = _related(links)
    files["_rels/.rels"] = _related({"main": ("officeDocument", "word/document.xml")})
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="html" ContentType="text/html"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.{main_type}.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            for kind in parts
            if kind in _ROOTS
        )
        + "</Types>"
    )
    return _packed({name: _strict(content) if strict else content for name, content in files.items()})


def _related(links: dict[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _strict(content: str | bytes) -> str | bytes:
    if isinstance(content, bytes):
        return content
    return content.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


def _packed(files: dict[str, str | bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return result.getvalue()


def p(text: str = "", *, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run; a text that begins with `<` is XML that stands in the paragraph."""
    inner = text if text.startswith("<") else r(text, run)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str = "", properties: str = "") -> str:
    """Return a cell of a table; a text becomes a paragraph of it."""
    inner = content if content.startswith(("<w:p", "<w:tbl", "<w:s")) else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row of a table; what is no XML becomes a cell."""
    inner = "".join(cell if cell.startswith(("<w:tc", "<w:s")) else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, properties: str = "", widths: tuple[int, ...] = ()) -> str:
    """Return a table, whose grid has columns of some widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def numbered(level: int = 0, listed: int = 1) -> str:
    """Return the properties of a paragraph that Word numbers."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>'


def level(index: int, format_: str, form: str, *, start: int = 1, more: str = "") -> str:
    """Return a level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str, more: str = "") -> str:
    """Return an abstract list."""
    return f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'


def listed(identifier: int, abstract_id: int, overrides: str = "") -> str:
    """Return a list that counts as an abstract one does."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'
