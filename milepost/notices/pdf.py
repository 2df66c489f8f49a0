"""Documents as PDF, accessible by construction: Typst writes PDF/UA-1, and refuses what would not be.

A template is a `.typ` file in the `typst` folder of its subject. It reads what it shows from `sys.inputs.given`, as JSON,
so nothing that somebody typed is ever run as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

PACKAGE = Path(__file__).parents[1]
STANDARD: Final = "ua-1"
_ONE_AT_A_TIME = Lock()
"""A compiler that is at work is refused to a second thread."""


def pdf_of(template: str, given: Mapping[str, Any]) -> bytes:
    """The PDF of `template`, a path below the package such as `plans/typst/plan.typ`, with what was given.

    `given` names at least `language` (`en` or `es`) and `title`; a PDF/UA without them is refused by the compiler.
    """
    path = PACKAGE / template
    inputs = {"given": json.dumps(given, ensure_ascii=False, default=str)}
    with _ONE_AT_A_TIME:
        made = _compiler().compile(str(path), format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD])
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """One for the whole process: it keeps its fonts."""
    return typst.Compiler(root=str(PACKAGE), ignore_system_fonts=True)
