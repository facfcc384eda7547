"""The addresses of the desk, and the page that answers at each."""

from starlette.responses import RedirectResponse
from starlette.routing import Route

from wayout.desk.pages.assets import asset
from wayout.desk.pages.case import case, event, note
from wayout.desk.pages.cases import cases
from wayout.desk.pages.deadlines import deadline, done, move, remind
from wayout.desk.pages.door import door, enter
from wayout.desk.pages.law import law
from wayout.desk.pages.law_article import law_article
from wayout.desk.pages.law_compare import law_compare
from wayout.desk.pages.odds_door import case_odds
from wayout.desk.pages.paper import paper_made, paper_page
from wayout.desk.pages.pathway import pathway, pathway_state
from wayout.desk.pages.review import review
from wayout.desk.pages.shifted import accept
from wayout.desk.pages.today import today
from wayout.desk.pages.today_acts import kept, taken
from wayout.desk.pages.undo import again, undo
from wayout.desk.pages.unlock import lock, unlock, unlock_page

ROUTES = (
    Route("/", lambda _: RedirectResponse("/today", 303)),
    Route("/today", today),
    Route("/today/kept", kept, methods=["POST"]),
    Route("/today/taken", taken, methods=["POST"]),
    Route("/today/review", review),
    Route("/cases/{name}/deadlines/{deadline}", deadline),
    Route("/cases/{name}/deadlines/{deadline}/done", done, methods=["POST"]),
    Route("/cases/{name}/deadlines/{deadline}/move", move, methods=["POST"]),
    Route("/cases/{name}/deadlines/{deadline}/remind", remind, methods=["POST"]),
    Route("/cases/{name}/law-accepted", accept, methods=["POST"]),
    Route("/door", door),
    Route("/door", enter, methods=["POST"]),
    Route("/unlock", unlock_page),
    Route("/unlock", unlock, methods=["POST"]),
    Route("/lock", lock, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
    Route("/again", again, methods=["POST"]),
    Route("/cases", cases),
    Route("/cases/{name}", case),
    Route("/cases/{name}/notes", note, methods=["POST"]),
    Route("/cases/{name}/events", event, methods=["POST"]),
    Route("/pathway", pathway),
    Route("/pathway/{state}", pathway_state),
    Route("/cases/{name}/law", law_compare, methods=["GET", "POST"]),
    Route("/cases/{name}/odds", case_odds),
    Route("/cases/{name}/paper", paper_page),
    Route("/cases/{name}/paper", paper_made, methods=["POST"]),
    Route("/law", law),
    Route("/law/{article}", law_article),
    Route("/assets/{name}", asset),
)
