"""Signing in, out, and failing to, in the journal: by which way, from which address; and what a role was refused."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as second_factor
from allauth.usersessions.models import UserSession
from django.contrib.auth import signals
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import for_organization

log = logging.getLogger("milepost.signing_in")


def connect() -> None:
    """Listen, once the program stands."""
    written = (
        (account.user_logged_in, "signed in"),
        (signals.user_logged_out, "signed out"),
        (account.password_changed, "password changed"),
        (account.password_set, "password set"),
        (account.password_reset, "password reset"),
        (second_factor.authentication_failed, "second factor failed"),
        (second_factor.authenticator_added, "second factor added"),
        (second_factor.authenticator_removed, "second factor removed"),
        (second_factor.authenticator_reset, "second factor renewed"),
    )
    for signal, action in written:
        signal.connect(_writer_of(action), weak=False, dispatch_uid=f"journal {action}")
    signals.user_login_failed.connect(_failed, dispatch_uid="journal sign-in failed")
    account.authentication_step_completed.connect(_renew_session, dispatch_uid="renew session")


def _writer_of(action: str) -> Any:
    def write(sender: Any, user: Any = None, request: HttpRequest | None = None, **given: Any) -> None:
        if isinstance(user, StaffMember):
            kind = getattr(given.get("authenticator"), "type", None)
            by = {"factor": str(kind)} if kind else {"by": _ways(request)} if action == "signed in" else {}
            note(user, action, request, **by)

    return write


def _failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """A wrong password; of an address that nobody has here the log says so, without the address."""
    address = str(credentials.get("email") or credentials.get("username") or "")
    member = StaffMember.objects.filter(email=address.lower()).first()
    if member is None:
        log.warning(
            "somebody failed to sign in, with an address that nobody has here, from %s", _from(request)
        )
    else:
        note(member, "sign-in failed", request)


def note(member: StaffMember, action: str, request: HttpRequest | None, **figures: Any) -> None:
    """One line about a member's own coming in."""
    with for_organization(member.owner):
        Deed.of(member).write_signing_in(action, member, address=_from(request), **figures)


def _ways(request: HttpRequest | None) -> list[str]:
    """How one has signed in: `password`, `mfa`, `socialaccount`."""
    records = request.session.get("account_authentication_methods", []) if request else []
    return [str(record["method"]) for record in records]


def _from(request: HttpRequest | None) -> str:
    """From which address on the network, as far as it is known."""
    try:
        return str(get_adapter().get_client_ip(request)) if request else ""
    except PermissionDenied:
        return ""


def _renew_session(sender: Any, request: HttpRequest, **given: Any) -> None:
    """Whoever confirms who they are goes on in a session with a new key, as after signing in."""
    if given.get("reauthenticated") and request.session.session_key:
        before = request.session.session_key
        request.session.cycle_key()
        UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
