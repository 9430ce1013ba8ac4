"""All that is known of a command before its module is read: where it lives, its group, names and examples.

A new command is a file in `cchc.cli.commands`, a row of `COMMANDS` and one of `EXAMPLES`. Vietnamese names
are folded like those of offices: with marks or without, apart, with hyphens or in one word. Pure data, and
how a name finds its row. Read next: `cchc.cli.app` (who asks), `cchc.cli.help_pages` (who shows it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Sequence

VIEW, WRITE, REPORT, HISTORY, COMMUNES, SETUP = GROUPS = (
    "Xem",
    "Ghi",
    "Báo cáo",
    "Lịch sử",
    "Nhiều xã",
    "Cài đặt",
)
_MAX_WORDS = 3  # of a Vietnamese name


class CommandRow(NamedTuple):
    """A command: its module in `cchc.cli.commands`, what it is there, its group, its Vietnamese names."""

    module: str
    function: str
    group: str
    verbs: tuple[str, ...]


COMMANDS = {
    "list": CommandRow("list", "list_tasks", VIEW, ("danh sách", "liệt kê")),
    "due": CommandRow("due", "due", VIEW, ("đến hạn", "quá hạn", "thời hạn")),
    "show": CommandRow("show", "show", VIEW, ("xem", "chi tiết")),
    "stats": CommandRow("stats", "stats", VIEW, ("đếm", "thống kê")),
    "check": CommandRow("check", "check", VIEW, ("kiểm tra",)),
    "update": CommandRow("update", "update", WRITE, ("cập nhật", "sửa")),
    "start": CommandRow("start", "start", WRITE, ("bắt đầu",)),
    "submit": CommandRow("submit", "submit", WRITE, ("trình", "trình duyệt", "đã trình")),
    "done": CommandRow("done", "done", WRITE, ("xong", "hoàn thành", "đã xong")),
    "reopen": CommandRow("reopen", "reopen", WRITE, ("mở lại",)),
    "pause": CommandRow("pause", "pause", WRITE, ("tạm dừng",)),
    "cancel": CommandRow("cancel", "cancel", WRITE, ("hủy", "hủy nhiệm vụ")),
    "extend": CommandRow("extend", "extend", WRITE, ("gia hạn",)),
    "note": CommandRow("note", "note", WRITE, ("ghi chú", "nhật ký")),
    "result": CommandRow("result", "result", WRITE, ("kết quả", "minh chứng")),
    "add": CommandRow("add", "add", WRITE, ("thêm", "thêm nhiệm vụ")),
    "amend": CommandRow("amend", "amend", WRITE, ("điều chỉnh",)),
    "remove": CommandRow("remove", "remove", WRITE, ("xóa", "xóa nhiệm vụ")),
    "owner": CommandRow("owner", "owner", WRITE, ("cơ quan",)),
    "undo": CommandRow("undo", "undo", HISTORY, ("hoàn tác",)),
    "save": CommandRow("save", "save", HISTORY, ("lưu",)),
    "history": CommandRow("history", "history", HISTORY, ("lịch sử",)),
    "diff": CommandRow("diff", "diff", HISTORY, ("so sánh",)),
    "resolve": CommandRow("resolve", "resolve", HISTORY, ("gộp", "xung đột", "gộp xung đột")),
    "init": CommandRow("init", "init", SETUP, ("khởi tạo",)),
    "new": CommandRow("new", "new", SETUP, ("năm mới", "năm sau")),
    "import": CommandRow("import_file", "import_file", SETUP, ("nhập",)),
    "figures": CommandRow("figures", "figures", REPORT, ("số liệu",)),
    "report": CommandRow("report", "report", REPORT, ("báo cáo",)),
    "rollup": CommandRow("rollup", "rollup", COMMUNES, ("tổng hợp",)),
    "docx-text": CommandRow("docx_text", "docx_text", SETUP, ("đọc Word",)),
    "template": CommandRow("template", "template", REPORT, ("mẫu",)),
    "schema": CommandRow("schema", "schema", SETUP, ("lược đồ",)),
    "completion": CommandRow("completion", "completion", SETUP, ("gõ tiếp",)),
}
HELP = ("trợ giúp", "giúp", "hướng dẫn")  # of `cchc help`, which has no module
# The commands inside a group of commands, each by the group's name and its own.
INNER_VERBS = {
    "owner add": ("thêm",),
    "owner alias": ("tên gọi khác", "tên khác"),
    "template list": ("danh sách", "liệt kê"),
    "template init": ("khởi tạo", "tạo"),
    "template check": ("kiểm tra",),
}
# Commands inside a group that people call without the group's name.
CALLED_ALONE = {"owner add": ("thêm cơ quan",)}
EXAMPLES = {
    "list": ('cchc list --owner "Phòng VHXH"', "cchc list --overdue --sort owner"),
    "due": ("cchc due", "cchc due --quarter Q2 --open"),
    "show": ("cchc show 4", "cchc show 4 14"),
    "stats": ("cchc stats", "cchc stats --as-of 30/6/2026"),
    "check": ("cchc check", "cchc check --ignore 6ro"),
    "update": (
        'cchc update 4 --progress 40 --note "Đã lấy ý kiến các đơn vị"',
        'cchc update all --of "Phòng VHXH" --lead "Phó Chủ tịch UBND xã"',
    ),
    "start": ("cchc start 4", "cchc start 4 --date 2/3/2026"),
    "submit": ("cchc submit 4", "cchc submit 4 --document 12/TTr-VHXH --date 20/6/2026"),
    "done": (
        "cchc done 1 --document 15/KH-UBND --date 16/3/2026",
        "cchc done 6 --document 15/BC-UBND --date 30/6/2026 --file 15.pdf",
    ),
    "reopen": ("cchc reopen 8", 'cchc reopen 1 --date 20/3/2026 --reason "ghi nhầm"'),
    "pause": (
        'cchc pause 8 --document 50/UBND-VX --reason "chờ tỉnh"',
        "cchc pause 8 --document 50/UBND-VX --date 1/6/2026",
    ),
    "cancel": (
        "cchc cancel 8 --document 51/UBND-VX",
        "cchc cancel 8 --document 51/UBND-VX --date 1/6/2026",
    ),
    "extend": (
        'cchc extend 5 --to "Quý III/2026" --document 41/UBND-VX',
        'cchc extend 5 --to "Quý III/2026" --proposed --date 10/6/2026',
    ),
    "note": ('cchc note 4 "Đã họp"', 'cchc note 4 --edit 1 "Đã họp lần 2"'),
    "result": (
        "cchc result 4 --add 15/BC-TYT --date 30/6/2026",
        'cchc result 4 --edit 1 --summary "Báo cáo"',
    ),
    "add": (
        'cchc add "Tổ chức hội nghị" --area chi-dao --owner vhxh --due "Quý IV/2026"',
        'cchc add "Rà soát TTHC" --area tthc --owner "Trung tâm PVHCC" --due 15/8/2026',
    ),
    "amend": (
        'cchc amend --document 45/KH-UBND --date 10/7/2026 --summary "Sửa đổi Kế hoạch"',
        "cchc amend --document 45/KH-UBND --date 12/7/2026",
    ),
    "remove": ("cchc remove 21", "cchc remove 21 --dry-run"),
    "owner": ('cchc owner add "Công an xã"', 'cchc owner alias "Phòng VHXH" "Phòng Văn hóa"'),
    "owner add": (
        'cchc owner add "Công an xã"',
        'cchc owner add "Ban Chỉ huy Quân sự xã" --short "Ban CHQS"',
    ),
    "owner alias": (
        'cchc owner alias "Phòng VHXH" "Phòng Văn hóa"',
        'cchc owner alias "Phòng VHXH" "Phòng Văn hóa" --remove',
    ),
    "undo": ("cchc undo --dry-run", "cchc undo 3 --yes"),
    "save": ("cchc save", 'cchc save "Sửa đầu mối các nhiệm vụ quý IV"'),
    "history": ("cchc history", "cchc history 4"),
    "diff": ("cchc diff", "cchc diff HEAD"),
    "resolve": ("cchc resolve", "cchc resolve --take ours"),
    "init": (
        'cchc init --issuer "Ủy ban nhân dân xã Vĩnh Thông" --year 2027',
        "cchc init ke-hoach.docx",
    ),
    "new": ("cchc new 2027", "cchc new 2027 --only 1,3,7-9"),
    "import": ("cchc import ke-hoach.docx", "cchc import bang-nhiem-vu.xlsx --update"),
    "figures": ("cchc figures q3", "cchc figures q3 --form"),
    "report": ("cchc report --format docx --period q3", "cchc report --kind reminder --format docx"),
    "rollup": ("cchc rollup plans", "cchc rollup plans --year 2026 --format csv"),
    "docx-text": ("cchc docx-text ke-hoach.docx", 'cchc docx-text "Kế hoạch CCHC.docx"'),
    "schema": ("cchc schema --modeline", "cchc schema --plan plans/2026.yaml -o luoc-do.json"),
    "completion": ("cchc completion bash", "cchc completion powershell"),
    "template": ("cchc template list", "cchc template init word"),
    "template list": ("cchc template list", "cchc template list --plan plans/2026.yaml"),
    "template init": ("cchc template init page", "cchc template init word"),
    "template check": ("cchc template check", "cchc template check --as-of 30/6/2026"),
}


def verbs_of(path: str) -> tuple[str, ...]:
    """Return the Vietnamese names of a command, "list" or "owner add", as they are typed without a quote.

    >>> verbs_of("list")
    ('danh-sach', 'liet-ke')
    """
    return tuple(names.fold(verb).replace(" ", "-") for verb in _verbs(path))


def names_at_tab(path: str) -> tuple[str, ...]:
    """Return the Vietnamese names of a command as Tab knows them: in one word, without marks and with them.

    >>> names_at_tab("due")[:2], names_at_tab("show")
    (('den-han', 'qua-han'), ('xem', 'chi-tiet', 'chi-tiết'))
    """
    marked = (verb.lower().replace(" ", "-") for verb in _verbs(path))
    return tuple(dict.fromkeys((*verbs_of(path), *marked)))


def _verbs(path: str) -> tuple[str, ...]:
    return COMMANDS[path].verbs if path in COMMANDS else {"help": HELP, **INNER_VERBS}.get(path, ())


def known_names(inside: str = "") -> dict[str, str]:
    """Return the commands by the keys of all their names; those inside a group of commands if it is named."""
    if inside:
        rows = {path: verbs for path, verbs in INNER_VERBS.items() if path.startswith(f"{inside} ")}
    else:
        rows = {name: row.verbs for name, row in COMMANDS.items()} | {"help": HELP}
    return {
        names.key(word): path.rpartition(" ")[2]
        for path, verbs in rows.items()
        for word in (path.rpartition(" ")[2], *verbs)
    }


def with_command_first(arguments: Sequence[str], inside: str = "") -> list[str]:
    """Return arguments that begin with the command which their first words name, in Vietnamese too.

    Names of several words count apart, too; unchanged without such a name.

    >>> with_command_first(["bao", "cao", "--open"]), with_command_first(["Đến hạn"])
    (['report', '--open'], ['due'])
    """
    known = known_names(inside)
    if not inside:
        known |= {names.key(verb): path for path, verbs in CALLED_ALONE.items() for verb in verbs}
    for count in range(min(_MAX_WORDS, len(arguments)), 0, -1):
        words = arguments[:count]
        if not any(word.startswith("-") for word in words) and (
            name := known.get(names.key(" ".join(words)))
        ):
            return [*name.split(), *arguments[count:]]
    return list(arguments)
