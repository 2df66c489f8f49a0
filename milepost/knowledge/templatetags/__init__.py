"""What the pages of knowledge need."""
