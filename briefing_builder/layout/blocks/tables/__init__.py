"""Tables: rows of the markup and a room go in; a native table and the rows that did not fit come out."""
