"""Prints the table of roles for docs/roles.md: python -m tools.roles > docs/roles.md"""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.website.settings")
    import django

    django.setup()
    from milepost.organizations.roles import MAY, ROLES_OF_KIND, Act, Role

    print(
        "# What each role may do\n\nDrawn from `milepost/organizations/roles.py` by `python -m tools.roles`; a test holds it to it.\n"
    )
    print("| role |" + "".join(f" {act.value.replace('_', ' ')} |" for act in Act))
    print("|---|" + "---|" * len(Act))
    for role in Role:
        print(f"| {role.value} |" + "".join(" yes |" if act in MAY[role] else " |" for act in Act))
    print(
        "\nA full Social Security number is shown to nobody whose suitability is not *cleared*, whatever the role. A partner"
    )
    print("coordinator sees the people whom the partner serves and nobody else.\n")
    print("| organization | roles |\n|---|---|")
    for kind, roles in ROLES_OF_KIND.items():
        print(f"| {kind.replace('_', ' ')} | {', '.join(roles)} |")


if __name__ == "__main__":
    main()
