"""The odds: choose from where, of whom and how far; see where people ended up, and how sure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.pages.odds_asked import CHARTS, TRACKS, Asked
from wayout.desk.pages.odds_form import OddsForm, odds_form
from wayout.desk.pages.odds_shown import OddsShown, odds_shown
from wayout.desk.record_asked import Record, record_of
from wayout.desk.view import page, speak
from wayout.errors import UsageError, WayoutError
from wayout.odds.answers.answer import Answer
from wayout.publish.delimited import csv_text
from wayout.publish.figure import Figure
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chart import ChartForm, odds_chart, odds_drawing
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_json import odds_json
from wayout.publish.odds_notes import remarks, warnings
from wayout.publish.odds_tables import arrows_figure, bounds_figures, long_figure
from wayout.publish.odds_tests import tests_figure
from wayout.publish.odds_view import view_of
from wayout.publish.odds_words import day_words
from wayout.publish.render import inlined
from wayout.text import Translator
