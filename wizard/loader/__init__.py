"""From data/ to values: every complaint names file and line, and all complaints come at once."""
