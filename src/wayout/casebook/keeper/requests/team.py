"""Requests of a team: members, sharing, other keys, and cases that go to or come from others."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from wayout.casebook.chain.log import Act
from wayout.casebook.exporting import Content, Export, export_case
from wayout.casebook.handing_on import hand_on, look_at, look_into, take, take_in
from wayout.casebook.keeper import secrets
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.people import add_member, list_members, new_name, remove_member
from wayout.casebook.reaching import reach_backups
from wayout.casebook.rekeying import lost_without, refuse_paper, rekey, renew_recovery
from wayout.casebook.sharing import holders_of, share_all, share_case
from wayout.errors import UsageError, VaultError

_BEHIND = "SELECT path FROM backups WHERE generation < ? ORDER BY path"


class TeamRequests:
    """What more than one person needs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "members": self.members,
            "add_member": self.add_member,
            "leaving": self.leaving,
            "remove_member": self.remove_member,
            "access": self.access,
            "share": self.share,
            "share_all": self.share_all,
            "rekey": self.rekey,
            "renew_recovery": self.renew_recovery,
            "export": self.export,
            "export bytes": self.export_bytes,
            "look_into": self.look_into,
            "look into bytes": self.look_into_bytes,
            "import": self.import_,
            "import bytes": self.import_bytes,
        }

    def members(self) -> list[Row]:
        """List the members; `me` is who opened the vault."""
        vault = self._session.vault
        listed = list_members(vault)
        self._session.note_act(Act("members", number=len(listed)))
        return [
            {
                "name": one.name,
                "role": one.role,
                "since": datetime.fromtimestamp(one.since, UTC).date().isoformat(),
                "cases": one.cases,
                "age": one.age,
                "me": one.name == vault.ring.me.name,
            }
            for one in listed
        ]

    def add_member(self, name: str) -> None:
        """Add a member, whose passphrase comes second."""
        vault = self._session.vault
        new_name(vault.ring, name)  # refused before anybody types
        with secrets.new_passphrase(second=True) as typed:
            add_member(vault, name, typed)
        reach_backups(vault)

    def leaving(self, name: str) -> Row:
        """Tell whether a member can be removed, how many cases he may open, and would be lost."""
        ring = self._session.vault.ring
        member = ring.member(name)
        self._session.note_act(Act("members", number=1))
        others = [one for one in ring.present if one.role == "member" and one.id != member.id]
        removable = member.role == "member" and member.id != ring.me.id and bool(others)
        his = {grant.case for grant in ring.segments.grants if grant.to == member.id}
        lost = lost_without(ring, {member.id}, give_up=True)
        return {"removable": removable, "could_open": len(his), "lost": len(lost)}

    def remove_member(self, name: str, *, give_up: bool = False) -> Row:
        """Remove a member; tells what cannot be taken back from him."""
        gone = remove_member(self._session.vault, name, give_up=give_up)
        self._reach()
        return {"name": gone.name, "could_open": gone.could_open, "lost": gone.lost}

    def access(self, code: str) -> Row:
        """Tell who may open a case, and which members may not."""
        ring = self._session.vault.ring
        found = holders_of(self._session.vault, code)
        holders = {one.id for one in found}
        others = (one for one in ring.present if one.role == "member" and one.id not in holders)
        return {
            "holders": [
                {"name": one.name, "role": one.role, "me": one.id == ring.me.id} for one in found
            ],
            "others": sorted(one.name for one in others),
            "me": ring.me.name,
        }

    def share(self, code: str, name: str) -> None:
        """Let a member open a case."""
        share_case(self._session.vault, code, name)

    def share_all(self, name: str) -> int:
        """Let a member open every case that I may open; tells how many are new to him."""
        return share_all(self._session.vault, name)

    def rekey(self, *, keys_only: bool = False) -> None:
        """Bring in new keys, and a new passphrase for me, which comes second."""
        vault = self._session.vault
        if keys_only:
            rekey(vault)
        else:
            refuse_paper(vault.ring)  # before anybody types
            with secrets.new_passphrase(second=True) as typed:
                rekey(vault, typed)
        self._reach()

    def renew_recovery(self, *, give_up: bool = False) -> None:
        """Put a new recovery key in the place of the old one, and hand it over."""
        if not secrets.has_recovery_place():
            raise UsageError(
                "There is no terminal to hand the recovery key over on. Name a descriptor for it "
                "in {variable}.",
                variable=secrets.RECOVERY,
            )
        renew_recovery(self._session.vault, secrets.hand_over, give_up=give_up)
        self._reach()

    def export(self, code: str, to: str, expires: str | None, out: str) -> Row:
        """Write a case into a file for a colleague; tells what is in it, and what is not."""
        until = None if expires is None else date.fromisoformat(expires)
        made = hand_on(self._session.vault, code, to, until, Path(out))
        return {**_told(made.export), "stays": _numbers(made.stays)}

    def export_bytes(self, code: str, to: str, expires: str | None) -> Row:
        """Hand a case over, sealed for a colleague; tells what is in it, and what is not."""
        until = None if expires is None else date.fromisoformat(expires)
        made = export_case(self._session.vault, code, to, until)
        return {**_told(made.export), "stays": _numbers(made.stays), "data": made.data}

    def look_into(self, path: str) -> Row:
        """Tell what is in an export that was made for me."""
        return _told(look_into(self._session.vault, Path(path)))

    def look_into_bytes(self, data: bytes) -> Row:
        """Tell what is in an export that was handed over."""
        return _told(look_at(self._session.vault, data))

    def import_(self, path: str) -> Row:
        """Add the case of an export that was made for me; tells its code here, and what is in."""
        taken = take_in(self._session.vault, Path(path))
        return {"code": taken.code, **_told(taken.export)}

    def import_bytes(self, data: bytes) -> Row:
        """Add the case of an export that was handed over; tells its code here, and what is in."""
        taken = take(self._session.vault, data)
        return {"code": taken.code, **_told(taken.export)}

    def _reach(self) -> None:
        """Bring the new keys into the backups, and tell of those that still have the old ones."""
        vault = self._session.vault
        reach_backups(vault)
        for (path,) in vault.store.rows(_BEHIND, (vault.ring.front.generation,)):
            vault.remarks.append(
                VaultError(
                    "The backup {path} is out of reach and opens as before: bring it and open "
                    "the vault once, or destroy it.",
                    path=path,
                )
            )


def _told(export: Export) -> Row:
    return {
        "from": {"vault": export.vault, "code": export.code},
        "made": export.made.isoformat(),
        "expires": export.expires.isoformat() if export.expires else None,
        "contents": _numbers(export.contents),
    }


def _numbers(contents: Iterable[Content]) -> dict[str, int]:
    return {one.what: one.number for one in contents}
