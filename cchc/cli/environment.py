"""The environment variables of the tool (CCHC_PLAN, CCHC_CACHE, CCHC_COMMIT, CCHC_LOCK_WAIT), and of CI.

No other module reads them, but for typer, which takes `COMMIT` for the option `--commit`.
Read next: `docs/environment.md`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cchc import disk
from cchc.errors import RequestError

COMMIT = "CCHC_COMMIT"
# What the help says of each.
VARIABLES = {
    "CCHC_PLAN": "Tệp kế hoạch, khi lệnh không có --plan.",
    COMMIT: "1: mọi lệnh ghi đều ghi luôn vào lịch sử, như --commit.",
    "CCHC_LOCK_WAIT": "Số giây chờ khi lệnh khác đang ghi tệp, từ 0 đến 3600; mặc định 10.",
    "CCHC_CACHE": "0: không giữ kế hoạch đã đọc ở máy; chậm hơn, và không có cchc undo.",
}
MAX_LOCK_WAIT = 3600.0  # seconds; more is a slip


def plan_path() -> str | None:
    """Return the plan file that CCHC_PLAN names, if it names one."""
    return os.environ.get("CCHC_PLAN") or None


def check_commit() -> None:
    """Raise RequestError when CCHC_COMMIT is neither 1 nor 0: the parser takes "yes" and "off", too."""
    value = os.environ.get(COMMIT, "").strip()
    if value not in {"", "0", "1"}:
        message = f'biến môi trường {COMMIT}: "{value}" không phải là 1 (có) hoặc 0 (không)'
        raise RequestError(message, hint=f"đặt {COMMIT}=1 hoặc {COMMIT}=0, hoặc bỏ biến ấy")


def cache_folder() -> Path | None:
    """Return the folder in the user's cache where plans are kept between runs.

    None with CCHC_CACHE=0, for a user without a home, and when the folder is a link or others may
    write there: what they left would be taken for the plan.
    """
    if os.environ.get("CCHC_CACHE") == "0":
        return None
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    try:
        folder = (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "cchc"
    except RuntimeError:  # nobody knows where the home is
        return None
    return folder if disk.is_private(folder) else None


def why_no_cache() -> str:
    """Return why there is no `cache_folder`, for whoever needs one."""
    if os.environ.get("CCHC_CACHE") == "0":
        return "CCHC_CACHE=0 nên máy không giữ lại các thay đổi"
    return "không có thư mục riêng của người dùng để giữ lại các thay đổi"


def ci_repository() -> Path | None:
    """Return the top of the repository that GitHub or GitLab checked out, where one of them runs us."""
    top = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    return Path(top) if top else None


def step_summary() -> Path | None:
    """Return the file that GitHub shows as the summary of a step, where it runs us."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(file) if file else None


def lock_wait() -> float:
    """Return the seconds to wait for the lock of a plan file: CCHC_LOCK_WAIT, else the usual.

    Raises RequestError when it is no number of seconds up to an hour.
    """
    from cchc.planfile import writing

    text = os.environ.get("CCHC_LOCK_WAIT", "")
    if not text:
        return writing.WAIT
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= MAX_LOCK_WAIT:
        raise RequestError(f'CCHC_LOCK_WAIT: "{text}" không phải là số giây', hint="ví dụ: 10")
    return seconds
