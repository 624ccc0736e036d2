"""Writes the content security policy of the theme into the examples of web servers in deploy/."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "theme" / "partials" / "policy.html"
EXAMPLES = tuple(ROOT / "deploy" / name for name in ("nginx.conf", "Caddyfile", "_headers"))

# Browsers respect who may frame a page only in a header, not in the page itself.
ONLY_IN_HEADERS = "; frame-ancestors 'none'"

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HEADER = re.compile(r'(Content-Security-Policy(?:: | "))[^"\n]*')


def policy_of(page: str) -> str:
    """Return the policy in a page or template; raises ``ValueError`` unless there is one."""
    stated = _META.findall(page)
    if len(stated) != 1:
        raise ValueError(f"one policy was expected, not {len(stated)}")
    return str(stated[0])


def with_policy(example: str, policy: str) -> str:
    """Return the text of an example with the policy as its header."""
    return _HEADER.sub(lambda header: f"{header[1]}{policy}{ONLY_IN_HEADERS}", example)


def main() -> int:
    """Bring all examples up to date."""
    policy = policy_of(SOURCE.read_text("utf-8"))
    for example in EXAMPLES:
        example.write_text(with_policy(example.read_text("utf-8"), policy), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
