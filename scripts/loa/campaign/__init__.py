"""A year of the campaign in numbers: the form that offices fill in, the ledger, the report."""
