"""The scripts of the pages keep nothing in the browser, and write no HTML."""

from __future__ import annotations

import re
from pathlib import Path

from milepost import website

LOOK = Path(website.__file__).parent / "look"


def test_no_script_of_ours_keeps_anything_in_the_browser_or_writes_html() -> None:
    """send.js keeps a made-up word for each file's size and time, and nothing else."""
    scripts = sorted(LOOK.glob("*.js"))
    assert {"idle.js", "scripts.js", "send.js"} <= {path.name for path in scripts}
    for path in scripts:
        text = path.read_text()
        for word in (
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "postMessage",
        ):
            assert word not in text, f"{path.name} uses {word}"
        kept = re.findall(r"localStorage\.\w+\(([^,)]*)", text)
        assert set(kept) <= ({"PLACE"} if path.name == "send.js" else set()), f"{path.name} keeps {kept}"
