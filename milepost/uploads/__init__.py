"""Caseload files given to Milepost: checked, compared, taken over, undone."""
