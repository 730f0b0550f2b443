"""What a batch remembers: outcomes go in, the record of its folder comes out, safe from a sudden end."""
