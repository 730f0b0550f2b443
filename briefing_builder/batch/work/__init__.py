"""The work of a batch: tasks go in, outcomes come out, from processes here or on a cluster."""
