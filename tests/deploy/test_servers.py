"""The examples in deploy/ in use, as far as their servers are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import socket

import pytest

from generator.mkdocs_plugin import building
from tests.project import page, small_project

DEPLOY = Path(__file__).parents[2] / "deploy"
HEADERS = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Access-Control-Allow-Origin",
    "Cache-Control",
)
FILES = {
    "index.html": "<!doctype html>甲",
    "forms/unit/2019/project/index.html": "<!doctype html>乙",
    "404.html": "<!doctype html>没有这一页",
    "style.css": "p {}\n" * 400,
    "assets/0123456789ab/style.css": "p {}",
    "data/findings.json": "{}",
    "data/forms.csv": "项目\r\n",
    "data/search/2019/0.bin": "\0",
    "data/all.jsonl.gz": "\0" * 2000,
    "data/parquet/forms.parquet": "\0" * 2000,
    ".state/secret": "丙",
    ".well-known/security.txt": "Contact: mailto:a@example",
}
NGINX = """daemon off;
pid {folder}/pid;
error_log {folder}/log;
{user}
events {{}}
http {{
    types {{ text/html html; text/css css; application/json json; }}
    access_log off;
    client_body_temp_path {folder}/1;
    proxy_temp_path {folder}/2;
    fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4;
    scgi_temp_path {folder}/5;
{server}
}}
"""
Answer = Callable[..., HTTPResponse]


def nginx(folder: Path, site: Path, port: int) -> list[str]:
    server = (DEPLOY / "nginx.conf").read_text("utf-8")
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/disclosure", str(site))
    # One of its processes drops root privileges, and could not read the folder of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, server=server, user=user), "utf-8")
    return ["nginx", "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, site: Path, port: int) -> list[str]:
    server = (DEPLOY / "Caddyfile").read_text("utf-8")
    server = re.sub(r"^disclosure\.example", f"http://127.0.0.1:{port}", server, flags=re.MULTILINE)
    server = server.replace("/srv/disclosure", str(site))
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + server, "utf-8")
    return ["caddy", "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"], scope="module")
def answer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answer]:
    """Return a function that gives the server's answer for a path, for an example."""
    if not shutil.which(request.param.__name__):
        pytest.skip(f"{request.param.__name__} is not installed")
    folder, site = tmp_path_factory.mktemp("server"), tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    port = free_port()
    command = request.param(folder, site, port)
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.DEVNULL, env=os.environ | {"HOME": str(folder)}
    ) as server:
        try:
            wait_for(port)
            yield lambda path, **headers: asked(port, path, headers)
        finally:
            server.terminate()


def free_port() -> int:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def asked(port: int, path: str, headers: Mapping[str, str]) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=dict(headers))
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/forms/unit/2019/project/", 200),
        ("/style.css", 200),
        ("/data/findings.json", 200),
        ("/data/forms.csv", 200),
        ("/data/search/2019/0.bin", 200),
        ("/nothing/", 404),
        ("/.state/secret", 404),
        ("/.well-known/security.txt", 200),
    ],
)
def test_every_answer_has_every_header(answer: Answer, path: str, status: int) -> None:
    response = answer(path)
    assert response.status == status
    assert [name for name in HEADERS if name not in response.headers] == []
    assert "frame-ancestors 'none'" in str(response.headers["Content-Security-Policy"])
    assert response.headers["Cache-Control"] == "no-cache"


def test_only_a_file_that_is_named_after_what_is_in_it_is_kept(answer: Answer) -> None:
    said = {name: answer(f"/assets/0123456789ab/{name}").headers["Cache-Control"] for name in ("style.css", "gone.css")}
    assert said == {"style.css": "max-age=31536000, immutable", "gone.css": "no-cache"}


def test_an_unknown_address_shows_the_page_for_it(answer: Answer) -> None:
    # The last is a folder without a page of its own.
    for path in ("/nothing/", "/data/nothing.csv", "/.state/secret", "/forms/unit/2019/"):
        response = answer(path)
        assert response.status == 404
        assert "没有这一页" in response.read().decode()
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_an_address_without_its_slash_leads_to_the_one_with_it_on_whatever_host(answer: Answer) -> None:
    response = answer("/forms/unit/2019/project")
    assert response.status in (301, 308)
    assert response.headers["Location"] == "/forms/unit/2019/project/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html"), ("/style.css", "text/css"), ("/data/findings.json", "application/json")],
)
def test_a_file_says_what_it_is(answer: Answer, path: str, kind: str) -> None:
    assert str(answer(path).headers["Content-Type"]).partition(";")[0] == kind


def test_a_table_says_that_it_is_in_utf_8(answer: Answer) -> None:
    assert str(answer("/data/forms.csv").headers["Content-Type"]).lower() == "text/csv; charset=utf-8"


def test_only_what_is_not_compressed_yet_is_compressed(answer: Answer) -> None:
    for path, encoding in (
        ("/style.css", "gzip"),
        ("/data/all.jsonl.gz", None),
        ("/data/parquet/forms.parquet", None),
    ):
        headers = answer(path, **{"Accept-Encoding": "gzip"}).headers
        assert headers["Content-Encoding"] == encoding
        assert (headers["Content-Length"] == "2000") is (encoding is None)


def test_the_headers_for_hosts_are_published_with_every_build(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    name = re.findall(r"content/pages/(\w+)", (DEPLOY / "_headers").read_text("utf-8"))[0]
    shutil.copy(DEPLOY / "_headers", root / "content/pages" / name)
    for _ in range(2):
        building.build(root / "mkdocs.yml", root / "site")
        assert (root / "site/_headers").read_bytes() == (DEPLOY / "_headers").read_bytes()
        assert "  _headers\n" in page(root, "SHA256SUMS")
