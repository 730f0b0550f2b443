"""Tables: rows of the markup and a room go in, a native table comes out, and the rows that go on."""
