"""Messages between a partner and the EN of Record about one Ticketholder, by case number."""
