"""Timely progress: is the Ticketholder getting on toward self-support, year by year (subpart C)?"""

from milepost.rulebook.progress.reviews import ProgressReview, ReviewResult, progress_reviews

__all__ = ["ProgressReview", "ReviewResult", "progress_reviews"]
