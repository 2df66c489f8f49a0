"""The pages of incentive schemes."""
