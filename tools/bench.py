"""Times of the commands, side by side in one run: `make bench`.

Each command runs as a process of its own, in turn, several rounds; the medians are compared with the time of only
reading the same files, because machines differ and a ratio does not.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

BUILD = Path(__file__).parents[1] / "build" / "bench"
MILEPOST = (sys.executable, "-m", "milepost")
LOOK_EVERY = 0.2


@dataclass
class Timed:
    """One command and what each of its runs took, in seconds and in MB at the highest."""

    name: str
    command: tuple[str, ...]
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def run(self) -> None:
        began = time.perf_counter()
        with subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            highest = 0.0
            while process.poll() is None:
                highest = max(highest, memory_of(process.pid))
                time.sleep(LOOK_EVERY if time.perf_counter() - began > 1 else 0.01)
        assert process.returncode == 0, f"{self.name} left with {process.returncode}"
        self.seconds.append(time.perf_counter() - began)
        self.megabytes.append(highest)


def memory_of(pid: int) -> float:
    """MB of the process and those it started, what they share counted once; 0 where the system does not say."""
    try:
        shares = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = next(int(line.split()[1]) for line in shares.splitlines() if line.startswith("Pss:"))
    return own / 1024 + sum(memory_of(int(child)) for child in children)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tickets", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    caseload = BUILD / f"tickets-{asked.tickets}"
    if not caseload.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        made = (*MILEPOST, "simulate", str(caseload), "--tickets", str(asked.tickets), "--seed", "1")
        subprocess.run(made, check=True)
    day = ("--as-of", "2025-12-31")
    timed = [
        Timed("milepost --help", (*MILEPOST, "--help")),
        Timed("only reading: milepost check", (*MILEPOST, "check", str(caseload))),
        Timed(
            "milepost claims --format json", (*MILEPOST, "claims", str(caseload), *day, "--format", "json")
        ),
        Timed("milepost claims --format csv", (*MILEPOST, "claims", str(caseload), *day, "--format", "csv")),
        Timed(
            "milepost progress --format csv", (*MILEPOST, "progress", str(caseload), *day, "--format", "csv")
        ),
    ]
    for _ in range(asked.rounds):
        for one in timed:
            one.run()
    reading = statistics.median(timed[1].seconds)
    print(f"{asked.tickets:,} Tickets, {asked.rounds} rounds, {os.cpu_count()} processors\n")
    print(f"{'':34} {'median':>8} {'least':>8} {'most':>8} {'of reading':>11} {'MB':>6}")
    for one in timed:
        median = statistics.median(one.seconds)
        spread = f"{median:8.2f} {min(one.seconds):8.2f} {max(one.seconds):8.2f}"
        print(f"{one.name:34} {spread} {median / reading:10.2f}x {max(one.megabytes):6.0f}")


if __name__ == "__main__":
    main()
