"""The encrypted vault: keeper, keys, cases, audit, backup."""
