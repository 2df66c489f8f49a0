"""Dated figures with their sources. No code; `milepost.rulebook.law` reads them."""
