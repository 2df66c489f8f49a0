"""A process that tells of some Tickets while the worker tells of others: see `milepost.tickets.two_at_once`."""

from __future__ import annotations

import os
import sys
from uuid import UUID

from milepost.website.installation import home, start_django

PAGES_COME_FIRST = 3
"""How much this process gives way to those that somebody waits for at a page."""


def main() -> None:
    """Of the organization that is named: a line of keys in, a line out when their answers are kept; until there are no more."""
    if hasattr(os, "nice"):
        os.nice(PAGES_COME_FIRST)
    start_django(home())
    from milepost.caseload.collecting import without_collecting
    from milepost.organizations.models import Organization
    from milepost.organizations.scope import for_organization
    from milepost.tickets.touched import touch_keys

    organization = Organization.objects.get(pk=UUID(sys.argv[1]))
    with for_organization(organization), without_collecting():
        print("ready", flush=True)  # noqa: T201 - what the other process reads
        for line in sys.stdin:
            touch_keys([UUID(key) for key in line.split()])
            print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
