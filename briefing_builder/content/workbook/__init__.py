"""A programme as a workbook: rows of sheets go in, the same nodes as from YAML come out, each with its cell; and nodes back to rows."""
