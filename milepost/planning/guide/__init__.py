"""The guide as data: sections with their items, and the types of EN, each fact with its source and how sure it is."""
