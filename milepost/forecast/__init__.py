"""Looking ahead: cash by month for the next 24 months, kept for each organization and partner."""
