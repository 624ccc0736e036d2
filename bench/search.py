"""Measures the search and Pagefind with its own segmentation, with the same made-up forms in the same run.

``python -m bench.search [--count 10000] [--years 1] [--pagefind <python>]``
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.entries import made_up_entries
from bench.indexing import read_entries, write_entries
from bench.measures import Cost, at, cost_of
from bench.searching import OURS, PAGEFIND, Engine, KeepingHandler, browser, counts, lookup
from generator.mkdocs_plugin.building import build
from generator.search.entries import Entry
from generator.search.folding import searched
from tools.serving import served

ROOT = Path(__file__).parents[1]
QUERIES = 500
LOOKUPS = 60


def queries_of(entries: Sequence[Entry], number: int) -> list[str]:
    """Return random runs of one to eight characters without white space that occur in the forms."""
    random = Random(500)
    queries: list[str] = []
    while len(queries) < number:
        text = random.choice(entries).text
        start = random.randrange(len(text))
        queries += re.findall(r"^\S+$", text[start : start + random.randint(1, 8)])
    return queries


def scanned(entries: Iterable[Entry], queries: Sequence[str]) -> list[int]:
    """Return how many forms contain each query, by a scan of all."""
    numbers, folded = [0] * len(queries), [searched(query) for query in queries]
    for entry in entries:
        text = searched(f"{entry.title}\n{entry.rest}")
        numbers = [number + (query in text) for number, query in zip(numbers, folded, strict=True)]
    return numbers


def report(engine: Engine, cost: Cost, folder: Path, address: str, queries: Sequence[str], right: list[int]) -> None:
    """Print one engine's figures."""
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    print(f"\n{engine.name}")
    print(f"  indexing         {cost.seconds:.1f} s, {cost.processor_seconds:.1f} s of all processors")
    print(f"  memory           {cost.megabytes:.0f} MB")
    print(f"  index            {sum(files) / 1e6:.1f} MB in {len(files)} files")
    with browser() as opened:
        found = counts(opened, address, engine, queries)
        lookups = [lookup(opened, address, engine, query) for query in queries[:LOOKUPS]]
    exact = sum(one == other for one, other in zip(found, right, strict=True))
    sizes, times = [one.size / 1000 for one in lookups], [one.milliseconds for one in lookups]
    print(f"  exact            {exact} of {len(queries)}")
    print(f"  first ten, kB    {at(0.5, sizes):.0f} median, {at(0.9, sizes):.0f} p90, {max(sizes):.0f} most")
    print(f"  first ten, ms    {at(0.5, times):.0f} median, {at(0.9, times):.0f} p90, {max(times):.0f} most")


def write_pages(entries: Iterable[Entry], folder: Path) -> None:
    """Write the same texts as pages for Pagefind to index."""
    for number, entry in enumerate(entries):
        path = folder / str(number // 1000) / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"<h1>{escape(entry.title)}</h1><p>{escape(entry.rest)}</p>"
        path.write_text(f'<!doctype html><html lang="zh-CN"><body>{text}</body></html>', "utf-8")


def main() -> None:
    """Print the figures of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--pagefind", help="the interpreter of an environment that holds Pagefind")
    arguments = parser.parse_args()
    years = tuple(range(2019, 2019 + arguments.years))
    with TemporaryDirectory() as name:
        folder = Path(name)
        entries = sorted(made_up_entries(arguments.count, years), key=lambda entry: entry.year)
        write_entries(entries, folder / "entries")
        queries = queries_of(entries, QUERIES)
        right = scanned(entries, queries)
        characters = sum(len(entry.text) for entry in entries) // len(entries)
        print(f"{len(entries)} forms of {characters} characters over {len(years)} years; {QUERIES} queries")
        del entries
        measure(folder, queries, right, arguments.pagefind)


def measure(folder: Path, queries: Sequence[str], right: list[int], pagefind: str | None) -> None:
    """Build both indexes and print their costs and results; Pagefind is left out without an interpreter for it."""
    site = folder / "site"
    build(ROOT / "mkdocs.yml", site)
    shutil.rmtree(site / "data/search")
    ours = cost_of([sys.executable, "-m", "bench.indexing", str(folder / "entries"), str(site)])
    with served(site, KeepingHandler) as address:
        report(OURS, ours, site / "data/search", address, queries, right)
        if pagefind is None:
            return
        write_pages(read_entries(folder / "entries"), folder / "pages")
        command = [pagefind, "-m", "pagefind", "--site", str(folder / "pages"), "--output-path", str(site / "pagefind")]
        theirs = cost_of(command)
        for file in ("pagefind.html", "pagefind-search.js"):
            shutil.copy(ROOT / "bench" / file, site)
        report(PAGEFIND, theirs, site / "pagefind", address, queries, right)


if __name__ == "__main__":
    main()
