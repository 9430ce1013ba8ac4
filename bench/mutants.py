"""Would the tests notice? Change the code a little, and see whether a test fails.

Each mutant is one module with one change: a comparison or `and`/`or` swapped, a condition turned
round, a small number one more or less, a flag turned, `min` for `max`, a guard or a member of a set
left out. The module's own tests run against it; when they all pass, the mutant has survived, and a
sentence is missing in them. For people who work on a room, not for CI: a run takes minutes.

    python bench/mutants.py states changes                 all mutants of two modules
    python bench/mutants.py states --sample 25 --seed 1    the same 25 each time
    python bench/mutants.py planfile.schema --tests tests/test_schema.py tests/test_records.py

The checkout is left alone: mutants are written in a copy. A module's own tests are
`test_<module>.py` anywhere under tests/ and its doctests, besides those named in `TESTS`. Mutants
that do the same as the code are in `equivalent_mutants.tsv` with the reason and are not counted.
"""

from __future__ import annotations

import argparse
import ast
import csv
import importlib.util
import os
import pkgutil
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from copy import copy, deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHECKOUT = Path(__file__).parent.parent
EQUIVALENT = Path(__file__).parent / "equivalent_mutants.tsv"
# Modules whose behaviour another module's tests check (file names under tests/, without folders).
TESTS = {
    "change_words": ("test_changes.py",),
    "checks": ("test_checks.py", "test_error_catalogue.py"),
    "edit_script": ("test_edit_script.py", "test_document_edits.py"),
    "line_merging": ("test_undoing.py",),
    "linked_files": ("test_save_command.py",),
    "list_stretches": ("test_merging.py",),
    "misfits": ("test_schema.py", "test_error_catalogue.py"),
    "name_lookup": ("test_resolution.py", "test_error_catalogue.py"),
    "pieces": ("test_journal.py",),
    "plan": ("test_plan.py", "test_queries.py", "test_reporting.py"),
    "record_types": ("test_schema.py", "test_error_catalogue.py"),
    "records": ("test_schema.py", "test_error_catalogue.py"),
    "resolution": ("test_resolution.py", "test_error_catalogue.py"),
    "text_warnings": ("test_text_warnings.py", "test_error_catalogue.py"),
    "trail": ("test_trail.py", "test_entries.py"),
    "values": ("test_values.py", "test_error_catalogue.py"),
    "warnings": ("test_checks.py", "test_text_warnings.py", "test_bounds.py", "test_error_catalogue.py"),
    **dict.fromkeys(
        ("area_phrases", "evidence", "heading", "phrases", "sentences", "situations"),
        ("test_wording.py", "test_report.py"),
    ),
    **dict.fromkeys(
        ("clarity_matrix", "filters", "months", "recent_changes", "report", "rows", "state_counts"),
        ("test_overview.py", "test_report.py"),
    ),
}
MAX_NUMBER = 1000  # greater ones are limits whose neighbours no test can tell apart
CPU_SECONDS, WALL_SECONDS, MEMORY_BYTES = 60, 300, 4 << 30  # of one run of the tests

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One change in a module: the node at an index of the walk through its tree, in one of its variants."""

    node: int
    variant: int
    line: int
    before: str
    after: str


class Score(NamedTuple):
    """What became of a module's mutants."""

    killed: int
    survivors: tuple[Mutant, ...]


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the node in each way in which a mutant may have it."""
    match node:
        case ast.Compare(left, [operator], comparators) if type(operator) in _COMPARISONS:
            yield ast.Compare(left, [_COMPARISONS[type(operator)]()], comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in _OPERATORS:
            yield ast.BinOp(left, _OPERATORS[type(operator)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value) if abs(value) <= MAX_NUMBER:
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Call(ast.Name(name), arguments, keywords) if name in _FUNCTIONS:
            yield ast.Call(ast.Name(_FUNCTIONS[name], ast.Load()), arguments, keywords)
        case _:
            yield from _with_a_part_changed(node)


def _with_a_part_changed(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Set(elements) if len(elements) > 1:
            yield from (ast.Set(elements[:i] + elements[i + 1 :]) for i in range(len(elements)))
        case ast.If(test, body, orelse):
            yield from (ast.If(other, body, orelse) for other in _turned_round(test))
            if not orelse and isinstance(body[-1], (ast.Return, ast.Continue, ast.Raise)):
                yield ast.Pass()
        case ast.IfExp(test, body, orelse):
            yield from (ast.IfExp(other, body, orelse) for other in _turned_round(test))
        case ast.comprehension(target, iterated, conditions, is_async):
            for i in range(len(conditions)):
                yield ast.comprehension(target, iterated, conditions[:i] + conditions[i + 1 :], is_async)


def _turned_round(test: ast.expr) -> Iterator[ast.expr]:
    """Yield the opposite of a condition, unless turning its operator is a mutant anyway."""
    if not isinstance(test, (ast.Compare, ast.UnaryOp)):
        yield ast.UnaryOp(ast.Not(), test)


def mutants(source: str) -> list[Mutant]:
    """Return all mutants of a module, in the order of its tree."""
    tree = ast.parse(source)
    unseen = _never_run(tree)
    parents = {id(node): parent for parent in ast.walk(tree) for node in ast.iter_child_nodes(parent)}
    return [
        Mutant(index, variant, _line(node), *_texts(parents.get(id(node)), node, changed))
        for index, node in enumerate(ast.walk(tree))
        if id(node) not in unseen
        for variant, changed in enumerate(variants(node))
    ]


def mutated(source: str, mutant: Mutant) -> str:
    """Return a module's source with one change made."""
    tree = ast.parse(source)
    old = list(ast.walk(tree))[mutant.node]
    new = deepcopy(list(variants(old))[mutant.variant])

    class Replacement(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else self.generic_visit(node)

    return ast.unparse(ast.fix_missing_locations(Replacement().visit(tree)))


def _never_run(tree: ast.Module) -> set[int]:
    """Return the identities of the nodes that only a type checker sees, and of decorators' flags."""
    roots: list[ast.AST | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef():
                roots.append(node.returns)
            case ast.arg() | ast.AnnAssign():
                roots.append(node.annotation)
            case ast.ClassDef():
                roots += node.decorator_list
            case ast.If(ast.Name("TYPE_CHECKING")):
                roots.append(node)
    return {id(node) for root in roots if root is not None for node in ast.walk(root)}


def _line(node: ast.AST) -> int:
    first = node.target if isinstance(node, ast.comprehension) else node
    return int(getattr(first, "lineno", 0))


def _texts(parent: ast.AST | None, node: ast.AST, changed: ast.AST) -> tuple[str, str]:
    """Return a node before and after a change; a number, which says little alone, with what it stands in."""
    if parent is None or not isinstance(node, ast.Constant):
        return _text(node), _text(changed)
    whole = copy(parent)
    for name, value in ast.iter_fields(parent):
        if isinstance(value, list):
            setattr(whole, name, [changed if part is node else part for part in value])
        elif value is node:
            setattr(whole, name, changed)
    return _text(parent), _text(whole)


def _text(node: ast.AST) -> str:
    """Return a node on one line; of a statement the first one, which is what differs."""
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}: {ast.unparse(node.body[0]).splitlines()[0]}"
    return " ".join(ast.unparse(node).split())


def path_of(module: str) -> Path:
    """Return the file of a module named `states`, `planfile.schema` or `cchc/states.py`, in the checkout."""
    name = module.removesuffix(".py").replace(".", "/").removeprefix("cchc/")
    return Path("cchc", f"{name}.py")


def tests_of(path: Path) -> list[str]:
    """Return the test files of a module, and itself for its doctests."""
    names = TESTS.get(path.stem, (f"test_{path.stem}.py",))
    found = [str(file.relative_to(CHECKOUT)) for name in names for file in CHECKOUT.glob(f"tests/**/{name}")]
    if not found:
        raise SystemExit(f"no tests for {path}: name them in TESTS or with --tests")
    return [*found, str(path)]


def copy_checkout(to: Path) -> None:
    """Copy what the tests need, compiled."""
    kept_out = shutil.ignore_patterns(".*", "__pycache__")
    for name in (
        "cchc",
        "tests",
        "templates",
        "plans",
        "docs",
        "bench",
        "pyproject.toml",
        "README.md",
        "hatch_build.py",
    ):
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=kept_out)
        elif source.exists():
            shutil.copy2(source, to / name)


def load_all_but(path: Path) -> None:
    """Import the package into this process, so that a fork has it, without a module and what imports it."""
    import cchc  # noqa: PLC0415  from the copy

    modules = [module.name for module in pkgutil.walk_packages(cchc.__path__, "cchc.")]
    for name in modules:
        if not name.endswith("__main__"):
            importlib.import_module(name)
    stale = {".".join(path.with_suffix("").parts)}
    while more := {name for name in modules if stale & _imports(name)} - stale:
        stale |= more
    for name in stale & set(sys.modules):
        package, _, module = name.rpartition(".")
        del sys.modules[name]
        delattr(sys.modules[package], module)  # or `from package import module` would find it


def _imports(name: str) -> set[str]:
    """Return what a module imports when it is imported itself, names in modules included."""
    specification = importlib.util.find_spec(name)
    assert specification is not None  # noqa: S101  it was found by walking
    assert specification.origin is not None  # noqa: S101
    tree = ast.parse(Path(specification.origin).read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in tree.body:
        match node:
            case ast.Import(names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(str() as module, names):
                found |= {module, *(f"{module}.{alias.name}" for alias in names)}
    return found


def tests_pass(tests: Sequence[str]) -> bool:
    """Whether the tests pass, run in a fork of this process; not when they never end."""
    child = os.fork()
    if child == 0:
        _run_and_exit(tests)
    return os.waitpid(child, 0)[1] == 0


def _run_and_exit(tests: Sequence[str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.alarm(WALL_SECONDS)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    code = 1
    try:
        import pytest  # noqa: PLC0415  warm by now

        code = int(
            pytest.main(
                ["-qx", "--tb=no", "-o", "addopts=", "--doctest-modules", "-p", "no:cacheprovider", *tests]
            )
        )
    finally:
        os._exit(code)


def try_mutants(path: Path, tests: Sequence[str], chosen: Sequence[Mutant]) -> Score:
    """Run the tests against each mutant, in the copy that this process stands in."""
    source = path.read_text(encoding="utf-8")
    if not tests_pass(tests):
        raise SystemExit(f"{path}: its tests fail without any change: {' '.join(tests)}")
    survivors = []
    sys.dont_write_bytecode = True  # a mutant's would be taken for the next one's
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()
    for mutant in chosen:
        path.write_text(mutated(source, mutant), encoding="utf-8")
        if tests_pass(tests):
            survivors.append(mutant)
            print(f"{path}:{mutant.line}: {mutant.before} → {mutant.after}", flush=True)
    path.write_text(source, encoding="utf-8")
    sys.dont_write_bytecode = False
    return Score(len(chosen) - len(survivors), tuple(survivors))


def choose(path: Path, sample: int | None, seed: int) -> list[Mutant]:
    """Return a module's mutants, or as many of them as asked for, without the equivalent ones."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        same = {tuple(row[:3]) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    found = mutants(path.read_text(encoding="utf-8"))
    if sample is not None and sample < len(found):
        found = sorted(random.Random(f"{seed} {path}").sample(found, sample))  # noqa: S311  chances, not secrets
    return [mutant for mutant in found if (str(path), mutant.before, mutant.after) not in same]


def main() -> None:
    """Print the survivors and the score of each module; end with 1 when there are survivors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="+", help="states, planfile.schema, cchc/states.py, …")
    parser.add_argument("--sample", type=int, help="so many mutants of each module, not all")
    parser.add_argument("--seed", type=int, default=1, help="which sample (1)")
    parser.add_argument("--tests", nargs="+", help="test files, where the module's own are not meant")
    options = parser.parse_args()
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        copy_checkout(Path(folder))
        os.chdir(folder)
        sys.path.insert(0, folder)
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = (
            "1"  # they take forty times as long as the tests of a room
        )
        for path in map(path_of, options.modules):
            began = time.perf_counter()
            load_all_but(path)
            tests = [*options.tests, str(path)] if options.tests else tests_of(path)
            score = try_mutants(path, tests, choose(path, options.sample, options.seed))
            count = score.killed + len(score.survivors)
            total += len(score.survivors)
            print(f"{path}: {score.killed}/{count} killed in {time.perf_counter() - began:.0f} s", flush=True)
    raise SystemExit(1 if total else 0)


if __name__ == "__main__":
    main()
