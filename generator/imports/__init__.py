"""Official lists in, files of the register out."""
