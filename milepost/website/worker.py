"""The process beside the web server that does the long work."""

from __future__ import annotations

from milepost.website.installation import home, start_django


def main() -> None:
    """Work until stopped. It sees everything until a task narrows itself to its organization."""
    start_django(home())
    from django.core.management import call_command

    call_command("db_worker", interval=1)


if __name__ == "__main__":
    main()
