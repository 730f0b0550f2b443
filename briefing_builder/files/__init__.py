"""Files of the disk: names and bytes go in through one door and come out through another, whole or not at all."""
