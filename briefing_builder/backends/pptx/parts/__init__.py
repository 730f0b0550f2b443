"""Parts of a package: a name and content go in, a zip member with its relationships and what it says of itself comes out."""
