"""Office templates run in a sandbox: plain data only, every missing name an error with its place.

A template is somebody else's program. It gets dicts, lists, text and numbers, no methods that
change or reach anything, and what it asks for that isn't there ends it, with file, line and the
names there are. The only module that imports jinja2.

Read next: `cchc.reports.printers.pages` (HTML and Markdown), `cchc.reports.printers.word.word_document`
(Word).
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.sandbox import MAX_RANGE, ImmutableSandboxedEnvironment
from jinja2.utils import missing

from cchc.errors import CchcError, SurroundingsError, reason
from cchc.reports.printers import template_mistakes
from cchc.reports.printers.template_budget import LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
    from importlib.resources.abc import Traversable

_THIS_JINJA = f"jinja2-{jinja2.__version__}"  # the folder of what this version compiled
Environment = jinja2.Environment  # for those who hold one and may not know Jinja


class _OfficeLoader(jinja2.FileSystemLoader):
    """Templates of an office's folder; a link that leads out of it is not followed."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, is_current = super().get_source(environment, template)
        folder = Path(self.searchpath[0]).resolve()
        if not Path(name).resolve().is_relative_to(folder):
            raise jinja2.TemplateNotFound(template)
        return source, name, is_current


class _PackageLoader(jinja2.BaseLoader):
    """The packaged templates, in a folder or in a zip; nobody changes them during a run."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        file = self._folder.joinpath(*split_template_path(template))
        if not file.is_file():
            raise jinja2.TemplateNotFound(template)
        return file.read_text("utf-8"), os.path.normpath(str(file)), None

    def list_templates(self) -> list[str]:
        return sorted(file.name for file in self._folder.iterdir() if file.is_file())


class _CompiledLoader(jinja2.ModuleLoader):
    """Packaged templates that were compiled before; they are called by their names all the same."""

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's own name for it
    ) -> jinja2.Template:
        template = super().load(environment, name, globals)
        template.filename = name
        return template


class _Missing(jinja2.StrictUndefined):
    """A name that a template asks for and that is not there; says so in Vietnamese, with the others.

    In a list that is printed, too, where Jinja would write "Undefined".
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return self._fail_with_undefined_error()

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


class _KeysFirst(ImmutableSandboxedEnvironment):
    """A sandbox in which `report.title` is the key of a dict before it is anything of Python's."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  whatever a template holds
        """Return a part of plain data; of all else what the sandbox allows."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(
    *folders: Path, packaged: Traversable | None = None, compiled: Traversable | None = None, escaping: bool
) -> jinja2.Environment:
    """Return a sandbox that looks for templates in an office's folders, in this order, then in `packaged`.

    A template that stands in for a packaged one builds on it by the name `cchc/…`. In `compiled` the
    packaged ones may be found as `compile_all` left them; an office's own are never used with these, since
    they run in a sandbox of `limited`.
    """
    return _environment(_KeysFirst, folders, packaged, compiled, escaping=escaping)


def limited(
    report: Any,  # noqa: ANN401  plain data
    room: int,
    *folders: Path,
    packaged: Traversable | None = None,
    escaping: bool,
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> jinja2.Environment:
    """Return a sandbox for an office's templates, which ends them when they do too much for a report.

    `room` is how many characters they may make for a report with nothing in it.
    """
    from cchc.reports.printers import limited_templates, template_budget  # noqa: PLC0415  start-up time

    class Limited(limited_templates.LimitedEnvironment, _KeysFirst):
        """What an office's templates run in."""

    sandbox = _environment(Limited, folders, packaged, None, escaping=escaping)
    sandbox.filters.update(filters or {})
    sandbox.limit(template_budget.Budget(report, room))
    return sandbox


_Kind = TypeVar("_Kind", bound=jinja2.Environment)


def _environment(
    kind: type[_Kind],
    folders: Sequence[Path],
    packaged: Traversable | None,
    compiled: Traversable | None,
    *,
    escaping: bool,
) -> _Kind:
    loaders: list[jinja2.BaseLoader] = [_OfficeLoader(folder) for folder in folders if folder.is_dir()]
    if compiled and compiled.joinpath(_THIS_JINJA).is_dir():
        loaders.append(_CompiledLoader(str(compiled.joinpath(_THIS_JINJA))))
    if packaged:
        loaders += [_PackageLoader(packaged), jinja2.PrefixLoader({"cchc": _PackageLoader(packaged)})]
    return kind(
        loader=jinja2.ChoiceLoader(loaders),
        # By the format, not by the file's name: `select_autoescape` doesn't know `.html.j2`.
        autoescape=escaping,
        undefined=_Missing,
        optimized=False,  # it takes longer than it saves: a template is compiled for one page
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def compile_all(sandbox: jinja2.Environment, folder: Path, endings: tuple[str, ...]) -> None:
    """Compile the templates of a sandbox whose names have one of these endings into a folder.

    Only a sandbox made in the same way may use them, and the same version of Jinja.
    """
    sandbox.compile_templates(
        folder / _THIS_JINJA, filter_func=lambda name: name.endswith(endings), zip=None, ignore_errors=False
    )


@contextmanager
def template_errors(name: str) -> Iterator[None]:
    """Turn whatever the template of this name raises into a SurroundingsError that says where and why.

    Whatever is raised here is the template's: no list of types would be whole.
    """
    try:
        yield
    except CchcError:
        raise
    except jinja2.TemplateNotFound as error:
        raise SurroundingsError(
            f"không tìm thấy mẫu {error.name}", hint="xem lại tên sau --template"
        ) from None
    except OSError as error:
        raise SurroundingsError(f"không đọc được mẫu {name}: {reason(error)}") from None
    except RecursionError:
        raise SurroundingsError(f"mẫu {name} gọi lẫn nhau không dứt, hoặc lồng nhau quá sâu") from None
    except Exception as error:  # noqa: BLE001
        raise SurroundingsError(f"mẫu {_description(error, name)}", hint=template_mistakes.REMEDY) from None


def _description(error: Exception, name: str) -> str:
    """Return where a template is wrong and what is wrong with it."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        # A Word template has no lines that its office would know.
        file = error.filename or error.name
        text = template_mistakes.near(error)
        place = f"{file}, dòng {error.lineno}" if file else f"{name}, gần chỗ “{text}”" if text else name
        return f"{place}: viết sai thẻ điền ({template_mistakes.in_words(error.message or '')})"
    place = _template_place(error) or name
    match error:
        case jinja2.UndefinedError() | LimitError():
            what = str(error)
        case SecurityError():
            what = f"mẫu không được làm việc này ({error})"
        case MemoryError():
            what = "cần quá nhiều bộ nhớ"
        case SyntaxError():  # Python's own: it has bounds that Jinja knows nothing of
            what = f"vòng lặp hoặc điều kiện lồng nhau quá nhiều ({error.msg})"
        case UnicodeDecodeError():
            what = "tệp không theo mã UTF-8: mở bằng trình soạn thảo rồi lưu lại với mã UTF-8"
        case ZeroDivisionError():
            what = "không tính được: chia cho 0"
        case OverflowError() if "Range too big" in str(error):  # Jinja's sandbox
            what = f"không tính được: range(…) quá dài, tối đa {MAX_RANGE // 1000}.000"
        case _:
            what = f"không tính được ({error})"
    return f"{place}: {what}"


def _template_place(error: BaseException) -> str:
    """Return file and line of the innermost template frame that an error came through."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file != "<template>" and (
            file.endswith(".j2") or "__jinja_template__" in trace.tb_frame.f_globals
        ):
            place = f"{file}, dòng {trace.tb_lineno}"
        trace = trace.tb_next
    return place
