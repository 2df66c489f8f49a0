"""A believable caseload of visibly fake people, the same from the same seed."""

from milepost.caseload.simulation.dirt import DIRT, write_with_dirt
from milepost.caseload.simulation.people import Person, people
from milepost.caseload.simulation.tickets import simulate

__all__ = ["DIRT", "Person", "people", "simulate", "write_with_dirt"]
