"""`--view`: the options of a view that the plan names, beneath those that are given beside it.

Read next: `cchc.views` (which views there are, and what stays of one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cchc import views
from cchc.cli.opened_plan import open_plan
from cchc.cli.selection import given_of

if TYPE_CHECKING:
    from typing import Any

    from cchc.cli.opened_plan import OpenedPlan

# The options of a command that a view may have, as a named tuple; None and False are not given.
Asked = TypeVar("Asked", bound="Any")


def with_view(asked: Asked, name: str, command: str, opened: OpenedPlan) -> Asked:
    """Return what is asked for with a view: the options of both, the given ones in place of the view's.

    An old version is looked at through the views of today. Raises RequestError when there is no such view.
    """
    plan = opened.plan if opened.commit is None else open_plan(str(opened.path), None).plan
    view = views.find(plan, name, command)
    stays = views.values_beside(view, given_of(asked))
    filled: Asked = asked._replace(**{option.replace("-", "_"): value for option, value in stays.items()})
    return filled
