"""Today's browser without the features that the baseline lacks, as far as the site uses them."""

from playwright.sync_api import BrowserContext, Page, Route

# Selectors and units only for newer browsers; `test_baseline.py` ensures that there are no others.
NEWER = (":has(", "1cqi")
WITHOUT = """
delete Array.prototype.at;
delete Element.prototype.checkVisibility;
"""


def made_older(context: BrowserContext) -> Page:
    """Return a page of a browser that does not know these, and drops each style rule that contains one."""
    context.add_init_script(WITHOUT)
    context.route("**/*.css", _serve_with_unknown)
    return context.new_page()


def _serve_with_unknown(route: Route) -> None:
    response = route.fetch()
    text = response.text()
    for one in NEWER:
        text = text.replace(one, one.replace("has", "unknown").replace("cqi", "unknown"))
    route.fulfill(response=response, body=text)
