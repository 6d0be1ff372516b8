"""What bench/run measures, one module a row of the table."""
