"""A file that an office wrote → a source document: which reader reads which kind of file.

The kind is told by what the file is, not by its name alone. Each reader is a module of this room and
is imported when it is needed. Knows no plan. Read next: the reader of a format, such as
`cchc.sources.word`, and `cchc.sources.document` (what they make).
"""
