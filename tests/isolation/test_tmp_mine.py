import pytest

from milepost.organizations.roles import Role
from tests.isolation import test_every_route as t

t.ROUTES = [r for r in t.ROUTES if str(r.name).startswith(("inspection", "today", "ticketholders_one"))]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.PARTNER_COORDINATOR, Role.ADMINISTRATOR, Role.REVIEWER], ids=str)
def test_mine(role):
    t.test_nobody_sees_what_is_not_theirs(role)
