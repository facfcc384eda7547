"""Today: what is over, due and near, and what changed."""
