"""One possibility: facts, the law in force for it, and the variables found out on the way."""

from collections.abc import Iterator, Mapping
from typing import Any

from wayout.law.grammar import Tree
from wayout.law.in_force import Applied, InForce, OffenceInForce, Said, Variable
from wayout.law.names import FACTS
from wayout.law.provision import Provision

Values = Mapping[str, Any]


class World(dict[str, Any]):
    """Facts and variables by name; a variable is found by its rules when it is first asked for.

    None is unknown. An exception whose condition is unknown does not apply, and is noted in
    `pending`; while it is asked which part applies (`strict`), it leaves the variable unknown.
    `chain` holds each rule applied, in the order in which they were needed; `said` the statements
    that are settled with the part, once it is judged.
    """

    __slots__ = ("chain", "law", "pending", "said", "strict")

    def __init__(self, law: InForce, values: Values, *, strict: bool = False) -> None:
        super().__init__(values)
        self.law = law
        self.strict = strict
        self.chain: list[tuple[str, Any, Provision]] = []
        self.pending: list[tuple[str, Applied]] = []
        self.said: tuple[Said, ...] | None = None

    def __missing__(self, name: str) -> Any:  # noqa: ANN401  whatever the rules give
        variable = self.law.variables.get(name)
        rule = None if variable is None else self._applying(variable)
        value = None if rule is None else rule.value(self)
        self[name] = value
        if value is not None and rule is not None:
            self.chain.append((name, value, rule.provision))
        return value

    def look_up(self, table: str, key: object) -> Any:  # noqa: ANN401  what the table holds
        """Return what a table of the law holds for a key; None where it says nothing of it."""
        found = self.law.tables.get(table)
        if found is None:
            return None
        rows, provision = found
        value = rows.get(str(key))
        self.chain.append((table, value, provision))
        return value

    def unknown(self, trees: Iterator[Tree]) -> Iterator[str]:
        """Name the unknown facts that expressions lead to, through variables too."""
        for tree in trees:
            for name in tree.names:
                if self[name] is not None:
                    continue
                if name in FACTS:
                    yield name
                elif variable := self.law.variables.get(name):
                    yield from self.unknown(_trees(variable.exceptions, variable.base))

    def charge(self, found: OffenceInForce, *, attempt: bool) -> None:
        """Put in what one part says of itself."""
        offence = found.offence
        self.update(
            part=offence.part,
            attempt=attempt,
            elements=offence.elements,
            imprisonment=offence.most is not None,
            min_months=offence.least,
            max_months=offence.most,
        )

    def _applying(self, variable: Variable) -> Applied | None:
        """Find the rule that applies: the strongest exception that holds, or else the base."""
        for rule in variable.exceptions:
            holds = rule.when(self) if rule.when else True
            if holds:
                return rule
            if holds is None:
                if self.strict:
                    return None
                self.pending.append((variable.name, rule))
        return variable.base


def _trees(exceptions: tuple[Applied, ...], base: Applied | None) -> Iterator[Tree]:
    for applied in (*exceptions, *((base,) if base else ())):
        if applied.rule.when:
            yield applied.rule.when
        yield applied.rule.value
