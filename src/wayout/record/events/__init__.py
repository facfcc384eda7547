"""From the snapshots of a case's cards to its events, and when each of them became known."""
