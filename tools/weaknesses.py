"""Known weaknesses of the packages we depend on, by pip-audit: python -m tools.weaknesses

Where the list of advisories cannot be reached it says so, and that nothing was checked; it never passes in silence.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).parents[1] / "requirements"


def main() -> int:
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--disable-pip",
        "--no-deps",
        "--format",
        "json",
        "--progress-spinner",
        "off",
    ]
    found = subprocess.run([*command, "-r", str(REQUIREMENTS / "run.txt")], capture_output=True, text=True)
    try:
        packages = json.loads(found.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("Weaknesses: not checked, the advisories could not be read.", found.stderr[-300:])
        return 0
    checked = [one for one in packages if "skip_reason" not in one]
    weak = [one for one in checked if one["vulns"]]
    for one in weak:
        print(f"{one['name']} {one['version']}: " + ", ".join(flaw["id"] for flaw in one["vulns"]))
    print(f"Weaknesses: {len(checked)} of {len(packages)} packages checked, {len(weak)} with known ones.")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
