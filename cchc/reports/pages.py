"""Reports as HTML and Markdown pages, through Jinja templates that an office may replace.

Templates get plain data only (dicts, lists, text, numbers), run in a sandbox, and fail on a
missing name instead of printing nothing. A template is looked for at `--template`, then in the
office's own `templates/` beside its `plans/`, then among the packaged ones; an office's template
builds on a packaged one by the name `cchc/…`. The page carries its style and its script inside and
names their hashes in its policy, so that a browser runs nothing else.

Knows how to print a report, not what is in one. The only module that imports jinja2.

Read next: `templates/` (the packaged ones), `cchc.reports.report` (what they are given).
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from cchc.errors import SurroundingsError, reason
from cchc.reports import forms
from cchc.reports.listing import markdown_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.reports.report import Report

NAMES = {"html": "report.html.j2", "md": "report.md.j2"}


class _Folder(jinja2.FileSystemLoader):
    """Templates of one folder; a link that leads out of it is not followed."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, is_current = super().get_source(environment, template)
        folder = Path(self.searchpath[0]).resolve()
        if not Path(name).resolve().is_relative_to(folder):
            raise jinja2.TemplateNotFound(template)
        return source, name, is_current


class _Missing(jinja2.StrictUndefined):
    """A name that a template asks for and that is not there; says so in Vietnamese, with the others."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name = f'"{self._undefined_name}"'
        if issubclass(self._undefined_exception, SecurityError):
            return f"dùng {name}"
        if self._undefined_obj is missing:
            # A hint means that another template was asked for the name, not the report.
            return f"không có {name}" + ("" if self._undefined_hint else "; tên dùng được: report")
        if isinstance(self._undefined_obj, dict):
            return f"không có {name}; các tên dùng được: {', '.join(sorted(self._undefined_obj))}"
        return f"không có {name} trong một giá trị không chia thành phần"


def render(report: Report, form: str, *, template: Path | None = None, office: Path | None = None) -> bytes:
    """Print a report as `html` or `md`, UTF-8 with LF.

    `template` is one file to use, `office` a folder of templates that win over the packaged ones.
    Raises SurroundingsError with file and line when a template can't be used.
    """
    environment = _environment(form, template.parent if template else office)
    name = template.name if template else NAMES[form]
    try:
        text = environment.get_template(name).render(report=asdict(report))
    except jinja2.TemplateNotFound as error:
        raise SurroundingsError(
            f"không tìm thấy mẫu {error.name}", hint="xem lại tên sau --template"
        ) from None
    except OSError as error:
        raise SurroundingsError(f"không đọc được mẫu {name}: {reason(error)}") from None
    except RecursionError:
        raise SurroundingsError(f"mẫu {name} gọi lẫn nhau không dứt") from None
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise SurroundingsError(f"mẫu {_told(error)}", hint="sửa dòng này trong mẫu") from None
    return text.encode("utf-8", "replace")


def _environment(form: str, folder: Path | None) -> jinja2.Environment:
    packaged = _Folder(forms.packaged())
    loaders: list[jinja2.BaseLoader] = [_Folder(folder)] if folder and folder.is_dir() else []
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([*loaders, packaged, jinja2.PrefixLoader({"cchc": packaged})]),
        # By the form, not by the file's name: `select_autoescape` doesn't know `.html.j2`.
        autoescape=form == "html",
        undefined=_Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., Any]] = {"md": markdown_text, "csp_hash": policy_hash}
    environment.filters.update(filters)
    return environment


def policy_hash(text: str) -> str:
    """Give what a Content-Security-Policy calls a style or script by, to be put in quotes there.

    >>> policy_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _told(error: Exception) -> str:
    """Say where a template is wrong and what is wrong with it."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (
            f"{error.filename or error.name}, dòng {error.lineno}: viết sai cú pháp Jinja ({error.message})"
        )
    place = _template_place(error)
    if isinstance(error, jinja2.UndefinedError):
        return f"{place}: {error}"
    if isinstance(error, SecurityError):
        return f"{place}: mẫu không được làm việc này ({error})"
    return f"{place}: không tính được ({error})"


def _template_place(error: BaseException) -> str:
    """Give file and line of the innermost template frame that an error came through."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2") or "__jinja_template__" in trace.tb_frame.f_globals:
            place = f"{file}, dòng {trace.tb_lineno}"
        trace = trace.tb_next
    return place
