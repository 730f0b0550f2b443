"""The brands that are installed with us: plain values go in, one template file for each comes out."""
