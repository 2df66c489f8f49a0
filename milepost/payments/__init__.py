"""Money received: what it answers, what was paid twice, what is taken back, how it is shared; the three-way match."""
