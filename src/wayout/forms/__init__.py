"""A History in its other forms, one meaning: polars frames for millions, JSON at the edges."""

from wayout.forms.frames import Frames, frames_to_histories, histories_to_frames
from wayout.forms.json import histories_from_lines, history_from_json, history_to_json
from wayout.forms.schema import EVENTS_SCHEMA, HISTORIES_SCHEMA, SOJOURNS_SCHEMA
from wayout.forms.stays import sojourns_frame, stays_frame, walks

__all__ = [
    "EVENTS_SCHEMA",
    "HISTORIES_SCHEMA",
    "SOJOURNS_SCHEMA",
    "Frames",
    "frames_to_histories",
    "histories_from_lines",
    "histories_to_frames",
    "history_from_json",
    "history_to_json",
    "sojourns_frame",
    "stays_frame",
    "walks",
]
