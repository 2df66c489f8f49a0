"""The pages of benefits counselling."""
