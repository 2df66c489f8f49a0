"""The roles of staff, and the one table that says what each may do.

`docs/roles.md` shows the table; a test holds it to this file.
"""

from __future__ import annotations

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does in an organization."""

    ADMINISTRATOR = "administrator", _("administrator")
    COORDINATOR = "coordinator", _("coordinator")
    PAYMENTS = "payments", _("payments")
    PARTNER_COORDINATOR = "partner_coordinator", _("partner coordinator")
    REVIEWER = "reviewer", _("reviewer")
    VR_COUNSELOR = "vr_counselor", _("State VR counselor")
    PROGRAM_PAYMENTS = "program_payments", _("program manager, payments")
    PROGRAM_INTEGRITY = "program_integrity", _("program manager, integrity")
    PROGRAM_HELPLINE = "program_helpline", _("program manager, helpline")
    PROGRAM_HELP_DESK = "program_help_desk", _("program manager, help desk")


class Act(Enum):
    """Something that a route or a button asks leave for."""

    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    SEE_DOCUMENTS = "see_documents"
    ADD_DOCUMENTS = "add_documents"
    REVEAL = "reveal"
    SEE_CLAIMS = "see_claims"
    SEE_FIGURES = "see_figures"
    ENTER_FIGURES = "enter_figures"
    SEE_CASELOADS = "see_caseloads"
    CHANGE_CASELOADS = "change_caseloads"
    SEE_ORGANIZATION = "see_organization"
    CHANGE_ORGANIZATION = "change_organization"
    MANAGE_STAFF = "manage_staff"
    SEE_JOURNAL = "see_journal"
    HOLD_RECORDS = "hold_records"
    ASSIGN = "assign"
    PREPARE_CLAIMS = "prepare_claims"
    RELEASE_CLAIMS = "release_claims"
    FOLLOW_CLAIMS = "follow_claims"
    RECORD_PAYMENTS = "record_payments"
    SEE_SHARES = "see_shares"
    SEE_LEDGER = "see_ledger"
    AGREE_SHARES = "agree_shares"
    REMIT = "remit"
    DO_DUTIES = "do_duties"
    SEE_AGREEMENTS = "see_agreements"
    WRITE_AGREEMENTS = "write_agreements"
    SIGN_AGREEMENTS = "sign_agreements"
    ONBOARD = "onboard"
    ANSWER_REVIEWS = "answer_reviews"
    WRITE_MESSAGES = "write_messages"
    COUNSEL = "counsel"
    SEE_SCHEMES = "see_schemes"
    WRITE_SCHEMES = "write_schemes"
    SEE_HAND_OFFS = "see_hand_offs"
    CHANGE_HAND_OFFS = "change_hand_offs"
    SEE_REVENUE = "see_revenue"
    PLAN_REVENUE = "plan_revenue"
    WRITE_KNOWLEDGE = "write_knowledge"


_READING = {
    Act.SEE_PEOPLE, Act.SEE_DOCUMENTS, Act.SEE_CLAIMS, Act.SEE_FIGURES, Act.SEE_CASELOADS, Act.SEE_ORGANIZATION
}  # fmt: skip
_CASE_WORK = {Act.CHANGE_PEOPLE, Act.ADD_DOCUMENTS, Act.REVEAL}

MAY: dict[str, frozenset[Act]] = {
    Role.ADMINISTRATOR: frozenset(Act),
    Role.COORDINATOR: frozenset(
        _READING
        | _CASE_WORK
        | {Act.CHANGE_CASELOADS, Act.ASSIGN, Act.PREPARE_CLAIMS, Act.FOLLOW_CLAIMS, Act.DO_DUTIES}
        | {Act.SEE_AGREEMENTS, Act.ONBOARD, Act.ANSWER_REVIEWS, Act.WRITE_MESSAGES, Act.COUNSEL}
        | {Act.SEE_SCHEMES, Act.WRITE_SCHEMES, Act.SEE_HAND_OFFS, Act.CHANGE_HAND_OFFS}
        | {Act.SEE_REVENUE, Act.WRITE_KNOWLEDGE}
    ),
    Role.PAYMENTS: frozenset(
        _READING
        | {Act.ADD_DOCUMENTS, Act.REVEAL, Act.CHANGE_CASELOADS}
        | {Act.PREPARE_CLAIMS, Act.RELEASE_CLAIMS, Act.FOLLOW_CLAIMS, Act.RECORD_PAYMENTS}
        | {Act.SEE_SHARES, Act.SEE_LEDGER, Act.AGREE_SHARES, Act.REMIT, Act.DO_DUTIES, Act.SEE_AGREEMENTS}
        | {Act.WRITE_MESSAGES, Act.SEE_SCHEMES, Act.WRITE_SCHEMES, Act.SEE_HAND_OFFS}
        | {Act.SEE_REVENUE, Act.PLAN_REVENUE}
    ),
    Role.PARTNER_COORDINATOR: frozenset(
        {
            Act.SEE_PEOPLE,
            Act.SEE_DOCUMENTS,
            Act.SEE_CLAIMS,
            Act.SEE_FIGURES,
            Act.PREPARE_CLAIMS,
            Act.SEE_SHARES,
            Act.SEE_AGREEMENTS,
            Act.SIGN_AGREEMENTS,
            Act.WRITE_MESSAGES,
            Act.COUNSEL,
            Act.SEE_HAND_OFFS,
            Act.CHANGE_HAND_OFFS,
        }
        | _CASE_WORK
    ),
    Role.REVIEWER: frozenset(
        _READING
        | {Act.SEE_JOURNAL, Act.SEE_SHARES, Act.SEE_LEDGER, Act.SEE_AGREEMENTS, Act.SEE_SCHEMES}
        | {Act.SEE_HAND_OFFS, Act.SEE_REVENUE}
    ),
    Role.VR_COUNSELOR: frozenset({Act.SEE_HAND_OFFS, Act.CHANGE_HAND_OFFS, Act.SEE_SCHEMES}),
    Role.PROGRAM_PAYMENTS: frozenset(_READING | {Act.REVEAL}),
    Role.PROGRAM_INTEGRITY: frozenset(_READING | {Act.REVEAL, Act.SEE_JOURNAL}),
    Role.PROGRAM_HELPLINE: frozenset({Act.SEE_PEOPLE, Act.SEE_CLAIMS, Act.SEE_FIGURES}),
    Role.PROGRAM_HELP_DESK: frozenset({Act.SEE_ORGANIZATION, Act.SEE_FIGURES}),
}
"""What each role may do. Nothing that is not here may be done."""

ROLES_OF_KIND: dict[str, tuple[Role, ...]] = {
    "employment_network": (Role.ADMINISTRATOR, Role.COORDINATOR, Role.PAYMENTS, Role.REVIEWER),
    "partner": (Role.PARTNER_COORDINATOR,),
    "state_vr": (Role.ADMINISTRATOR, Role.COORDINATOR, Role.VR_COUNSELOR, Role.PAYMENTS, Role.REVIEWER),
    "program_manager": (
        Role.ADMINISTRATOR,
        Role.PROGRAM_PAYMENTS,
        Role.PROGRAM_INTEGRITY,
        Role.PROGRAM_HELPLINE,
        Role.PROGRAM_HELP_DESK,
        Role.REVIEWER,
    ),
}
"""Which roles there are in which kind of organization."""
