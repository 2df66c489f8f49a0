"""Incentive schemes of States as an organization keeps them: versions, trying one out, what each pays for a Ticketholder."""
