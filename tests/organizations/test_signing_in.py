"""Coming in and going: what is journaled, when a session ends, and which passwords are good."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import MOST_READ_IN_AN_HOUR
from milepost.people.models import Ticketholder
from milepost.website import settings as installed
from milepost.website.idle import BEGAN, SEEN
from milepost.website.outbound import HideNumbers, Line
from tests.website.conftest import PASSWORD, _fresh_cache, administrator, enrolled, northside, signed_in

__all__ = ["_fresh_cache", "administrator", "northside", "signed_in"]
SignedIn = Callable[[StaffMember], Client]


def sign_in(client: Client, member: StaffMember, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": member.email, "password": password})


def noted() -> list[str]:
    return list(Entry.objects.filter(kind="signing_in").order_by("pk").values_list("action", flat=True))


def test_coming_in_going_and_failing_to_stand_in_the_journal(
    client: Client, administrator: StaffMember
) -> None:
    sign_in(client, administrator, "not the password")
    sign_in(client, administrator)
    client.post(reverse("account_logout"))
    assert noted() == ["sign-in failed", "signed in", "signed out"]
    entry = Entry.objects.get(action="signed in")
    assert (entry.by, entry.organization) == (administrator, administrator.owner)
    assert entry.figures == {"address": "127.0.0.1", "by": ["password"]}
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    sign_in(client, administrator)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert noted()[-1] == "second factor failed"


def test_an_address_that_nobody_has_is_told_to_the_log_without_the_address(
    client: Client, administrator: StaffMember, caplog: pytest.LogCaptureFixture
) -> None:
    given = {"login": "nobody@nowhere.example", "password": "whatever it is"}
    answer = client.post(reverse("account_login"), given)
    known = sign_in(client, administrator, "whatever it is")
    assert answer.context["form"].errors == known.context["form"].errors, "both are told the same"
    assert "an address that nobody has here" in caplog.text
    assert "nowhere" not in caplog.text
    assert noted() == ["sign-in failed"]


def test_what_a_role_was_refused_stands_in_the_journal(northside: Organization, signed_in: SignedIn) -> None:
    reviewer = enrolled(northside, "reviewer")
    assert signed_in(reviewer).get(reverse("staff")).status_code == 403
    entry = Entry.objects.get(action="refused")
    assert (entry.by, entry.figures["route"]) == (reviewer, "staff")


def test_a_session_ends_after_twelve_hours_however_busy_one_was(
    client: Client, administrator: StaffMember
) -> None:
    client.force_login(administrator)
    assert client.get("/").status_code == 200
    began = client.session[BEGAN]
    client.get("/")
    assert client.session[BEGAN] == began, "a click does not begin it anew"
    session = client.session
    session[BEGAN] = (timezone.now() - timedelta(hours=12, seconds=1)).isoformat()
    session[SEEN] = timezone.now().isoformat()
    session.save()
    answer = client.get("/", follow=True)
    assert answer.redirect_chain[0][0].startswith("/sign-in/")
    assert "12 hours had passed" in answer.text


def test_signing_in_and_confirming_who_one_is_give_the_session_a_new_key(
    client: Client, administrator: StaffMember
) -> None:
    client.get(reverse("account_login"))
    sign_in(client, administrator)
    first = client.session.session_key
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    second = client.session.session_key
    assert first != second
    assert client.get("/").status_code == 200
    assert UserSession.objects.get().session_key == second, "the list of sessions knows it"
    stolen = Client()
    stolen.cookies["session"] = first or ""
    assert stolen.get("/").status_code == 302


def test_whoever_may_not_sign_in_any_more_is_out_at_once_and_stays_out(
    administrator: StaffMember, northside: Organization, signed_in: SignedIn
) -> None:
    coordinator, theirs = enrolled(northside, "coordinator"), Client()
    sign_in(theirs, coordinator)
    assert theirs.get("/").status_code == 200
    given = {"name": "C", "role": "coordinator", "version": coordinator.version}
    signed_in(administrator).post(reverse("staff_one", args=[coordinator.pk]), given)
    assert theirs.get("/").status_code == 302
    StaffMember.objects.filter(pk=coordinator.pk).update(is_active=True)
    assert theirs.get("/").status_code == 302, "the old session does not come back"


def test_an_administrator_signs_somebody_out_everywhere(
    administrator: StaffMember, northside: Organization, signed_in: SignedIn
) -> None:
    coordinator = enrolled(northside, "coordinator")
    browsers = [Client(), Client()]
    for browser in browsers:
        sign_in(browser, coordinator)
    answer = signed_in(administrator).post(reverse("staff_sessions_end", args=[coordinator.pk]), follow=True)
    assert "is signed out everywhere" in answer.text
    assert [browser.get("/").status_code for browser in browsers] == [302, 302]
    assert Entry.objects.get(action="sessions ended").figures == {"count": 2}


def test_signing_out_empties_the_browser_and_ends_the_session(
    client: Client, administrator: StaffMember
) -> None:
    sign_in(client, administrator)
    kept = client.cookies["session"].value
    answer = client.post(reverse("account_logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    again = Client()
    again.cookies["session"] = kept
    assert again.get("/").status_code == 302


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("Milepost Northside 1", False),
        ("northside-administrator", False),
        ("TicketToWork2025", False),
        ("milepost and a purple llama", True),
        ("ñandú 漢字 and spaces are fine", True),
        ("all lower case letters", True),
        ("x" * 6 + " " + "y7" * 50, True),
    ],
)
def test_a_password_is_more_than_words_everybody_knows_and_of_any_characters(
    administrator: StaffMember, password: str, *, good: bool
) -> None:
    if good:
        validate_password(password, administrator)
        administrator.set_password(password)
        assert administrator.check_password(password)
        assert not administrator.check_password(password[:-1])
        assert not administrator.check_password(password.upper())
    else:
        with pytest.raises(ValidationError):
            validate_password(password, administrator)


def test_passwords_are_kept_by_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=installed.PASSWORD_HASHERS):
        assert identify_hasher(make_password("whatever it is")).algorithm == "argon2"


def test_a_forgotten_password_chosen_anew_does_not_pass_the_second_factor(
    client: Client, administrator: StaffMember
) -> None:
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    key = f"{user_pk_to_url_str(administrator)}-{default_token_generator.make_token(administrator)}"
    uid, token = key.split("-", 1)
    link = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    form = client.get(link, follow=True)
    chosen = {"password1": "a purple llama walks", "password2": "a purple llama walks"}
    client.post(form.redirect_chain[-1][0], chosen)
    assert client.get("/").status_code == 302
    answer = sign_in(client, administrator, "a purple llama walks")
    assert answer.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert Client().get(link, follow=True).context.get("token_fail"), "a link opens once"


def test_nobody_has_the_numbers_of_a_whole_caseload_shown(
    administrator: StaffMember, northside: Organization, signed_in: SignedIn
) -> None:
    administrator.suitability = "cleared"
    administrator.save()
    holder = Ticketholder.objects.filter(organization=northside)[0]
    address, client = reverse("person_reveal", args=[holder.ticket_id]), signed_in(administrator)
    deed = Deed.of(administrator, "a reason for it")
    for _ in range(MOST_READ_IN_AN_HOUR - 1):
        deed.write_reading("numbers read", holder)
    assert client.post(address, {"why": "a reason for it"}).status_code == 200
    refused = client.post(address, {"why": "a reason for it"})
    assert refused.status_code == 403
    assert "numbers shown in full within an hour" in refused.text
    other = enrolled(northside, "coordinator")
    other.suitability = "cleared"
    other.save()
    assert signed_in(other).get(address).status_code == 200, "each has their own count"


def test_a_line_of_the_log_says_when_and_cannot_be_broken_in_two() -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Not Found: %s", ("/a\r\n2026 INFO root fine\u2028",), None
    )
    record.created, record.msecs = 0.0, 7.0
    assert HideNumbers().filter(record)
    line = Line().format(record)
    assert (
        line
        == "1970-01-01T00:00:00.007Z WARNING django.request Not Found: /a\\r\\n2026 INFO root fine\\u2028"
    )


def test_a_new_password_signs_out_everywhere_else(client: Client, administrator: StaffMember) -> None:
    other = Client()
    for browser in (client, other):
        sign_in(browser, administrator)
    given = {"oldpassword": "not the password", "password1": "a purple llama walks", "password2": "a purple llama walks"}  # fmt: skip
    assert client.post(reverse("account_change_password"), given).status_code == 200, (
        "the old one is asked for"
    )
    assert other.get("/").status_code == 200
    client.post(reverse("account_change_password"), {**given, "oldpassword": PASSWORD})
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def test_a_code_opens_once(client: Client, administrator: StaffMember) -> None:
    app = TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    code = str(format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", next(yield_hotp_counters_from_time()))))
    assert app.validate_code(code)
    assert not app.validate_code(code)
    codes = RecoveryCodes.activate(administrator)
    one = codes.get_unused_codes()[0]
    assert codes.validate_code(one)
    assert not codes.validate_code(one)
    assert len(one) >= 8
    assert one not in str(Authenticator.objects.get(type="recovery_codes").data)


def test_the_list_of_sessions_and_the_second_factor_ask_who_one_is(
    client: Client, administrator: StaffMember
) -> None:
    other = Client()
    for browser in (client, other):
        sign_in(browser, administrator)
    asked = ("usersessions_list", "mfa_activate_totp", "mfa_add_webauthn")

    def statuses() -> list[int]:
        return [client.get(reverse(route)).status_code for route in asked]

    assert statuses() == [302, 302, 302], "having signed in is not enough"
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert statuses() == [200, 200, 200]
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**one, "at": one["at"] - 11 * 60} for one in records]
    session.save()
    assert statuses() == [302, 302, 302], "nor is having confirmed it eleven minutes ago"
    assert client.post(reverse(asked[0])).headers["Location"].startswith(reverse("account_reauthenticate"))
    assert other.get("/").status_code == 200
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse(asked[0]))
    assert (client.get("/").status_code, other.get("/").status_code) == (200, 302)


def test_a_session_that_ends_by_itself_empties_the_browser_too(
    client: Client, administrator: StaffMember
) -> None:
    client.force_login(administrator)
    client.get("/")
    session = client.session
    session[SEEN] = (timezone.now() - timedelta(minutes=21)).isoformat()
    session.save()
    assert client.get("/").headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(("proxies", "expected"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_nobody_chooses_the_address_they_are_known_by(
    client: Client, administrator: StaffMember, settings: Any, proxies: int, expected: str
) -> None:
    """A proxy writes the address it was asked from last; what stands before it was made up."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    given = {"login": administrator.email, "password": PASSWORD}
    client.post(reverse("account_login"), given, headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert Entry.objects.get(action="signed in").figures["address"] == expected


def test_too_many_tries_get_a_page_that_says_what_to_do(administrator: StaffMember) -> None:
    client = Client(headers={"accept-language": "es"})
    client.force_login(administrator)
    wrong = {"oldpassword": "not it", "password1": "x", "password2": "x"}
    answers = [client.post("/account/password/", wrong) for _ in range(12)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "Ha habido demasiados intentos" in answers[-1].text
    assert '<main id="main"' in answers[-1].text
