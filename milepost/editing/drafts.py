"""What was typed into a form and not yet taken: kept sealed for its writer, and put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from milepost.editing.models import Draft

if TYPE_CHECKING:
    from milepost.organizations.models import StaffMember

View = TypeVar("View", bound=Callable[..., Any])
NEVER_KEPT = {
    "csrfmiddlewaretoken",
    "password",
    "password1",
    "password2",
    "oldpassword",
    "code",
    "credential",
}
MOST_CHARACTERS = 100_000


def never_kept(view: View) -> View:
    """A page into which numbers are typed that are kept nowhere before they are saved: not as a draft either."""
    view.is_never_kept = True  # type: ignore[attr-defined]
    return view


def is_never_kept(path: str) -> bool:
    """Whether what is typed at this address may not be kept; an address without a page is none either."""
    try:
        view: Any = resolve(path).func
    except Resolver404:
        return True
    while view is not None:
        if getattr(view, "is_never_kept", False):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def keep_draft(member: StaffMember, path: str, fields: QueryDict) -> bool:
    """Keep what was typed into the form at `path`, over an older draft of it; whether there was anything to keep."""
    if is_never_kept(path):
        return False
    typed = {name: values for name, values in fields.lists() if name not in NEVER_KEPT and any(values)}
    if not typed or sum(len(value) for values in typed.values() for value in values) > MOST_CHARACTERS:
        return False
    Draft.objects.update_or_create(
        member=member, path=path[:300], defaults={"organization": member.owner, "fields": typed}
    )
    return True


def draft_for(request: HttpRequest) -> dict[str, Any] | None:
    """What the one who asks had typed into the form at this address: `{"fields": …, "at": …}`."""
    if not request.user.is_authenticated:
        return None
    draft = Draft.objects.filter(member=request.user, path=request.path[:300]).first()
    return None if draft is None else {"fields": draft.fields.open(), "at": draft.at}


def data_of(draft: Mapping[str, Any]) -> QueryDict:
    """A draft as a form takes it."""
    data = QueryDict(mutable=True)
    for name, values in draft["fields"].items():
        data.setlist(name, values)
    return data


def forget_draft(request: HttpRequest) -> None:
    """The form was taken, or its writer threw the draft away."""
    if request.user.is_authenticated:
        Draft.objects.filter(member=request.user, path=request.path[:300]).delete()
