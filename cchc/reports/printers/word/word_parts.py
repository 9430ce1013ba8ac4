"""What a Word file holds beside its words: its properties and its parts, none of them left over.

A new file of python-docx brings a picture of an empty page, two hundred styles, a list of sources and the
name of a program of long ago; an office's form brings its own properties. Read next:
`cchc.reports.printers.word.word_template` (new files), `cchc.reports.printers.word.word_document`
(filled-in ones).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from cchc.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from docx.document import Document

_MAX_PROPERTY = 255  # characters, says the format
_PICTURE, _PROGRAM = "/thumbnail", "/extended-properties"  # what kinds of relations end in
_LEFT_OVER = ("/customXml", "/stylesWithEffects", "/numbering", "/theme", "/webSettings")
_KEPT_STYLES = {
    "Table Grid",
    "header",
}  # beside ours and the usual ones of paragraphs, letters, tables and lists
_FONTS_OF_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_OF_THEMES = ("w:themeFontLang", "w:clrSchemeMapping")  # settings without a meaning then
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>cchc</Application></Properties>"
)


def strip(document: Document, used: Iterable[str], *, font: str) -> None:
    """Leave of a new file only what our templates use: the styles named, and no part that nothing needs."""
    _drop(document.part.rels, _LEFT_OVER)
    _drop(document.part.package.rels, (_PICTURE, *_LEFT_OVER))
    _strip_styles(document.styles.element, {*used, *_KEPT_STYLES}, font)
    settings = document.settings.element
    for name in _OF_THEMES:
        for setting in settings.findall(qn(name)):
            settings.remove(setting)
    properties = document.core_properties
    properties.author, properties.comments, properties.language = "", "", "vi-VN"
    own = properties._element  # noqa: SLF001  python-docx can't take a day away
    for day in [child for child in own if child.tag.endswith(("}created", "}modified"))]:
        own.remove(day)
    _name_program(document)


def _drop(relations: Any, endings: tuple[str, ...]) -> None:  # noqa: ANN401  python-docx has no types for them
    """Forget the parts whose relations end so; what nothing leads to isn't saved."""
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(endings)]:
        del relations[key]


def _strip_styles(styles: Any, used: set[str], font: str) -> None:  # noqa: ANN401  lxml's elements have no types
    """Take away the styles that aren't used, and the fonts of themes from what all styles begin with."""
    kept = [one for one in styles.findall(qn("w:style")) if _is_used(one, used)]
    ids = {one.get(qn("w:styleId")) for one in kept}
    for style in styles.findall(qn("w:style")):
        if style not in kept:
            styles.remove(style)
            continue
        for name in ("w:link", "w:next", "w:basedOn"):
            for other in style.findall(qn(name)):
                if other.get(qn("w:val")) not in ids:
                    style.remove(other)
    for fonts in styles.iter(qn("w:rFonts")):
        for name in _FONTS_OF_THEMES:
            if fonts.attrib.pop(qn(f"w:{name}"), None):
                fonts.set(qn(f"w:{name.removesuffix('Theme').removesuffix('theme')}"), font)


def _is_used(style: Any, used: set[str]) -> bool:  # noqa: ANN401
    name = style.find(qn("w:name")).get(qn("w:val"))
    return style.get(qn("w:default")) == "1" or name in used


def describe(document: Document, title: str, author: str, day: date) -> None:
    """State in the file's properties what it is, whose and of which day, nothing of this machine.

    A picture of a form as it looked when somebody saved it goes: it isn't the document's.
    """
    properties = document.core_properties
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  python-docx writes it as it is
    properties.title = one_line(title)[:_MAX_PROPERTY]
    properties.author = one_line(author)[:_MAX_PROPERTY]
    properties.last_modified_by, properties.comments, properties.revision = "", "", 1
    properties.created = properties.modified = moment
    _drop(document.part.package.rels, (_PICTURE,))
    _name_program(document)


def _name_program(document: Document) -> None:
    """Say which program made the file; nothing else is kept of the program that made its form."""
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith(_PROGRAM) and not relation.is_external:
            relation.target_part._blob = _PROPERTIES.encode()  # noqa: SLF001  a part of python-docx is what it was
