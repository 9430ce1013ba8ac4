"""Which option or argument of each command a value may be of that was typed without one, or by another name.

Pure data.

Read next: `cchc.cli.line_reading` (who asks), `cchc.cli.known_values` (how a value is told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The options that a value of each command may be, the likeliest first. What several options could take as
# well (a day in `list`, an office in `update`) stands in none.
_DATED = ("--document", "--date", "--of")
MEANT: Mapping[str, tuple[str, ...]] = {
    "list": (
        "--overdue",
        "--status",
        "--quarter",
        "--month",
        "--format",
        "--owner",
        "--area",
        "--state",
        "--sort",
    ),
    "due": ("--within", "--overdue", "--open", "--quarter", "--month", "--format", "--owner"),
    "report": ("--period", "--format", "--kind", "--owner", "--split", "--as-of"),
    "stats": ("--format", "--as-of"),
    "show": ("--format", "--as-of", "--of"),
    "history": ("--format", "--owner", "--since"),
    "update": ("--progress", "--status", "--due"),
    "start": ("--date", "--of"),
    "submit": _DATED,
    "done": ("--document", "--date", "--done-on", "--of"),
    "reopen": ("--status", "--date", "--of"),
    "pause": _DATED,
    "cancel": _DATED,
    "extend": ("--document", "--to", "--date", "--of"),
    "note": ("--date",),
    "result": ("--add", "--date"),
    "add": ("--owner", "--area", "--due", "--coordinator"),
    "amend": ("--document", "--date"),
    "figures": ("--set", "--format", "--form"),
    "rollup": ("--year", "--format"),
    "check": ("--format",),
}
DOCUMENTS, DAY = ("--document", "--add"), "--date"  # a day behind a document is that document's
MANY_DAYS = frozenset({"update"})  # commands of which several options could take a day
NEEDS_DOCUMENT = frozenset({"done"})  # commands whose --date is a document's and nothing else's
# Of commands that write a task: the option of an office beside its owner, and those that a line must have.
BESIDE_OWNER = {"add": "--coordinator", "update": "--add-coordinator"}
NEEDED = {"add": frozenset({"--owner", "--area", "--due"})}
BEHIND = {"--set": "period"}  # options whose values stand behind that of an argument
TASKS, TEXT = "ids", "text"  # what the arguments that take these are called here
READ = frozenset({"year", "period"})  # arguments whose values can be told
# What people call options, folded, the likeliest first: a command may have one of several.
_DOCUMENTS, _OFFICES, _TO = ("--add", "--document"), ("--owner", "--of"), ("--to", "--until", "--due")
_FROM, _LEAD = ("--since", "--after", "--date"), ("--lead", "--assignee")
CALLED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("so", "ky hieu", "so ky hieu", "so van ban", "van ban", "cong van"), _DOCUMENTS),
    **dict.fromkeys(("den", "toi", "sang", "den ngay", "den han", "han moi", "thoi han moi"), _TO),
    **dict.fromkeys(("tu", "tu ngay"), _FROM),
    **dict.fromkeys(("of", "cua", "co quan", "don vi", "chu tri", "co quan chu tri"), _OFFICES),
    **dict.fromkeys(("phoi hop", "co quan phoi hop"), ("--add-coordinator", "--coordinator")),
    **dict.fromkeys(("xoa", "bo"), ("--remove",)),
    **dict.fromkeys(("ly do", "vi"), ("--reason",)),
    **dict.fromkeys(("tien do", "phan tram"), ("--progress",)),
    **dict.fromkeys(("han", "thoi han"), ("--due", "--to")),
    **dict.fromkeys(("ghi chu", "nhat ky"), ("--note",)),
    **dict.fromkeys(("lanh dao", "lanh dao phu trach", "phu trach"), _LEAD),
    **dict.fromkeys(("trich yeu", "noi dung"), ("--summary", "--title")),
    "sua": ("--edit",),
    "linh vuc": ("--area",),
    **dict.fromkeys(("sap xep", "sap xep theo", "xep theo"), ("--sort",)),
    **dict.fromkeys(("ky", "ky bao cao"), ("--period",)),
    "trang thai": ("--status", "--state"),
    **dict.fromkeys(("truoc", "truoc ngay"), ("--before", "--until")),
    **dict.fromkeys(("sau", "sau ngay"), ("--after", "--since")),
}
REASON = "--reason"
REASONED = frozenset({"reopen", "pause", "cancel"})  # commands where words that are nothing else say why
# Kinds of values, and an option, that are written shorter than people say them: 40 of "40 %".
SHORT = frozenset({"SỐ", "NĂM", "MÃ=SỐ", "SỐ KÝ HIỆU", "SỐ NGÀY", "--progress"})
PATHS = frozenset({"paths", "files"})  # arguments of files and folders that are there
# What says nothing in commands that ask for no numbers.
LISTING = frozenset({"list", "due", "stats", "report", "add"})
FILLERS = frozenset(
    {"tat ca", "all", "moi", "cac", "nhung", "nhiem vu", "viec", "cong viec"}
    | {f"{many} {what}" for many in ("cac", "moi", "nhung", "tat ca") for what in ("nhiem vu", "viec")}
)
