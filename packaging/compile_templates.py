"""What building a wheel does beside packing files: it compiles the page templates.

`pyproject.toml` names this file as hatchling's build hook. Read next: decision 014.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTemplates(BuildHookInterface[Any]):
    """Put the compiled templates into a wheel; an editable install reads them from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are packed."""
        self._folder = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from cchc.reports.printers import pages

        pages.compile_packaged(self._folder)
        build_data["force_include"][str(self._folder)] = "cchc/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear up after the files were packed."""
        shutil.rmtree(self._folder, ignore_errors=True)
