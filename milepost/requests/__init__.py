"""Asking for a payment: prepared with its evidence, released, sent, followed, and mended where it was denied."""
