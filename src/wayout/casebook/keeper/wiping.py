"""Buffers that held a secret."""


def wipe(buffer: bytearray) -> None:
    """Overwrite a buffer in its place."""
    buffer[:] = bytes(len(buffer))
