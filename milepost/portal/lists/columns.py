"""The columns of the four lists. Their real headings are not published, so many are known and any can be chosen (program operations 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from milepost.organizations.roles import Act
from milepost.portal.choices import Kind
from milepost.portal.lists.reading import read_case, read_month, read_payment, read_state, read_way
from milepost.spreadsheets.cells import read_amount, read_text
from milepost.spreadsheets.days import read_day, read_past_day
from milepost.spreadsheets.kinds.frame import Field
from milepost.spreadsheets.kinds.who import FIRST_NAME, LAST_NAME, MIDDLE_NAME, NAME, SSN, TICKET_NUMBER

WHO = (SSN, TICKET_NUMBER, NAME, FIRST_NAME, MIDDLE_NAME, LAST_NAME)
ASSIGNED_ON = "assigned|assignment date|date assigned|ticket assignment date|date of assignment|assign date|assigned date|assignment start date|start date|effective date|ticket assigned|asignado|fecha de asignacion"
UNASSIGNED_ON = "unassigned|unassignment date|date unassigned|unassigned date|unassign date|assignment end date|end date|termination date|desasignado|fecha de desasignacion|fecha final"
CASE = "wc|wc number|wc no|work case|work case no|work case id|case number|case no|caso|numero de caso|caso de trabajo"
CLAIM = "payment type|type|claim type|milestone|milestone type|payment|type of payment|tipo de pago|pago|tipo"
MONTH = "claim month|month|attainment month|month claimed|claim period|payment month|work month|mes|mes reclamado|mes del reclamo"
AMOUNT = "amount|payment amount|amount paid|paid amount|paid|total|net amount|importe|monto|cantidad|pagado"
_CASE = Field("work_case", _("Work case"), read_case, CASE, keeps_nothing_words=True)


@dataclass(frozen=True, slots=True)
class PortalList:
    """One of the four lists, as much of it as is needed to find, map and read its columns."""

    kind: Kind
    fields: tuple[Field, ...]

    @property
    def code(self) -> str:
        """Under which maps of its columns are kept, apart from those of other spreadsheets."""
        return f"portal_{self.kind.value}"

    @property
    def label(self) -> Any:
        return self.kind.label

    @property
    def act(self) -> Act:
        return Act.CHANGE_CASELOADS


LISTS: dict[str, PortalList] = {
    one.kind.value: one
    for one in (
        PortalList(
            Kind.ASSIGNED,
            (*WHO, Field("assigned_on", _("Assigned on"), read_past_day, ASSIGNED_ON, required=True, is_day=True)),
        ),
        PortalList(
            Kind.FORMERLY,
            (
                *WHO,
                Field("assigned_on", _("Assigned on"), read_past_day, ASSIGNED_ON, is_day=True),
                Field("unassigned_on", _("Unassigned on"), read_day, UNASSIGNED_ON, required=True, is_day=True),
            ),
        ),
        PortalList(
            Kind.PAID,
            (
                *WHO,
                _CASE,
                Field("claim", _("Payment"), read_payment, CLAIM),
                Field("month", _("Claim month"), read_month, MONTH),
                Field("paid_on", _("Paid on"), read_past_day,
                      "payment date|date paid|paid date|date of payment|pay date|date|deposit date|fecha de pago|fecha|pagado el",
                      required=True, is_day=True),
                Field("amount", _("Amount"), read_amount, AMOUNT, required=True),
                Field("way", _("By way of"), read_way, "source|payment source|method|payment method|request type|origin|epay|origen|metodo"),
                Field("payment_reference", _("Payment reference"), read_text(60),
                      "reference|payment reference|ach|ach trace|trace number|trace|treasury number|referencia"),
            ),
        ),
        PortalList(
            Kind.PENDING,
            (
                *WHO,
                _CASE,
                Field("claim", _("Payment"), read_payment, CLAIM),
                Field("month", _("Claim month"), read_month, MONTH),
                Field("status", _("State"), read_state, "status|payment status|request status|case status|estado|situacion"),
                Field("sent_on", _("Sent on"), read_past_day,
                      "submitted|date submitted|submission date|request date|date requested|date received|received date|sent|enviado|fecha de solicitud",
                      is_day=True),
            ),
        ),
    )
}  # fmt: skip
