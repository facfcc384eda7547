"""The road: states, arrows, events, History. The map itself is data (ru.toml)."""

from wayout.pathway.day import Day, Precision
from wayout.pathway.history import Event, History
from wayout.pathway.load import load_pathway, read_pathway
from wayout.pathway.parts import Arrow, Kind, Mark, Place, Source, State, Track, Words
from wayout.pathway.road import Pathway
from wayout.pathway.walk import Misfit, Sojourn, Walk, sojourns

__all__ = [
    "Arrow",
    "Day",
    "Event",
    "History",
    "Kind",
    "Mark",
    "Misfit",
    "Pathway",
    "Place",
    "Precision",
    "Sojourn",
    "Source",
    "State",
    "Track",
    "Walk",
    "Words",
    "load_pathway",
    "read_pathway",
    "sojourns",
]
