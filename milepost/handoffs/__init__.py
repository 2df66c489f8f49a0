"""From State VR to an Employment Network: one timeline that both sides see, and the moves of each."""
