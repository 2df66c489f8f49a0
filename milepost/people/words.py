"""Finding people by a name or an id: by the beginnings of its words, without regard to accents."""

from __future__ import annotations

import re

from django.db import connection
from django.db.models import Q

from milepost.organizations.models import Organization
from milepost.people.models import NameWord

ACCENTED = "áàâãäåāçéèêëēíìîïīñóòôõöøōúùûüūýÿ"
PLAIN = "aaaaaaaceeeeeiiiiinooooooouuuuuyy"
LONGEST_WORD = 60
_FOLD = str.maketrans(ACCENTED, PLAIN)
_WORD = re.compile(r"[^\W_]+")
_AFTER_ALL = "\U0010ffff"


def words_of(text: str) -> list[str]:
    """The words that somebody typed, folded as they are kept."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(text.lower().translate(_FOLD))]


def named(text: str, organization: Organization, ticket: str = "") -> Q:
    """Whose name, or name they are called by, or id has words that begin with each word of the text.

    `ticket` is the way from the rows to the Ticket, with its `__`. Comparing whole values only, it is answered from an index
    behind the second wall too, which lets no pattern be looked for there. On SQLite the text is found anywhere in a name.
    """
    if connection.vendor != "postgresql":
        ways = ("holder__name", "holder__called", "reference")
        return Q(*((f"{ticket}{way}__icontains", text) for way in ways), _connector=Q.OR)
    found = Q()
    for word in words_of(text):
        beginning = NameWord.objects.filter(
            organization=organization, word__gte=word, word__lt=word + _AFTER_ALL
        )
        found &= Q(**{f"{ticket}pk__in" if ticket else "pk__in": beginning.values("ticket")})
    return found if found else Q(pk=None)
