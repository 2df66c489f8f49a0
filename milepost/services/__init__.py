"""Services as they were given, each with who pays for it, and the programs in which somebody takes part at once."""
