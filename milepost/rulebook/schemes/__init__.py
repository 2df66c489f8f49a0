"""Incentive schemes of States, as data: the model, how it is read from a file and checked, and what it pays for a person."""

from milepost.rulebook.schemes.answers import Finding, Lacking, PaymentAnswer, SchemeDecision, Standing
from milepost.rulebook.schemes.evaluate import evaluate
from milepost.rulebook.schemes.facts import Person
from milepost.rulebook.schemes.faults import SchemeFault
from milepost.rulebook.schemes.model import Scheme
from milepost.rulebook.schemes.reading import read, written

__all__ = [
    "Finding",
    "Lacking",
    "PaymentAnswer",
    "Person",
    "Scheme",
    "SchemeDecision",
    "SchemeFault",
    "Standing",
    "evaluate",
    "read",
    "written",
]
