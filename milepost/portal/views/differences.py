"""The differences of a list: paged, filtered, downloaded; one of them; acting on some or on all of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, is_cleared, staff_of
from milepost.organizations.roles import Act
from milepost.people.numbers import HIDDEN, masked
from milepost.portal import actions, carrying_out, undoing
from milepost.portal.choices import UNSETTLED, FileState, Proposal, Since, State
from milepost.portal.forms import ProgramForm, SetAsideForm
from milepost.portal.models import Difference, PortalFile
from milepost.portal.policies import check_may_carry_out, may_carry_out, may_change
from milepost.portal.queries import counted, difference_of, differences_visible_to, file_of
from milepost.portal.sentences import about, kind_of_difference, sentence
from milepost.portal.views.files import FORM, done
from milepost.website.listing import download, filters_of, page_of

FILTERS: Mapping[str, Callable[[Any, str], Any]] = {
    "code": lambda rows, value: rows.filter(code=value),
    "state": lambda rows, value: rows.filter(state__in=UNSETTLED if value == "unsettled" else (value,)),
    "since": lambda rows, value: rows.filter(since=value),
}


def _chosen(request: HttpRequest, file: PortalFile) -> QuerySet[Difference]:
    rows = differences_visible_to(staff_of(request)).filter(file=file)
    return filters_of(request, FILTERS, rows)  # type: ignore[no-any-return]  # narrowed, of the same kind


@for_those_who_may(Act.SEE_CASELOADS)
@require_http_methods(FORM)
def differences(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """The differences by person; of those that are ticked the act is carried out, or they are set aside."""
    member, file = staff_of(request), file_of(request, portal_file_id)
    form, program = SetAsideForm(), ProgramForm()
    status = 200
    if request.method == "POST":
        check_may(member, Act.CHANGE_CASELOADS)
        ticked = request.POST.getlist("difference")
        rows = list(_ticked(request, file, ticked))
        form, program = SetAsideForm(request.POST), ProgramForm(request.POST)
        if request.POST.get("do") == "carry_out" and program.is_valid():
            return _carried_out(request, file, rows, program.cleaned_data["program"])
        if request.POST.get("do") == "set_aside" and form.is_valid():
            return _set_aside(request, file, rows, form.cleaned_data["why"])
        status = 422
    page = page_of(_chosen(request, file), request)
    context = {
        "file": file,
        "page": page,
        "lines": [line_of(one) for one in page],
        "ticked": request.POST.getlist("difference"),
        "codes": [(code, kind_of_difference(code)) for code, _act, _many, _left in counted(file)],
        "states": [("unsettled", _("not settled")), *State.choices],
        "sinces": [one for one in Since.choices if one[0]],
        "may_act": may_change(member) and file.state == FileState.COMPARED,
        "form": form,
        "program": program,
        "needs_program": any(one.proposal == "add" and one.state in UNSETTLED for one in page),
    }
    return render(request, "portal/differences.html", context, status=status)


def _ticked(request: HttpRequest, file: PortalFile, keys: list[str]) -> QuerySet[Difference]:
    known = []
    for key in keys:
        try:
            known.append(UUID(key))
        except ValueError:
            continue
    return differences_visible_to(staff_of(request)).filter(file=file, pk__in=known)


def _carried_out(
    request: HttpRequest, file: PortalFile, rows: list[Difference], program: str
) -> HttpResponse:
    member = staff_of(request)
    allowed = [one for one in rows if may_carry_out(member, one.proposal) and one.state in UNSETTLED]
    if rows and not any(may_carry_out(member, one.proposal) for one in rows):
        check_may_carry_out(member, rows[0].proposal)
    count, refused = carrying_out.many(allowed, program, deed=Deed.of(member))
    _tell(request, count, list(refused.values()), len(rows) - len(allowed))
    return _back(request, file)


def _set_aside(request: HttpRequest, file: PortalFile, rows: list[Difference], why: str) -> HttpResponse:
    count = actions.set_aside(rows, deed=Deed.of(staff_of(request), why))
    _tell(request, count, [], len(rows) - count)
    return _back(request, file)


def _tell(request: HttpRequest, count: int, refused: list[str], left: int) -> None:
    text = ngettext("%(count)s difference settled.", "%(count)s differences settled.", count) % {
        "count": count
    }
    messages.success(request, text) if count else messages.info(request, _("Nothing was settled."))
    for one in dict.fromkeys(refused):
        times = refused.count(one)
        messages.error(request, f"{one} ({times})" if times > 1 else one)
    if left:
        messages.info(
            request,
            ngettext("%(count)s was settled before, or your role may not do it.", "%(count)s were settled before, or your role may not do it.", left) % {"count": left},
        )  # fmt: skip


def _back(request: HttpRequest, file: PortalFile) -> HttpResponse:
    answer = redirect("portal_differences", file.pk)
    query = request.META.get("QUERY_STRING")
    if query:
        answer["Location"] += f"?{query}"
    return answer


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def act_on_all(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """Every open difference of a kind, beside the pages."""
    member, file = staff_of(request), file_of(request, portal_file_id)
    code, program = request.POST.get("code", ""), request.POST.get("program", "")
    first = carrying_out.open_ones(file, code).first()
    if first is None:
        messages.info(request, _("Nothing was settled."))
        return redirect("portal_file", file.pk)
    check_may_carry_out(member, first.proposal)
    if first.proposal == Proposal.BY_HAND:
        messages.error(request, _("What is mended by hand is told one by one."))
        return redirect("portal_file", file.pk)
    if first.proposal == "add" and not program:
        messages.error(request, _("Say which benefit the person gets."))
        return redirect("portal_file", file.pk)
    return done(request, file, lambda: actions.act_on_all(file, code, program, deed=Deed.of(member)))


@for_those_who_may(Act.SEE_CASELOADS)
@require_http_methods(FORM)
def one(request: HttpRequest, difference_id: UUID) -> HttpResponse:
    """One difference: what the file says, what our records say, what is proposed, and what was done."""
    member, difference = staff_of(request), difference_of(request, difference_id)
    form, program = SetAsideForm(), ProgramForm()
    status = 200
    if request.method == "POST":
        check_may(member, Act.CHANGE_CASELOADS)
        form, program = SetAsideForm(request.POST), ProgramForm(request.POST)
        act = _act(request, difference, form, program)
        if act is not None:
            try:
                act()
            except ValidationError as refusal:
                messages.error(request, " ".join(refusal.messages))
            return redirect("portal_difference", difference.pk)
        status = 422
    if request.POST.get("do") not in ("set_aside", "take_back"):
        form = SetAsideForm()
    context = {
        "one": difference,
        "file": difference.file,
        "line": line_of(difference),
        "number": _number(request, difference),
        "is_open": difference.state in UNSETTLED and difference.file.state == FileState.COMPARED,
        "can_reopen": difference.state in (State.SET_ASIDE, State.ASKED)
        and difference.file.state == FileState.COMPARED,
        "can_take_back": difference.state == State.DONE and difference.file.state == FileState.COMPARED,
        "is_money": difference.proposal == Proposal.TAKE_MONEY,
        "may_act": may_carry_out(member, difference.proposal),
        "may_change": may_change(member),
        "form": form,
        "program": program if difference.proposal == "add" else None,
    }
    return render(request, "portal/difference.html", context, status=status)


def _act(
    request: HttpRequest, difference: Difference, form: SetAsideForm, program: ProgramForm
) -> Callable[[], object] | None:
    """What was asked for; None where something has to be mended first."""
    member, do = staff_of(request), request.POST.get("do")
    if do == "carry_out" and program.is_valid():
        chosen = program.cleaned_data["program"]
        return lambda: carrying_out.carry_out(difference, chosen, deed=Deed.of(member))
    if do == "set_aside" and form.is_valid():
        return lambda: actions.set_aside([difference], deed=Deed.of(member, form.cleaned_data["why"]))
    if do == "open_again":
        return lambda: actions.open_again([difference], deed=Deed.of(member))
    if do == "take_back" and form.is_valid():
        return lambda: undoing.take_back(difference, deed=Deed.of(member, form.cleaned_data["why"]))
    return None


def _number(request: HttpRequest, difference: Difference) -> str:
    """The last four digits, for those who are cleared; others see no part of it."""
    ssn = difference.values.get("ssn")
    if not ssn:
        return ""
    return masked(ssn) if is_cleared(staff_of(request)) else HIDDEN


def line_of(one: Difference) -> dict[str, Any]:
    """A difference in the reader's language."""
    return {
        "one": one,
        "who": one.shown_as or _("not known"),
        "text": sentence(one.code, one.figures),
        "about": about(one.figures),
        "is_open": one.state in UNSETTLED,
        "done": one.get_proposal_display() if one.state == State.DONE else one.because,
    }


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def download_differences(request: HttpRequest, portal_file_id: UUID, kind: str) -> HttpResponseBase:
    """The differences that are shown, as a list without numbers. That it was read is journaled."""
    file = file_of(request, portal_file_id)
    rows = _chosen(request, file)
    if staff_of(request).partner:
        raise PermissionDenied
    Deed.of(staff_of(request)).write_reading("portal audit read", file, rows=rows.count())
    return download("portal-differences", kind, audit_columns(), audit_rows(rows))


def audit_columns() -> list[str]:
    return [
        _("Row"), _("Ticketholder"), _("What differs"), _("Payment"), _("Proposed"), _("State"), _("Settled by"), _("When"), _("Reason"),
    ]  # fmt: skip


def audit_rows(rows: QuerySet[Difference]) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=1_000):
        yield [
            one.row or "",
            one.shown_as,
            sentence(one.code, one.figures),
            about(one.figures),
            one.get_proposal_display(),
            one.get_state_display(),
            one.settled_by.name if one.settled_by else "",
            f"{one.settled_at:%Y-%m-%d}" if one.settled_at else "",
            one.because,
        ]
