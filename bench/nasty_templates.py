# ruff: noqa: E501  templates on one line
"""Run templates that ask for too much, as pages and as Word forms, each in a process of its own.

    python bench/nasty_templates.py
    python bench/nasty_templates.py --only loops

Prints a row for each: seconds, peak in MB, exit code and what is said. None may end in code 70, take longer
than 10 s or more than 1 GB.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx
from make_plans import REAL
from measuring import CHECKOUT

_LOOP = "{% for a in range(99999) %}"
_TEN = "{% for a in range(10) %}"
MAX_SECONDS, MAX_MB = 10, 1000
# Templates by what they try.
NASTY = {
    "nested loops": _LOOP * 4 + "x" + "{% endfor %}" * 4,
    "nested loops that do nothing": _LOOP * 3 + "{% endfor %}" * 3,
    "filtered loops": _LOOP + "{% for b in range(99999) if false %}{% endfor %}{% endfor %}" * 1,
    "filtered loops in loops": _LOOP * 2
    + "{% for b in range(99999) if false %}{% endfor %}"
    + "{% endfor %}" * 2,
    "text times number": "{{ 'x' * 10**10 }}",
    "number times text": "{{ 10**10 * 'x' }}",
    "list times number": "{{ ([0] * 10**10)|length }}",
    "tuple times number": "{{ ((0,) * 10**9)|length }}",
    "power": "{{ 10**10**10 }}",
    "power of a power": "{{ 9**9**9**9 }}",
    "power in a loop": "{% set n = namespace(v=3) %}"
    + _LOOP
    + "{% set n.v = n.v * n.v %}{% endfor %}{{ n.v }}",
    "doubled text": "{% set n = namespace(v='x') %}{% for a in range(99) %}{% set n.v = n.v ~ n.v %}{% endfor %}{{ n.v }}",
    "added text": "{% set n = namespace(v='x') %}{% for a in range(99) %}{% set n.v = n.v + n.v %}{% endfor %}{{ n.v }}",
    "doubled list": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = n.v + n.v %}{% endfor %}",
    "shared lists": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v }}",
    "shared lists as text": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ (n.v|string)|length }}",
    "shared lists in capitals": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ (n.v|upper)|length }}",
    "shared lists put together": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ ('' ~ n.v)|length }}",
    "shared lists compared": "{% set n = namespace(v=[0], w=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% set n.w = [n.w, n.w] %}{% endfor %}{{ n.v == n.w }}",
    "shared lists tested": "{% set n = namespace(v=[0], w=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% set n.w = [n.w, n.w] %}{% endfor %}{{ n.v is eq(n.w) }}",
    "shared lists sought": "{% set n = namespace(v=[0], w=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% set n.w = [n.w, n.w] %}{% endfor %}{{ n.v in [n.w] }}",
    "shared lists formatted": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ ('%s' % n.v)|length }}",
    "shared lists in braces": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ '{}'.format(n.v)|length }}",
    "shared tuples": "{% set n = namespace(v=(0,)) %}{% for a in range(99) %}{% set n.v = (n.v, n.v) %}{% endfor %}{{ {n.v: 1} }}",
    "shared dicts as JSON": "{% set n = namespace(v=1) %}{% for a in range(99) %}{% set n.v = {'a': n.v, 'b': n.v} %}{% endfor %}{{ n.v|tojson }}",
    "shared lists printed well": "{% set n = namespace(v=[0]) %}{% for a in range(99) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v|pprint }}",
    "text in brackets printed often": "{% set n = namespace(v='[' * 90000) %}"
    + _LOOP
    + "{{ n.v }}{% endfor %}",
    "large text joined": "{{ range(99999)|join('x' * 99999) }}",
    "large text joined by its method": "{{ ('x' * 99999).join('y' * 99999) }}",
    "lazy text joined": "{{ range(99999)|map('string')|join('x' * 99999) }}",
    "replaced": "{{ ('x' * 99999)|replace('x', 'y' * 99999) }}",
    "replaced by its method": "{{ ('x' * 99999).replace('x', 'y' * 99999) }}",
    "replaced nothing": "{{ ('x' * 99999).replace('', 'y' * 99999) }}",
    "centred": "{{ 'x'|center(10**10) }}",
    "centred by its method": "{{ 'x'.center(10**10) }}",
    "filled": "{{ 'x'.zfill(10**10) }}{{ 'x'.ljust(10**10) }}",
    "tabs": "{{ ('\\t' * 99999).expandtabs(99999) }}",
    "indented": "{{ ('a\\n' * 99999)|indent(99999) }}",
    "batches": "{{ [1]|batch(10**9, 0)|list|length }}",
    "slices": "{{ [1]|slice(10**9)|list|length }}",
    "wrapped": "{{ ('a ' * 99999)|wordwrap(1, true, 'x' * 99999)|length }}",
    "format with a width": "{{ '%9999999999d' % 1 }}",
    "format with a star": "{{ '%*d' % (10**10, 1) }}",
    "format filter with a width": "{{ '%9999999999s'|format(1) }}",
    "braces with a width": "{{ '{:9999999999}'.format(1) }}",
    "braces with braces": "{{ '{:{}}'.format(1, 10**10) }}",
    "braces with places": "{{ '{:.999999999f}'.format(1.5) }}",
    "map of braces": "{{ '{a:{b}}'.format_map({'a': 1, 'b': 10**10}) }}",
    "rounded": "{{ 1.5|round(10**9, 'floor') }}",
    "bytes of a number": "{{ (1).to_bytes(10**10) }}",
    "JSON indented": "{{ [[1]]|tojson(10**10) }}",
    "sorted in a loop": "{% set n = namespace(v=range(99999)|list) %}"
    + _LOOP
    + "{{ n.v|sort|first }}{% endfor %}",
    "sums of lists": "{{ range(99999)|map('string')|map('list')|sum(start=[]) }}",
    "macro that calls itself": "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}",
    "macro that branches": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "macro that hands on": "{% macro m(n) %}{% if n %}{{ m(n - 1, varargs, varargs) }}{% else %}{{ varargs }}{% endif %}{% endmacro %}{{ m(60) }}",
    "block that calls itself": "{% block b %}{{ self.b() }}{% endblock %}",
    "loop that calls itself": "{% for a in [1, 1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "set block in a loop": _LOOP + "{% set x %}" + "y" * 9999 + "{% endset %}{% endfor %}",
    "many outputs": _LOOP * 2 + "{{ a }}" * 2000 + "{% endfor %}" * 2,
    "21 loops": _TEN * 21 + "{% endfor %}" * 21,
    "101 conditions": "{% if report %}" * 101 + "{% endif %}" * 101,
    "deep brackets": "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
    "deep lists": "{{ " + "[" * 150 + "]" * 150 + " }}",
    "deep not": "{{ " + "not " * 5000 + "1 }}",
    "long sum": "{{ " + "1+" * 5000 + "1 }}",
    "long chain": "{{ report" + ".x" * 5000 + " }}",
    "long condition": "{% if 0 %}" + "{% elif 0 %}" * 5000 + "{% endif %}",
    "random": "{{ [1, 2, 3]|random }}",
    "random letters": "{{ lipsum() }}",
    "address": "{{ dict.fromkeys }}",
    "address as text": "{{ dict.fromkeys|string }}",
    "address in a list": "{{ [dict.fromkeys] }}",
    "address put together": "{{ 'a' ~ dict.fromkeys }}",
    "address formatted": "{{ '%s' % dict.fromkeys }}",
    "address in braces": "{{ '{}'.format(dict.fromkeys) }}",
    "address joined": "{{ [dict.fromkeys, 1]|join }}",
    "address of a method": "{{ report.keys }}{{ 'x'.upper }}",
    "address of a generator": "{{ [1]|map('string') }}",
    "address of an object": "{{ joiner() }}",
    "wrong name in a list": "{{ [{'a': 1}]|map(attribute='wrong')|list }}",
    "wrong name in a dict": "{{ {'a': wrong} }}",
    "wrong name": "{{ report.wrong }}",
    "no number": "{{ 'x' / 2 }}",
    "by nought": "{{ 1 / 0 }}",
    "no such filter": "{{ 1|wrong }}",
    "not closed": "{% for a in [1] %}",
    "surrogate": "{{ '\\ud800' }}",
    "escape": "{{ ''.__class__.__mro__ }}",
    "text of a large number": "{{ 2 ** 50000 }}",
    "large number from text": "{{ ('9' * 99999)|int }}",
    "quoted often": "{{ ('<' * 999999)|e|forceescape|forceescape|forceescape|forceescape|length }}",
    "links": "{{ ('http://a.vn ' * 99999)|urlize|length }}",
    "dict of dicts": "{{ dict(report, **{'a': report})|pprint|length }}",
    "spaces in tags": "{{ ('<' * 99999)|striptags|length }}",
}


def write_page(folder: Path, text: str) -> list[str]:
    """Write a page's template; return how to use it."""
    (folder / "templates/report.html.j2").write_text(text, "utf-8", "replace")
    return ["--format", "html"]


def write_form(folder: Path, text: str) -> list[str]:
    """Write a Word form; return how to use it."""
    form = docx.Document()
    form.add_paragraph(text)
    saved = io.BytesIO()
    form.save(saved)
    (folder / "templates/giao-viec.docx").write_bytes(saved.getvalue())
    return ["--format", "docx", "--kind", "assignment", "--owner", "vhxh"]


def run(folder: Path, arguments: list[str], limit: float) -> tuple[float, float, int, str]:
    """Return seconds, peak in MB, exit code and what is said; code -9 when it didn't end."""
    command = [sys.executable, "-m", "cchc", "report", *arguments, "-o", "out.bin", "--overwrite"]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "XDG_CACHE_HOME": str(folder / "cache")}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        with subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment) as process:
            end = start + limit
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.perf_counter() > end:
                    process.kill()
                    _, status, usage = os.wait4(process.pid, 0)
                    break
                time.sleep(0.02)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    return seconds, usage.ru_maxrss / 1024, process.returncode, words


def main() -> None:
    """Try every template in both forms and count what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tried = failed = 0
    print("| template | form | seconds | MB | code | said |\n| --- | --- | ---: | ---: | ---: | --- |")
    for name, text in NASTY.items():
        if options.only not in name:
            continue
        for form, write in (("page", write_page), ("Word", write_form)):
            with tempfile.TemporaryDirectory() as place:
                folder = Path(place)
                (folder / "plans").mkdir()
                (folder / "templates").mkdir()
                shutil.copy(REAL, folder / "plans/2026.yaml")
                try:
                    arguments = write(folder, text)
                except ValueError:  # no XML has it
                    continue
                seconds, peak, code, said = run(folder, arguments, 30)
            tried += 1
            is_bad = code not in {0, 3} or seconds > MAX_SECONDS or peak > MAX_MB
            failed += is_bad
            first = next((line[:110] for line in said.splitlines() if line.startswith("cchc:")), "")
            print(
                f"| {name} | {form} | {seconds:.1f} | {peak:.0f} | {code}{' BAD' if is_bad else ''} | {first} |",
                flush=True,
            )
    print(f"\n{tried} tried, {failed} without a bound or with another code than 0 and 3")


if __name__ == "__main__":
    main()
