"""Signing in with an OpenID Connect provider: a real one, running beside the tests."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client, RequestFactory
from django.urls import reverse

from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.openid_connect import _answer
from tests.organizations.conftest import set_up
from tests.organizations.provider import CLIENT, PASSWORD
from tests.website.conftest import PASSWORD as OWN_PASSWORD
from tests.website.conftest import _fresh_cache, administrator, enrolled, northside

__all__ = ["_fresh_cache", "administrator", "northside"]
pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
AWAY, BACK = "/sign-in/with/organization/", "/sign-in/with/organization/back/"


def through_the_provider(client: Client, provider: str, email: str) -> Any:
    """The whole way, as a browser goes it: off from our page, signing in there, and back. The answer to the last step."""
    away = client.post(f"{AWAY}?process=login")
    assert away.status_code == 302, away.content
    with requests.Session() as there:
        form = there.get(away.headers["Location"])
        token = TOKEN.search(form.text)
        assert token is not None
        given = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        answer = there.post(form.url, given, allow_redirects=False)
        while not answer.headers["Location"].startswith("http://testserver/"):
            answer = there.get(
                provider + answer.headers["Location"].removeprefix(provider), allow_redirects=False
            )
    back = urlsplit(answer.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def member_named(organization: Organization, email: str) -> StaffMember:
    return StaffMember.objects.enrol(
        email=email, name="Somebody", organization=organization, role="coordinator", password=OWN_PASSWORD
    )


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_somebody_enrolled_whose_address_the_provider_has_verified_comes_in(
    client: Client, provider: str, administrator: StaffMember
) -> None:
    accounts = StaffMember.objects.count()
    answer = through_the_provider(client, provider, administrator.email)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert client.session["_auth_user_id"] == str(administrator.pk)
    known = SocialAccount.objects.get()
    assert (known.user, known.provider) == (administrator, "organization")
    assert administrator.email not in str(known.extra_data), "what the provider told is not kept beside it"
    assert StaffMember.objects.count() == accounts
    administrator.refresh_from_db()
    assert administrator.check_password(OWN_PASSWORD), "the password stays good"
    again = Client()
    through_the_provider(again, provider, administrator.email)
    assert is_signed_in(again)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize("email", ["coordinator@northside.example", "stranger@elsewhere.example"])
def test_an_unverified_or_unknown_address_opens_nothing_and_makes_no_account(
    client: Client, provider: str, northside: Organization, email: str
) -> None:
    enrolled(northside, "coordinator")  # the provider has not verified this one's address
    accounts = StaffMember.objects.count()
    answer = through_the_provider(client, provider, email)
    assert answer.status_code == 403
    assert "County Sign-in has named nobody who is enrolled here" in answer.text
    assert email not in answer.text
    assert not is_signed_in(client)
    assert (StaffMember.objects.count(), SocialAccount.objects.count()) == (accounts, 0)


def test_who_may_not_sign_in_any_more_does_not_come_in_by_the_provider(
    client: Client, provider: str, administrator: StaffMember
) -> None:
    StaffMember.objects.filter(pk=administrator.pk).update(is_active=False)
    answer = through_the_provider(client, provider, administrator.email)
    assert answer.headers.get("Location", "") == reverse("account_inactive") or answer.status_code == 403
    assert not is_signed_in(client)


def test_an_address_given_to_somebody_else_does_not_open_the_first_ones_account(
    client: Client, provider: str, northside: Organization
) -> None:
    """The provider knows two people; the second one now has the address of a member known by the first one's name."""
    member = member_named(northside, "second@elsewhere.example")
    SocialAccount.objects.create(user=member, provider="organization", uid="the one before")
    assert through_the_provider(client, provider, member.email).status_code == 403
    assert not is_signed_in(client)


def test_the_second_factor_is_asked_for_all_the_same(
    client: Client, provider: str, administrator: StaffMember, settings: Any
) -> None:
    settings.MILEPOST_SECOND_FACTOR_ALWAYS = True
    through_the_provider(client, provider, administrator.email)
    assert client.get("/").headers["Location"] == reverse("second_factor"), "none is set up yet"
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    later = Client()
    answer = through_the_provider(later, provider, administrator.email)
    assert answer.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(later)


@pytest.mark.parametrize("what", ["another-nonce", "another-audience", "another-subject", "out-of-time"])
@pytest.mark.parametrize(
    ("language", "words"), [("en", "did not come to its end"), ("es", "no llegó a su fin")]
)
def test_an_answer_that_does_not_hold_together_is_not_believed(
    provider: str, northside: Organization, what: str, language: str, words: str
) -> None:
    member = member_named(northside, f"{what}@northside.example")
    client = Client(headers={"accept-language": language})
    answer = through_the_provider(client, provider, member.email)
    assert answer.status_code == 401
    assert words in answer.text
    assert "County Sign-in" in answer.text
    assert not is_signed_in(client)


@pytest.mark.parametrize(("language", "words"), [("en", "Not signed in"), ("es", "No ha iniciado sesión")])
def test_pages_that_say_no_are_ours_in_both_languages(
    provider: str, northside: Organization, language: str, words: str
) -> None:
    client = Client(headers={"accept-language": language})
    for query in ("", "?code=made-up", "?code=x&state=y", "?error=server_error&state=z"):
        answer = client.get(BACK + query)
        assert answer.status_code == 401
        assert words in answer.text
        assert "milepost.css" in answer.text
    cancelled = client.get(reverse("socialaccount_login_cancelled"))
    assert words in cancelled.text
    assert through_the_provider(client, provider, "stranger@elsewhere.example").status_code == 403


def test_whoever_stops_at_the_provider_is_told_that_nothing_has_changed(
    client: Client, provider: str
) -> None:
    away = client.post(AWAY)
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    stopped = client.get(f"{BACK}?error=access_denied&state={state}", follow=True)
    assert "Nothing has changed here" in stopped.text


def test_an_answer_is_taken_once_and_only_by_the_browser_that_asked(
    client: Client, provider: str, administrator: StaffMember
) -> None:
    class Somebody(Client):
        def get(self, path: str, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
            self.came_back = path
            return super().get(path, *args, **kwargs)

    asked = Somebody()
    through_the_provider(asked, provider, administrator.email)
    assert is_signed_in(asked)
    for another in (Client(), asked):
        assert another.get(asked.came_back).status_code == 401
    assert not is_signed_in(client)


def test_what_is_asked_cannot_be_changed_by_an_address(client: Client, provider: str) -> None:
    given = (
        "auth_params=redirect_uri%3Dhttps%3A%2F%2Fevil.example%26nonce%3D1&scope=everything&process=connect"
    )
    away = client.post(f"{AWAY}?{given}&next=https://evil.example/")
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert away.headers["Location"].startswith(f"{provider}/identity/o/authorize?")
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["nonce"][0]) > 40
    states = client.session["socialaccount_states"]
    assert [state["next"] for state, *_ in states.values() if "next" in state] == []


def test_asking_for_the_page_alone_goes_nowhere(client: Client, provider: str) -> None:
    page = client.get(AWAY)
    assert page.status_code == 200
    assert "You are leaving this page for County Sign-in" in page.text
    assert f"form-action 'self' {provider};" in page.headers["Content-Security-Policy"]


def test_a_provider_that_calls_itself_otherwise_is_not_believed(
    client: Client, issuer: str, settings: Any
) -> None:
    set_up(settings, issuer.replace("localhost", "127.0.0.1"))
    assert client.post(AWAY).status_code == 401


def test_a_provider_that_does_not_answer_is_a_page_of_ours(client: Client, settings: Any) -> None:
    set_up(settings, "http://localhost:9")
    answer = client.post(AWAY)
    assert answer.status_code == 401
    assert "did not come to its end" in answer.text


def test_without_a_provider_there_is_no_such_way_in(client: Client, settings: Any) -> None:
    set_up(settings, "")
    assert client.get(AWAY).status_code == client.get(BACK).status_code == 404
    assert "form-action 'self';" in client.get("/sign-in/").headers["Content-Security-Policy"]


def test_a_token_that_somebody_else_has_signed_is_refused(provider: str) -> None:
    """Under the name of the provider's own key, and with an address of other keys in its head."""
    answer = _answer(RequestFactory().get(BACK), "organization")
    kid = requests.get(f"{provider}/.well-known/jwks.json", timeout=5).json()["keys"][0]["kid"]
    claims = {"iss": provider, "aud": CLIENT, "sub": "1", "exp": 4_000_000_000}
    theirs = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    for head in ({"kid": kid}, {"kid": kid, "jku": "http://localhost:9/keys"}, {"kid": "another"}):
        token = jwt.encode(claims, theirs, algorithm="RS256", headers=head)
        with pytest.raises(OAuth2Error):
            answer._decode_id_token(answer.get_provider().app, token)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_without_a_key_pairs_signature_is_refused(provider: str, algorithm: str) -> None:
    request = RequestFactory().get(BACK)
    answer = _answer(request, "organization")
    key: Any = None if algorithm == "none" else "x" * 64
    kid = requests.get(f"{provider}/.well-known/jwks.json", timeout=5).json()["keys"][0]["kid"]
    claims = {"iss": provider, "aud": CLIENT, "sub": "1", "exp": 4_000_000_000}
    token = jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})
    with pytest.raises(OAuth2Error):
        answer._decode_id_token(answer.get_provider().app, token)
    for broken in ("", "a.b.c", token[:-3]):
        with pytest.raises(OAuth2Error):
            answer._decode_id_token(answer.get_provider().app, broken)
