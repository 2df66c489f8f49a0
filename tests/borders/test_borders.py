"""The borders of ARCHITECTURE.md and the shapes of STYLE.md, read from the source itself."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.each import of_each

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "milepost"
RULEBOOK = sorted((PACKAGE / "rulebook").rglob("*.py"))
SOURCES = sorted(PACKAGE.rglob("*.py"))

CLOCK_NAMES = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}
SUBJECTS = (
    "law", "rulebook", "caseload", "keys", "journal", "editing", "organizations", "tickets", "people", "documents",
    "notices", "plans", "earnings", "contacts", "claims", "intake", "candidates", "reviews", "asking", "requests", "payments", "shares",
    "scorecards", "agreements", "counselling", "schemes", "handoffs", "services", "knowledge", "correspondence", "inspections", "planning",
    "forecast", "uploads", "spreadsheets", "portal",
    "duties", "revenue", "keeping", "desk",
)  # fmt: skip
SHARED_BY_PAGES = {
    "milepost.website.listing",
    "milepost.website.narrowing",
    "milepost.website.templatetags.words",
    "milepost.website.outbound",
}
BANNED_WORDS = ("utils", "helpers", "manager", "handler")
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
KNOWN_LONG_FILES = {
    # Tables of sentences, not logic.
    "milepost/rulebook/wording_claims.py",
    "milepost/rulebook/wording_progress.py",
    "milepost/rulebook/wording_requests.py",
}


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The modules that a file imports as it runs, not for its types alone."""
    return tuple(_imported(tree_of(path)))


def _imported(tree: ast.AST) -> Iterator[str]:
    only_for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in only_for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@of_each(RULEBOOK, named)
def test_the_rulebook_imports_only_the_standard_library_and_itself(path: Path) -> None:
    allowed = {"milepost"} | set(sys.stdlib_module_names) | ({"yaml"} if path.name == "law.py" else set())
    for module in imported(path):
        assert module.split(".")[0] in allowed, f"{named(path)} imports {module}"
        if module.startswith("milepost"):
            assert module.startswith(("milepost.rulebook", "milepost.law")), f"{named(path)} imports {module}"


@of_each(RULEBOOK, named)
def test_the_rulebook_never_asks_what_day_it_is(path: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & CLOCK_NAMES


@of_each(SOURCES, named)
def test_a_subject_imports_only_what_stands_before_it(path: Path) -> None:
    """ARCHITECTURE.md gives the order; `website` is the frame and `cli` the door, and both may see everything."""
    own = path.relative_to(PACKAGE).parts[0]
    if own not in SUBJECTS or "migrations" in path.parts:  # the tables of a wall are named where it is put up
        return
    for module in imported(path):
        parts = module.split(".")
        if parts[0] != "milepost" or len(parts) == 1:
            continue
        if parts[1] == "website":
            assert module in SHARED_BY_PAGES, f"{named(path)} imports {module}"
            continue
        before = SUBJECTS[: SUBJECTS.index(own) + 1]
        assert parts[1] in before, f"{named(path)} imports {module}, which stands after {own}"


@of_each(SOURCES, named)
def test_no_float_near_money(path: Path) -> None:
    subject = path.relative_to(PACKAGE).parts[0]
    if subject not in {
        "rulebook",
        "caseload",
        "claims",
        "requests",
        "payments",
        "revenue",
        "schemes",
        "services",
        "shares",
        "portal",
        "duties",
    }:
        return
    if "simulation" in path.parts:
        return  # chances are drawn there, not money
    for node in ast.walk(tree_of(path)):
        is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
        is_made = (
            isinstance(node, ast.Name) and node.id == "float" and subject != "caseload"
        )  # Excel gives them
        has_one = is_float or is_made
        assert not has_one, f"{named(path)}:{getattr(node, 'lineno', 0)} has a float"


@of_each(SOURCES, named)
def test_views_are_imported_by_nobody_but_urls(path: Path) -> None:
    if path.name in {"urls.py", "views.py"} or "views" in path.parts:
        return
    for module in imported(path):
        is_ours = module.startswith("milepost")
        assert not (is_ours and module.endswith(".views")), f"{named(path)} imports {module}"


@of_each(SOURCES, named)
def test_no_file_has_the_name_of_everything(path: Path) -> None:
    assert not any(word in path.stem for word in BANNED_WORDS)


@of_each(SOURCES, named)
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text()
    if named(path) not in KNOWN_LONG_FILES and "migrations" not in path.parts:  # those list whole tables
        assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{named(path)}: {node.name} has {length} lines"


ACTIONS = [path for path in SOURCES if path.stem.endswith("actions") or path.name == "holds.py"]
ASKING = ("may_", "digest_", "hold_on")
"""Functions that stand beside actions and change nothing."""


@of_each([path for path in ACTIONS if "journal" not in path.parts], named)
def test_every_action_takes_its_line_in_the_journal(path: Path) -> None:
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith(("_", *ASKING)):
            taken = {argument.arg for argument in node.args.kwonlyargs}
            assert "deed" in taken, f"{named(path)}: {node.name} changes something and takes no deed"
