"""Benefits counselling: asked for, taken on, with SSA's summary of benefits (BPQY), given, followed up; no data of a WIPA."""
