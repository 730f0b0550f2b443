"""What the layouts of a file are for: a layout and the sample slides go in; its role, how sure that is and why come out."""
