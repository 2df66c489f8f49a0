"""Pages of agreements, onboarding and the incubator."""
