"""What every page shares: settings, addresses, the frame, the look."""
