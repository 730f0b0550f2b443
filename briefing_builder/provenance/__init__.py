"""Provenance: a programme's figures go in; each with its formula, the rows and files behind it, its age and where it is used comes out."""
