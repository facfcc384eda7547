"""Pages that are no cards: refusals, forms, overload, and the text of an act on its own."""

from wayout.sample.case import Act
from wayout.sample.old import act_body
from wayout.sample.tables import table


def notice_page(n: int) -> tuple[str, str]:
    """Return the `n`-th notice (they go round): its class and its page."""
    notices = table("notices")
    page = notices["page"][n % len(notices["page"])]
    if page["class"] == "empty":
        return "empty", ""
    return page["class"], notices["shell"].format(body=page["body"])


def act_page(act: Act) -> str:
    """Write the page that shows the text of an act and no card."""
    notices = table("notices")
    return str(notices["shell"].format(body=notices["act"].format(text=act_body(act))))
