"""The running process: nothing but the process goes in; what it may import, when it collects garbage, how it was installed come out."""
