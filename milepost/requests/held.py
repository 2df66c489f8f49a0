"""A released request whose identity's SAM registration has lapsed since: no file is made of it, for its payment would be held.

That it was sent all the same, on a day, is a fact and can be recorded; what left over a known lapse was released for a reason.
"""

from __future__ import annotations

from datetime import date

from milepost.requests.models import PaymentRequest
from milepost.rulebook.decisions import Reason
from milepost.rulebook.requests.denials import DENIALS, DenialCode


def why_held(request: PaymentRequest, day: date) -> Reason | None:
    """Why nothing of this request is handed over on the day; None where SAM is current, not known, or was overridden."""
    ends_on = request.identity.sam_expires_on if request.identity else None
    if ends_on is None or ends_on >= day or DenialCode.SAM_LAPSED.value in request.overridden:
        return None
    return Reason("FOUND_SAM_LAPSED", {"day": ends_on}, DENIALS[DenialCode.SAM_LAPSED].law)
