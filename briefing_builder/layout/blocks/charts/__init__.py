"""Charts: data, names and a room go in; a native chart, placed together with the words that belong to it, comes out."""
