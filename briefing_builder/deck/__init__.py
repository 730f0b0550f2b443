"""The laid-out deck: what layout has decided goes in as values, and comes out of them as it is: nothing is left to decide."""
