"""The pages of services and programs."""
