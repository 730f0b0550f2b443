"""The contract between layout and backends: the laid-out deck, values only."""
