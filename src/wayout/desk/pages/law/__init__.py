"""What the law provides: of a case, of two days, and its provisions."""
