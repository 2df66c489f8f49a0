"""How the journal's actions and fields of this subject are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from milepost.agreements.fields import FIELDS as CONTENT

ACTIONS = {
    "agreement begun": _("Agreement begun"),
    "agreement written": _("Draft of the agreement changed"),
    "agreement offered": _("Agreement offered for signing"),
    "agreement version withdrawn": _("Version of the agreement withdrawn"),
    "agreement amendment begun": _("Next version of the agreement begun"),
    "agreement ended": _("Agreement ended"),
    "agreement end taken back": _("End of the agreement taken back"),
    "agreement link made": _("Link for signing given out"),
    "agreement link taken back": _("Link for signing taken back"),
    "agreement link ended": _("Link for signing ended after wrong codes"),
    "agreement signed": _("Agreement signed"),
    "agreement signed by both": _("Agreement signed by both sides"),
    "agreement opened by link": _("Agreement opened by a link"),
    "agreement paper read": _("Paper of an agreement read"),
    "agreements read out": _("Agreements written into a file"),
    "onboarding read out": _("Onboarding written into a file"),
    "onboarding step begun": _("Step of onboarding begun"),
    "onboarding step arranged": _("Step of onboarding arranged"),
    "onboarding step done": _("Step of onboarding done"),
    "onboarding step not needed": _("Step of onboarding not needed"),
    "onboarding step taken back": _("Step of onboarding taken back"),
    "incubator path begun": _("Path to become an EN begun"),
    "incubator path arranged": _("Path to become an EN arranged"),
    "incubator stage reached": _("Path to become an EN moved"),
    "qualification answered": _("Qualification answered"),
    "mentoring recorded": _("Mentoring recorded"),
    "mentoring withdrawn": _("Record of mentoring withdrawn"),
}
FIELDS = {
    **{field.name: field.label for field in CONTENT},
    "terms": _("Terms of shares"),
    "end_reason": _("Why it ended"),
    "end_words": _("Because"),
    "tail_until": _("Payments flow until"),
    "owner": _("Who sees to it"),
    "due_on": _("Due"),
    "done_on": _("Done on"),
    "proof": _("Proof"),
    "stage": _("Stage"),
    "mentor": _("Mentor"),
    "aims_at": _("Aims at"),
    "answer": _("Answer"),
    "evidence": _("Evidence"),
    "valid_until": _("Holds until"),
    "is_workforce": _("Workforce entity"),
    "months_before": _("Months of experience immediately before"),
    "months_of_five_years": _("Months of experience within five years"),
}
