"""The web desk: pages of one vault, for the browser of the one who sits at this machine."""
