"""Requests of an intake on one sheet: the answers so far, and all of them saved as one act."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.rebuilding import take
from wayout.casebook.cases.records import Added, CaseLine
from wayout.casebook.cases.work import begin_case, find_code, read_case, show_case, write_case
from wayout.casebook.due import local_day
from wayout.casebook.intake.doubles import Doubles, marks_of
from wayout.casebook.intake.sheet import Filled, Sheet, fill
from wayout.casebook.intake.taking import ACTION
from wayout.casebook.intake.told import days_so_far, left, so_far
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.vault import Vault
