"""`cchc completion SHELL`: a script that lets Tab complete commands, options, offices and tasks.

Read next: `cchc.completion.scripts` (the script), `cchc.cli.completing` (what it asks for).
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from typer.main import get_command

from cchc.cli import command_table, console, value_kinds
from cchc.cli.options import parse_choice

# How each script is put where its shell reads it at every start.
INSTALLING = {
    "bash": "cchc completion bash > ~/.cchc.bash, rồi thêm vào cuối tệp ~/.bashrc dòng: source ~/.cchc.bash",
    "zsh": "cchc completion zsh > ~/.cchc.zsh, rồi thêm vào cuối tệp ~/.zshrc dòng: source ~/.cchc.zsh",
    "powershell": "gõ New-Item -Force $PROFILE nếu chưa có tệp ấy, mở bằng notepad $PROFILE, thêm dòng: "
    "cchc completion powershell | Out-String | Invoke-Expression; Windows không cho chạy thì gõ một lần: "
    "Set-ExecutionPolicy -Scope CurrentUser RemoteSigned",
}


def completion(
    shell: Annotated[
        str,
        typer.Argument(
            metavar=value_kinds.one_of(INSTALLING),
            help="Chương trình đang dùng để gõ lệnh. Cài một lần rồi mở cửa sổ mới; "
            "cập nhật cchc thì làm lại. "
            + "; ".join(f"{shell}: {how}" for shell, how in INSTALLING.items())
            + ".",
        ),
    ],
) -> None:
    """In kịch bản để phím Tab gõ tiếp lệnh, tùy chọn, tên cơ quan, số nhiệm vụ."""
    from cchc.cli.application import application
    from cchc.completion import vocabulary
    from cchc.completion.scripts import SCRIPTS

    chosen = parse_choice(shell, SCRIPTS, "tên chương trình")
    rows = vocabulary.rows(get_command(application([])), command_table.names_at_tab)
    console.write_document(SCRIPTS[chosen](rows))
    if console.is_terminal(sys.stdout):
        console.say(f"(cài cho {chosen}: {INSTALLING[chosen]})")
