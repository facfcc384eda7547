"""The addresses of the desk, and the page that answers at each."""

from starlette.responses import RedirectResponse
from starlette.routing import Route

from wayout.desk.numbered import NUMBER
from wayout.desk.pages.assets import asset
from wayout.desk.pages.case.access import access, export, hand_over, share
from wayout.desk.pages.case.agreed import agreed
from wayout.desk.pages.case.agreed_acts import consent, keep_until, promise, promise_changed
from wayout.desk.pages.case.court_number import number_added
from wayout.desk.pages.case.courts import gone_noted, set_aside, taken_over
from wayout.desk.pages.case.event import add_event, correct_event, drop_event, event_page
from wayout.desk.pages.case.gone import delete_page, deleted
from wayout.desk.pages.case.log import log
from wayout.desk.pages.case.page import case
from wayout.desk.pages.case.people import drop_note, note, person, title
from wayout.desk.pages.cases.find import find
from wayout.desk.pages.cases.page import cases
from wayout.desk.pages.cases.table import cases_table
from wayout.desk.pages.deadline.page import deadline, done, move, remind
from wayout.desk.pages.deadline.shifted import accept, accept_all
from wayout.desk.pages.door import door, enter
from wayout.desk.pages.files.document_file import document_file
from wayout.desk.pages.files.documents import add_documents, document_back, document_gone, documents
from wayout.desk.pages.files.import_case import case_dropped, case_sent, case_taken
from wayout.desk.pages.files.import_court import (
    court,
    court_added,
    court_dropped,
    folder_named,
    pages_sent,
)
from wayout.desk.pages.files.import_page import import_page
from wayout.desk.pages.help import help_keys, help_page
from wayout.desk.pages.intake.page import intake_new, intake_of_case, intake_saved
from wayout.desk.pages.law.article import law_article
from wayout.desk.pages.law.compare import law_compare
from wayout.desk.pages.law.page import law
from wayout.desk.pages.odds.door import (
    case_odds,
    odds,
    odds_file,
)
from wayout.desk.pages.paper.page import paper_made, paper_page
from wayout.desk.pages.pathway import pathway, pathway_state
from wayout.desk.pages.record.door import record, record_chosen, record_file
from wayout.desk.pages.settings import choose, settings
from wayout.desk.pages.still_open import still_open
from wayout.desk.pages.today.acts import kept, taken
from wayout.desk.pages.today.appointments import calendar, case_calendar
from wayout.desk.pages.today.page import today
from wayout.desk.pages.today.review import review
from wayout.desk.pages.undo import again, undo
from wayout.desk.pages.unlock import lock, unlock, unlock_page

ROUTES = (
    Route("/", lambda _: RedirectResponse("/today", 303)),
    Route("/today", today),
    Route("/today.ics", calendar),
    Route("/today/kept", kept, methods=["POST"]),
    Route("/today/taken", taken, methods=["POST"]),
    Route("/today/review", review),
    Route("/today/law-accepted", accept_all, methods=["POST"]),
    Route("/cases/{name}/deadlines/{deadline}", deadline),
    Route("/cases/{name}/deadlines/{deadline}/done", done, methods=["POST"]),
    Route("/cases/{name}/deadlines/{deadline}/move", move, methods=["POST"]),
    Route("/cases/{name}/deadlines/{deadline}/remind", remind, methods=["POST"]),
    Route("/cases/{name}/law-accepted", accept, methods=["POST"]),
    Route("/cases/{name}/calendar.ics", case_calendar),
    Route("/cases/{name}/courts", number_added, methods=["POST"]),
    Route("/cases/{name}/courts/gone", gone_noted, methods=["POST"]),
    Route("/cases/{name}/courts/taken-over", taken_over, methods=["POST"]),
    Route("/cases/{name}/courts/set-aside", set_aside, methods=["POST"]),
    Route("/door", door),
    Route("/door", enter, methods=["POST"]),
    Route("/unlock", unlock_page),
    Route("/unlock", unlock, methods=["POST"]),
    Route("/lock", lock, methods=["POST"]),
    Route("/open", still_open),
    Route("/undo", undo, methods=["POST"]),
    Route("/again", again, methods=["POST"]),
    Route("/cases", cases),
    Route("/cases.tsv", cases_table),
    Route("/cases/find", find, methods=["POST"]),
    Route("/cases/new", intake_new),
    Route("/cases/new", intake_saved, methods=["POST"]),
    Route("/cases/{name}/intake", intake_of_case),
    Route("/cases/{name}", case),
    Route("/cases/{name}/notes", note, methods=["POST"]),
    Route("/cases/{name}/notes/back", drop_note, methods=["POST"]),
    Route("/cases/{name}/people", person, methods=["POST"]),
    Route("/cases/{name}/title", title, methods=["POST"]),
    Route("/cases/{name}/events", add_event, methods=["POST"]),
    Route("/cases/{name}/events/{event}", event_page),
    Route("/cases/{name}/events/{event}", correct_event, methods=["POST"]),
    Route("/cases/{name}/events/{event}/back", drop_event, methods=["POST"]),
    Route("/pathway", pathway),
    Route("/pathway/{state}", pathway_state),
    Route("/cases/{name}/law", law_compare, methods=["GET", "POST"]),
    Route("/cases/{name}/odds", case_odds),
    Route("/cases/{name}/paper", paper_page),
    Route("/cases/{name}/paper", paper_made, methods=["POST"]),
    Route("/cases/{name}/documents", documents),
    Route("/cases/{name}/documents", add_documents, methods=["POST"]),
    Route(f"/cases/{{name}}/documents/{NUMBER}", document_file),
    Route(f"/cases/{{name}}/documents/{NUMBER}/back", document_back),
    Route(f"/cases/{{name}}/documents/{NUMBER}/back", document_gone, methods=["POST"]),
    Route("/cases/{name}/agreed", agreed),
    Route("/cases/{name}/agreed/consent", consent, methods=["POST"]),
    Route("/cases/{name}/agreed/promise", promise, methods=["POST"]),
    Route("/cases/{name}/agreed/changed", promise_changed, methods=["POST"]),
    Route("/cases/{name}/agreed/until", keep_until, methods=["POST"]),
    Route("/cases/{name}/delete", delete_page),
    Route("/cases/{name}/delete", deleted, methods=["POST"]),
    Route("/cases/{name}/access", access),
    Route("/cases/{name}/access/share", share, methods=["POST"]),
    Route("/cases/{name}/access/owner", hand_over, methods=["POST"]),
    Route("/cases/{name}/access/export", export, methods=["POST"]),
    Route("/cases/{name}/log", log),
    Route("/import", import_page),
    Route("/import/pages", pages_sent, methods=["POST"]),
    Route("/import/folder", folder_named, methods=["POST"]),
    Route("/import/court", court),
    Route("/import/court/add", court_added, methods=["POST"]),
    Route("/import/court/drop", court_dropped, methods=["POST"]),
    Route("/import/case", case_sent, methods=["POST"]),
    Route("/import/case/add", case_taken, methods=["POST"]),
    Route("/import/case/drop", case_dropped, methods=["POST"]),
    Route("/law", law),
    Route("/law/{article}", law_article),
    Route("/odds", odds),
    Route("/odds.{form}", odds_file),
    Route("/record", record),
    Route("/record.{form}", record_file),
    Route("/record/folder", record_chosen, methods=["POST"]),
    Route("/settings", settings),
    Route("/settings", choose, methods=["POST"]),
    Route("/help", help_page),
    Route("/help/keys", help_keys),
    Route("/assets/{name}", asset),
)
