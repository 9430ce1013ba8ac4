"""The JSON Schema that editors check, explain and complete a plan file by: of any plan, or of one.

That of any plan is a file beside this one, made from the models of `cchc.planfile.schema` by
`python -m tests.support.make_plan_schema`; a test holds it to them. That of one plan has its owners
and areas: areas' ids must be among them, owners are suggested only, since `cchc` finds them by any of
their names, with marks or without. Knows no disk.

Read next: `cchc.editors.modeline` (the line of a plan that names its schema), docs/editors.md.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.task import Area

FILE = "plan.schema.json"
# The definitions that stand for names of a plan and for wordings of its year.
OWNER, AREA, ANY_AREA, DUE = "owner_name", "area_id", "area_name", "due"
DUE_EXAMPLES = ("Quý I", "Quý II", "Quý III", "Quý IV", "Tháng 6", "30/6", "chậm nhất 15/12", "thường xuyên")
_YEARLESS = "thường xuyên"


def general() -> str:
    """Return the schema of any plan, as text."""
    return resources.files("cchc.editors").joinpath(FILE).read_text("utf-8")


def of_plan(plan: Plan) -> str:
    """Return the schema of one plan, as text: with its owners, its areas and its year."""
    schema: dict[str, Any] = json.loads(general())
    definitions = schema["definitions"]
    schema["title"] = plan.head.title
    definitions[OWNER] = _owners(plan.owners, definitions[OWNER])
    definitions[AREA] = _areas(plan.areas, definitions[AREA])
    definitions[ANY_AREA] = _suggested({area.id: area.title for area in plan.areas}, definitions[ANY_AREA])
    definitions[DUE]["examples"] = [_in_year(words, plan.head.year) for words in DUE_EXAMPLES]
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def choice(words: dict[str, str], message: str) -> dict[str, Any]:
    """Return what one of a few words is held to, each with what it means; `message` says what is taken.

    Not as `oneOf` of constants: yaml-language-server joins their errors to an English one, and offers the
    first alone to mend it.
    """
    return {"enum": [*words], "enumDescriptions": [*words.values()], "errorMessage": message}


def _owners(owners: tuple[Owner, ...], any_name: dict[str, Any]) -> dict[str, Any]:
    """Return the names that are suggested, each with its full one, and any other name beside them."""
    words = {owner.short: _description(owner) for owner in owners}
    return _suggested(words, any_name)


def _suggested(words: dict[str, str], any_name: dict[str, Any]) -> dict[str, Any]:
    """Return words that are offered, each with what it means, and any other text beside them."""
    suggested = [{"enum": [*words], "enumDescriptions": [*words.values()]}] if words else []
    return {"anyOf": [*suggested, {**any_name, "doNotSuggest": True}]}


def _description(owner: Owner) -> str:
    called = f"; cũng gọi: {', '.join(owner.aliases)}" if owner.aliases else ""
    return f"{owner.name}{called}"


def _areas(areas: tuple[Area, ...], any_id: dict[str, Any]) -> dict[str, Any]:
    """Return the ids that a task may name, each with the title of its area.

    Where YAML takes one for a number, such as 01, only `cchc check` can tell it from others: then all are
    suggested only.
    """
    words = {area.id: area.title for area in areas}
    if not words:
        return any_id
    if all(id_[0].isalpha() for id_ in words):
        return choice(words, f"lĩnh vực là một trong: {', '.join(words)}")
    return {"anyOf": [{"enum": [*words], "enumDescriptions": [*words.values()]}, {}]}


def _in_year(words: str, year: int) -> str:
    return words if words == _YEARLESS else f"{words}/{year}"
