"""Whether to take a Ticket candidate: what is asked, what it says, what would be paid. Advice; a human decides."""

from milepost.rulebook.candidates.advice import Advice, Assessed, Effect, Signal, assess
from milepost.rulebook.candidates.prospects import Prospect, look_back_known, prospects

__all__ = ["Advice", "Assessed", "Effect", "Prospect", "Signal", "assess", "look_back_known", "prospects"]
