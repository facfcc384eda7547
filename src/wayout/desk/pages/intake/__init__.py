"""A call taken down on one screen."""
