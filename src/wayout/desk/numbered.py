"""A number in an address: so long that it is one, and no longer than anything here is counted."""

from starlette.convertors import Convertor, register_url_convertor


class _Number(Convertor[int]):
    """Nine digits at most; an address with more of them is none."""

    regex = "[0-9]{1,9}"

    def convert(self, value: str) -> int:
        """Read it."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Write it."""
        return str(value)


register_url_convertor("number", _Number())
NUMBER = "{number:number}"  # how a route says that a number stands there
