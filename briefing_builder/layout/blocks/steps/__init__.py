"""Steps: what is to be done, in order, and a room go in; rows, columns or a first step above the others come out."""
