"""Reports: the sheet of a report of known shape goes in; its columns as plain texts, what was decided and what is open come out."""
