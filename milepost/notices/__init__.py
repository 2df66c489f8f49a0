"""What leaves for a person outside: links without an account, letters as accessible PDF, texts."""
