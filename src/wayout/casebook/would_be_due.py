"""What would be due of the defence in a case if an event that a court's card tells was added."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from wayout.casebook.cases.fitting import fitted
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.chain.log import Act
from wayout.casebook.due import local_day
from wayout.casebook.vault import Vault

Asked = tuple[str, bytes]  # the code of a case, and the record of the event as JSON
_ENTRIES = "SELECT entries FROM cases WHERE id = ?"


@dataclass(slots=True)
class WouldBeDue:
    """What was counted of cases, each as it was with so many entries, on a day."""

    counted: dict[tuple[bytes, int, bytes, date], list[Due]] = field(default_factory=dict)

    def tell(self, vault: Vault, asked: Iterable[Asked]) -> list[list[Due]]:
        """Tell of each event what the defence would have to keep that it has not now, logged.

        Nothing is written to a case.

        Raises:
            VaultError: There is no such case.
            LockedError: It was not shared with me.
            AlteredError: It is not as it was written.
            CasesError: It is no record.
        """
        today = local_day(vault.clock())
        before, self.counted = self.counted, {}
        found = []
        for code, line in asked:
            case = find_code(vault, code)
            (entries,) = vault.store.rows(_ENTRIES, (case,))[0]
            key = (case, entries, line, today)
            dues = before[key] if key in before else _dues(vault, case, line)
            self.counted[key] = dues
            found.append(dues)
        with vault.change() as change:
            change.log(Act("courts", number=len(found)))
        return found


def _dues(vault: Vault, id_: bytes, line: bytes) -> list[Due]:
    case = read_case(vault, id_)
    before = vault.deadlines(case.history())
    fitted(case, read_records([line]))  # it is carried on with the event, and let go
    return [one for one in vault.deadlines(case.history()) if one.own and one not in before]
