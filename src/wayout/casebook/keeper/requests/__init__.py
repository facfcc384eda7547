"""What can be asked of a session, a file for each kind of request."""
