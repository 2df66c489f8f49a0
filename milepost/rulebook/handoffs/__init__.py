"""From State VR to an Employment Network: where one Ticket stands on the way, which days run, and what is left to pay."""

from milepost.rulebook.handoffs.clocks import Clock, ClockCode, claim_by, may_change_payment, payment_change
from milepost.rulebook.handoffs.facts import HandOffFacts, Stage, stage_of
from milepost.rulebook.handoffs.nine_months import Nine, Pattern, nine_months
from milepost.rulebook.handoffs.payable import Payable, payable_from
from milepost.rulebook.handoffs.timeline import Standing, Step, StepCode, Timeline, timeline

__all__ = [
    "Clock", "ClockCode", "HandOffFacts", "Nine", "Pattern", "Payable", "Stage", "Standing", "Step", "StepCode", "Timeline",
    "claim_by", "may_change_payment", "nine_months", "payable_from", "payment_change", "stage_of", "timeline",
]  # fmt: skip
