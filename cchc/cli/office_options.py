"""Options that name the offices of a task: who leads, who coordinates, and what of that changes.

Read next: `cchc.cli.commands.update` (who takes them), `cchc.queries` (how a name is looked up).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.task import Area


class OfficeOptions(NamedTuple):
    """Names of offices as they were typed: they are looked up in the plan that is then there."""

    owner: str | None
    coordinators: list[str]
    added: list[str]
    removed: list[str]

    def check(self) -> None:
        """Raise RequestError when the names say two things at once, or nothing."""
        refuse_empty(owner=self.owner)
        if self.coordinators and (self.added or self.removed):
            message = (
                "--coordinator thay cả danh sách, không dùng cùng --add-coordinator, --remove-coordinator"
            )
            raise RequestError(message, hint="thêm, bỏ từng cơ quan thì bỏ --coordinator")
        if "" in self.coordinators and len(self.coordinators) > 1:
            message = '--coordinator "" là bỏ mọi cơ quan phối hợp, không dùng cùng tên cơ quan'
            raise RequestError(message, hint='bỏ --coordinator "" hoặc bỏ các tên')
        for name in self.added:
            refuse_empty(add_coordinator=name)
        for name in self.removed:
            refuse_empty(remove_coordinator=name)

    @property
    def fields(self) -> set[str]:
        """Which fields of a task are set."""
        is_other_list = self.coordinators or self.added or self.removed
        fields = {"owner": self.owner, "coordinators": is_other_list}
        return {field for field, value in fields.items() if value}

    def registered(self, plan: Plan) -> PlainRecord:
        """Return the fields that are set, by registered names."""
        fields: PlainRecord = {}
        if self.owner:
            fields["owner"] = find_office(plan, self.owner).short
        if self.coordinators:
            found = [find_office(plan, name).short for name in self.coordinators if name]
            fields["coordinators"] = list(found)
        return fields

    def changes(self, plan: Plan) -> tuple[list[Owner], list[Owner]]:
        """Return the coordinators to be added, and those to be taken away."""
        return [find_office(plan, name) for name in self.added], [
            find_office(plan, name) for name in self.removed
        ]


def find_office(plan: Plan, name: str) -> Owner:
    """Find the office that is to be written down; RequestError says how a new one is added."""
    from cchc import lookups

    try:
        return lookups.find_owner(plan, name, whole=True)
    except RequestError as error:
        if plan.register.exact(name) or not name.strip():
            raise
        if several := plan.register.names_in(name):
            apart = ", ".join(f'"{part}"' for part in several)
            hint = f"mỗi tùy chọn ghi một cơ quan: {apart}; cơ quan phối hợp thì ghi tùy chọn nhiều lần"
            raise RequestError(error.message, hint=hint) from None
        ways = f'cơ quan mới: cchc owner add "{name}"'
        if known := next(iter(plan.register.nearest(name)), ""):
            ways += f'; tên gọi khác: cchc owner alias "{known}" "{name}"'
        raise RequestError(error.message, hint=f"{error.hint}; {ways}") from None


def find_area(plan: Plan, name: str) -> Area:
    """Find the area that is to be written down; RequestError says where a new one is written."""
    from cchc import lookups

    try:
        return lookups.find_area(plan, name)
    except RequestError as error:
        hint = f"{error.hint}; lĩnh vực mới thì ghi vào mục `areas` của tệp kế hoạch"
        raise RequestError(error.message, hint=hint) from None


def refuse_empty(**texts: str | None) -> None:
    """Raise RequestError for an empty text where there is nothing that it could take away."""
    for name, text in texts.items():
        if text == "":
            option = f"--{name.replace('_', '-')}"
            hint = f"bỏ {option} hoặc ghi nội dung"
            if name == "note":
                hint = f"{hint}; bỏ một dòng đã ghi thì dùng: cchc note SỐ --remove SỐ-DÒNG"
            if name == "title":
                hint = f"{hint}: nội dung nhiệm vụ không được để trống"
            raise RequestError(f"{option}: chưa ghi nội dung", hint=hint)
