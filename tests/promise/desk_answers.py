"""What a book answers to some requests, set by a test; what it was asked is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.promise.desk_world import Visitor


@dataclass
class Answers:
    """Answers by request: a value, something to call with the values, or an error to raise."""

    given: Mapping[str, Any]
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def before(self, visitor: Visitor) -> "Answers":
        """Answer before the book of a visitor does."""
        book = visitor.book
        assert book is not None
        further = book.ask

        def ask(request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
            self.asked.append((request, values))
            if request not in self.given:
                return further(request, **values)
            answer = self.given[request]
            if isinstance(answer, Exception):
                raise answer
            return answer(**values) if callable(answer) else answer

        book.ask = ask  # type: ignore[method-assign]
        return self

    def of(self, request: str) -> list[dict[str, Any]]:
        """The values of every asking of a request."""
        return [values for name, values in self.asked if name == request]
