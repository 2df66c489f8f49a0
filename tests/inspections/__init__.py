"""Quality reviews."""
