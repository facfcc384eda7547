"""The key ring: members, their slots, and who may open which case."""
