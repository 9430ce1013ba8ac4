"""A Word file as lines: its paragraphs, and the rows of its tables with tabs between the cells.

Read as a stream, so that a large file takes little memory. What stands in frames and notes, and what was
deleted or moved away while changes were tracked, is no line of the text; content controls (the blanks that
people fill in), links and tracked insertions count as if they weren't there.

Read next: `cchc.office_files` (the zip and its bounds).
"""

from __future__ import annotations

from cchc.errors import FileError
from cchc.office_files import WORD, OfficeFile, sentences

_MAX_CHARACTERS = 20_000_000  # of all lines; a cell that is merged is repeated
_MAX_NAMES = 1000  # of elements in an element
_MAX_COLUMNS = 63  # that a table of Word has
_BODY = ("document", "body")
_CELL = (*_BODY, "tbl", "tr", "tc")
_RUN = ("p", "r")
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def parse(data: bytes) -> list[str]:
    """Return the lines of a Word file in their order.

    Raises FileError when it is none or too large.
    """
    with sentences(WORD):
        file = OfficeFile(data, WORD)
        lines = _Lines()
        file.read(file.main_part(), start=lines.start, text=lines.text, end=lines.end)
        if not lines.has_body:
            raise ValueError("no document of Word")
        return lines.lines


class _Lines:
    """The lines of a document, from the elements as they come."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.has_body = False
        self._place = _Place(())
        self._places: list[_Place] = []
        self._paragraph: list[str] = []
        self._table = _Table()
        self._characters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._places.append(self._place)
        self._place = place = self._place.inside(tag)
        path = place.path
        if place.is_in_run:
            line_break = tag == "br" and attributes.get("type", "textWrapping") == "textWrapping"
            self._paragraph.append("\n" if line_break else _CHARACTERS.get(tag, ""))
        elif path == _BODY:
            self.has_body = True
        elif place.is_paragraph:
            self._paragraph = []
        elif path == (*_BODY, "tbl"):
            self._table = _Table()
        elif place.is_in_table:
            self._table.start(path[3:], attributes)

    def text(self, text: str) -> None:
        if self._place.is_in_run and self._place.path[-1] == "t":
            self._paragraph.append(text)

    def end(self, _: str) -> None:
        place, self._place = self._place, self._places.pop()
        if place.is_paragraph and place.is_in_table:
            self._table.paragraphs.append("".join(self._paragraph))
        elif place.is_paragraph:
            self._add("".join(self._paragraph))
        elif place.path == _CELL:
            self._table.end_cell()
        elif place.path == _CELL[:-1]:
            self._add("\t".join(self._table.end_row(_MAX_CHARACTERS - self._characters)))

    def _add(self, line: str) -> None:
        self._characters += len(line) + 1
        if self._characters > _MAX_CHARACTERS:
            raise _too_long()
        self.lines.append(line)


class _Place:
    """Where an element stands: its name after those of the elements around it. Each is made once.

    What only wraps others stands nowhere itself, and has the path of what is around it for them.
    """

    def __init__(self, around: tuple[str, ...], tag: str = "") -> None:
        is_wrapper = tag in _WRAPPERS
        self._around = around if is_wrapper or not tag else (*around, tag)
        self.path = path = () if is_wrapper else self._around
        self.is_paragraph = path[-1:] == ("p",) and path[:-1] in {_BODY, _CELL}
        self.is_in_table = path[:3] == _CELL[:3] and len(path) > len(_CELL[:3])
        self.is_in_run = path[:-3] in {_BODY, _CELL} and path[-3:-1] == _RUN
        self._inside: dict[str, _Place] = {}

    def inside(self, tag: str) -> _Place:
        """Return the place of an element in this one."""
        place = self._inside.get(tag)
        if place is None:
            if len(self._inside) > _MAX_NAMES:
                raise ValueError("more kinds of elements than Word has")
            place = self._inside[tag] = _Place(self._around, tag)
        return place


class _Table:
    """The cells of a table, row by row; a cell that goes on from the row above says what that one says."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._row: list[tuple[int, int, str]] = []  # column, how many columns, text
        self._above: dict[int, tuple[int, str]] = {}
        self._column = 0
        self._span = 1
        self._continues = False

    def start(self, path: tuple[str, ...], attributes: dict[str, str]) -> None:
        match path:
            case ("tr",):
                self._row, self._column = [], 0
            case ("tr", "trPr", "gridBefore"):
                self._column = int(attributes["val"])
            case ("tr", "tc"):
                self.paragraphs, self._span, self._continues = [], 1, False
            case ("tr", "tc", "tcPr", "gridSpan"):
                self._span = min(max(int(attributes["val"]), 1), _MAX_COLUMNS)
            case ("tr", "tc", "tcPr", "vMerge"):
                self._continues = attributes.get("val", "continue") == "continue"

    def end_cell(self) -> None:
        own = self._span, "\n".join(self.paragraphs)
        span, text = self._above.get(self._column, own) if self._continues else own
        self._row.append((self._column, span, text))
        self._column += self._span

    def end_row(self, room: int) -> list[str]:
        """Return the texts of a row, one a column. Raises FileError when they take more than the room."""
        if sum(span * len(text) for _, span, text in self._row) > room:
            raise _too_long()
        self._above = {column: (span, text) for column, span, text in self._row}
        return [text for _, span, text in self._row for _ in range(span)]


def _too_long() -> FileError:
    number = f"{_MAX_CHARACTERS // 1_000_000} triệu"
    return FileError(f"tệp này quá lớn: có hơn {number} ký tự", hint="chia tệp thành nhiều tệp nhỏ hơn")
