"""Small PDF files made by hand: words at places and rules, with a text layer that any reader gets.

Every letter is half as wide as it is high, so that a test knows where each stands. Points are measured
from the top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence


class Page:
    """A page that is being drawn; portrait A4 unless said otherwise."""

    def __init__(self, width: float = 595, height: float = 842) -> None:
        self.width, self.height = width, height
        self._content: list[str] = []
        self.letters: set[str] = set()

    def write(self, text: str, x: float, y: float, size: float = 12, *, bold: bool = False) -> float:
        """Write words whose top left is at (x, y); return where they end."""
        codes = text.encode("utf-16-be").hex()
        self.letters.update(text)
        baseline = self.height - y - 0.8 * size
        self._content.append(
            f"BT /{'B' if bold else 'R'} {size} Tf 1 0 0 1 {x} {baseline} Tm <{codes}> Tj ET"
        )
        return x + len(text) * size / 2

    def write_right(self, text: str, end: float, y: float, size: float = 12) -> None:
        """Write words that end at a place."""
        self.write(text, end - len(text) * size / 2, y, size)

    def write_centred(
        self, text: str, middle: float, y: float, size: float = 12, *, bold: bool = False
    ) -> None:
        """Write words around a middle."""
        self.write(text, middle - len(text) * size / 4, y, size, bold=bold)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a rule."""
        self._content.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def table(
        self, xs: Sequence[float], y: float, rows: Sequence[Sequence[str]], leading: float = 14
    ) -> float:
        """Draw a table whose cells hold lines parted by line feeds; return where it ends."""
        top = y
        for row in rows:
            height = leading * max(cell.count("\n") + 1 for cell in row) + 4
            self.rule(xs[0], top, xs[-1], top)
            for x, cell in zip(xs, row, strict=False):
                for index, line in enumerate(cell.split("\n")):
                    self.write(line, x + 4, top + 2 + leading * index)
            for x in xs:
                self.rule(x, top, x, top + height)
            top += height
        self.rule(xs[0], top, xs[-1], top)
        return top

    @property
    def content(self) -> bytes:
        """What is drawn, as operators."""
        return "\n".join(self._content).encode()


def document(*pages: Page, font: bytes = b"Regular") -> bytes:
    """Return a PDF of pages; `font` is the name of the one that is not bold."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(data: bytes) -> bytes:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)

    unicode = add(stream(_map({letter for page in pages for letter in page.letters})))
    fonts = [add(_font(name, add(_descendant(name)), unicode)) for name in (font, b"Bold")]
    kids = []
    for page in pages:
        content = add(stream(page.content))
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
                b" /Resources << /Font << /R %d 0 R /B %d 0 R >> >> >>"
                % (page.width, page.height, content, *fonts)
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    return _file(objects)


def _map(letters: set[str]) -> bytes:
    """Return the table of which code stands for which letter."""
    pairs = b"\n".join(b"<%04X> <%04X>" % (ord(letter), ord(letter)) for letter in sorted(letters))
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"%d beginbfchar\n%s\nendbfchar endcmap end end" % (len(letters), pairs)
    )


def _font(name: bytes, descendant: int, unicode: int) -> bytes:
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R]"
        b" /ToUnicode %d 0 R >>" % (name, descendant, unicode)
    )


def _descendant(name: bytes) -> bytes:
    return (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /%s /Flags 4 /Ascent 800 /Descent -200"
        b" /FontBBox [0 -200 1000 800] /ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>" % (name, name)
    )


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
