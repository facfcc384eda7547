"""Acts of a court: whether the text is published, and what the operative part imposes."""

from wayout.record.verdict.act import read_act

__all__ = ["read_act"]
