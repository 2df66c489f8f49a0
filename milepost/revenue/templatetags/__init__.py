"""What the pages of revenue need."""
