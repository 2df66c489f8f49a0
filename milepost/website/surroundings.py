"""Every setting of an installation: each is an environment variable, and this is the one table of them.

`docs/settings.md` is drawn from it by `python -m tools.settings`, `milepost doctor` looks at each by its check, and a test
holds that the program reads these and no others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

PREFIX = "MILEPOST_"
SHORTEST_SECRET = 32
_MOST_PORTS = 65_535
_HOST = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:]+\]")
Check = Callable[[str], str]
"""What is wrong with a value, in a sentence; nothing where it is right."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: what it means, what holds without it, and whether it may be shown."""

    name: str
    meaning: str
    default: str
    check: Check = lambda _given: ""
    group: str = "Installation"


def _yes(given: str) -> str:
    return "" if given == "yes" else "Write yes, or leave it out."


def _number(least: int, most: int) -> Check:
    def check(given: str) -> str:
        is_one = given.isascii() and given.isdigit() and least <= int(given) <= most
        return "" if is_one else f"Write a number from {least} to {most}."

    return check


def _database(given: str) -> str:
    fits = given.startswith(("postgresql://", "postgres://"))
    return "" if fits else "Write postgresql://user:password@host/name, or leave it out for SQLite."


def _hosts(given: str) -> str:
    wrong = [host for host in given.split(",") if not _HOST.fullmatch(host)]
    return (
        f"Not the name of a host: {', '.join(wrong)}. Names stand between commas, without https:// and ports."
        if wrong
        else ""
    )


def _origins(given: str) -> str:
    wrong = [one for one in given.split(",") if not re.fullmatch(r"https?://[^/\s]+", one)]
    return f"Not an origin: {', '.join(wrong)}. Each is https:// and a name, without a path." if wrong else ""


def _zone(given: str) -> str:
    try:
        ZoneInfo(given)
    except (KeyError, ValueError, OSError):
        return "There is no such time zone. Write one such as America/Chicago."
    return ""


def _day(given: str) -> str:
    try:
        date.fromisoformat(given)
    except ValueError:
        return "Write a day as YYYY-MM-DD."
    return ""


def _issuer(given: str) -> str:
    local = re.fullmatch(r"http://(localhost|127\.0\.0\.1)(:\d+)?(/.*)?", given)
    return "" if given.startswith("https://") or local else "The provider's address begins with https://."


def _secret(given: str) -> str:
    return "" if len(given) >= SHORTEST_SECRET else f"It is shorter than {SHORTEST_SECRET} characters."


SETTINGS = (
    Setting("HOME", "The folder of the database file, the secret key and the place of the last backup.", "`.milepost` beside the program"),
    Setting("KEYS", "The folder of the key ring. Keep a copy elsewhere; no backup holds it.", "`keys` in the folder above"),
    Setting("SECRET_KEY", "What signs sessions and links: a long random text.", "made by `milepost setup`", _secret),
    Setting("DATABASE", "`postgresql://user:password@host:5432/name`; options of libpq may follow a question mark, such as `?sslmode=verify-full`.", "SQLite in the folder above", _database),
    Setting("TIME_ZONE", "Where it is what day.", "`America/New_York`", _zone),
    Setting("TASKS", "What does long work: the dotted name of a backend of django-tasks.", "the database as queue, one worker beside the server"),
    Setting("HOSTS", "By which names it is reached, between commas.", "`127.0.0.1,localhost,[::1]`", _hosts, "Address"),
    Setting("ORIGINS", "From which other addresses forms may be sent, between commas; needed where a proxy changes the name.", "none", _origins, "Address"),
    Setting("ADDRESS", "Where people outside reach it, for links in texts and e-mails, such as `https://papers.example.org`.", "as the page was asked for", _origins, "Address"),
    Setting("TLS", "`yes`: a proxy with TLS stands before it, drops X-Forwarded-Proto from outside and sets its own. Cookies and HSTS follow.", "no", _yes, "Address"),
    Setting("PROXIES", "How many proxies stand before it, so that limits count the right address.", "0", _number(0, 10), "Address"),
    Setting("IDLE_MINUTES", "After so many minutes without a click one signs in again.", "20", _number(1, 720), "Signing in"),
    Setting("SECOND_FACTOR", "`always`: in a demonstration too, whoever sees personal data needs a second factor.", "only outside of a demonstration", lambda given: "" if given == "always" else "Write always, or leave it out.", "Signing in"),
    Setting("OIDC_ISSUER", "An OpenID Connect provider to sign in with: its issuer, exactly as it calls itself.", "none", _issuer, "Signing in"),
    Setting("OIDC_CLIENT_ID", "The name under which the provider knows this installation.", "none", group="Signing in"),
    Setting("OIDC_SECRET", "The secret shared with the provider.", "none", group="Signing in"),
    Setting("OIDC_NAME", "What the provider is called on the page.", "its host", group="Signing in"),
    Setting("MAIL_HOST", "The mail server. Without one, messages are printed beside the server.", "none", group="E-mail"),
    Setting("MAIL_PORT", "Its port; TLS is always begun.", "587", _number(1, _MOST_PORTS), "E-mail"),
    Setting("MAIL_USER", "Who we are to it.", "none", group="E-mail"),
    Setting("MAIL_PASSWORD", "The password for it.", "none", group="E-mail"),
    Setting("MAIL_FROM", "The address that messages come from.", "`milepost@localhost`", lambda given: "" if "@" in given else "Write an e-mail address.", "E-mail"),
    Setting("MAIL_HOUR", "From this hour of the morning on the daily e-mail goes out.", "6", _number(0, 23), "E-mail"),
    Setting("TEXTS", "The gateway that carries texts: `files`, a plug-in's name, or `package.module:Class` (docs/gateways.md).", "`files`", group="E-mail"),
    Setting("ORGANIZATION", "Read once, by `milepost setup` without a terminal: the organization's name.", "asked for", group="First administrator"),
    Setting("EMAIL", "Their e-mail address.", "asked for", group="First administrator"),
    Setting("PASSWORD", "Their password. Take it out of the environment afterwards.", "asked for", group="First administrator"),
    Setting("NAME", "Their name.", "the beginning of the e-mail address", group="First administrator"),
    Setting("DEMONSTRATION", "`yes`: made-up people who live on a day of their own. Never with real people's data.", "no", _yes, "Demonstration"),
    Setting("TODAY", "The day on which a demonstration lives.", "`2025-12-15`", _day, "Demonstration"),
    Setting("TEST_DATABASE", "`postgresql`: the tests run on it instead of SQLite.", "SQLite", group="Tests"),
    Setting("TEST_DATABASE_ADDRESS", "Set by the tests themselves, for the processes they start.", "none", group="Tests"),
    Setting("FUZZED_REQUESTS", "How many odd requests are sent in each role.", "150", group="Tests"),
    Setting("EVERYTHING", "`yes`: the whole walk of every role on PostgreSQL too, and every rule of axe at each width.", "no", _yes, "Tests"),
    Setting("YEAR_TICKETS", "How many Tickets the year that tests every cent is lived with.", "5", group="Tests"),
    Setting("YEAR_SEED", "The seed of that year.", "2025", group="Tests"),
    Setting("KILLED_TIMES", "How often each long work is killed.", "2", group="Tests"),
    Setting("RESTORED_TICKETS", "How many Tickets are backed up and restored.", "60", group="Tests"),
)  # fmt: skip
KNOWN = {PREFIX + one.name: one for one in SETTINGS}


def number_in(surroundings: Mapping[str, str], name: str, otherwise: int) -> int:
    """The number that is given, or the one that holds otherwise; a wrong one is said by `faults`, not by a crash."""
    given = surroundings.get(name, "")
    return int(given) if given and not KNOWN[name].check(given) else otherwise


def faults(surroundings: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the settings, a sentence each, never with a value that could be a secret."""
    for name, given in sorted(surroundings.items()):
        if not name.startswith(PREFIX):
            continue
        if name not in KNOWN:
            yield f"{name} is no setting of Milepost; is it misspelt? docs/settings.md has them all."
        elif given and (wrong := KNOWN[name].check(given)):
            yield f"{name}: {wrong}"
    yield from _that_belong_together(surroundings)


def _that_belong_together(surroundings: Mapping[str, str]) -> Iterator[str]:
    def given(name: str) -> str:
        return surroundings.get(PREFIX + name, "")

    if given("OIDC_ISSUER") and not (given("OIDC_CLIENT_ID") and given("OIDC_SECRET")):
        yield "MILEPOST_OIDC_ISSUER needs MILEPOST_OIDC_CLIENT_ID and MILEPOST_OIDC_SECRET beside it."
    if given("MAIL_HOST") and not given("MAIL_FROM"):
        yield "MILEPOST_MAIL_HOST needs MILEPOST_MAIL_FROM beside it: from whom do messages come?"
    if given("TLS") and not given("HOSTS"):
        yield "MILEPOST_TLS=yes needs MILEPOST_HOSTS: by which name is it reached?"


def worries(surroundings: Mapping[str, str]) -> Iterator[str]:
    """What works, and should be looked at all the same."""
    if surroundings.get("MILEPOST_DEMONSTRATION") and surroundings.get("MILEPOST_MAIL_HOST"):
        yield "MILEPOST_MAIL_HOST is set in a demonstration: its people are made up, their addresses may not be."
    if _is_in_the_clear(surroundings.get("MILEPOST_DATABASE", "")):
        yield "MILEPOST_DATABASE leads to another machine: with ?sslmode=verify-full at its end nothing travels in the clear."
    if surroundings.get("MILEPOST_PASSWORD"):
        yield "MILEPOST_PASSWORD is still in the environment; setting up is done, so take it out."


def _is_in_the_clear(address: str) -> bool:
    """Whether a database elsewhere is asked for without a certificate being wanted."""
    host = address.split("://", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1]
    is_here = host.split(":")[0] in {"", "localhost", "127.0.0.1"} or host.startswith("[::1]")
    return not is_here and not re.search(r"[?&]sslmode=verify-(full|ca)\b", address)
