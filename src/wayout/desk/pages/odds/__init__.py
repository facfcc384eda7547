"""Where others ended up: asked freely, and from the place of a case."""
