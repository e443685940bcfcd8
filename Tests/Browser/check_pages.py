#!/usr/bin/env python3
"""Looks at every page of a running site the way people meet it.

    check_pages.py http://127.0.0.1:8080 OUTPUT_DIR [report.html]

Follows the links of the site from its first page (and of an address where there is nothing), and opens each
page at 320, 390 and 1280 pixels, light and dark, and as paper. Fails, with one line a finding, on: a violation
of WCAG 2.2 A or AA that axe finds; content wider than the window; a message in the console; a request to
another host, or a failed one; a page that shows less without script. Pictures are saved in OUTPUT_DIR.

Needs Python's playwright and axe-playwright-python and a Chromium (CHROMIUM names it; /usr/bin/chromium if not).
"""
import os
import pathlib
import re
import sys
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# One page of each kind is enough; the hundredth participant looks like the first.
MOST_OF_A_KIND = 2
OVERFLOW = """() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = e => { for (; e; e = e.parentElement) {
        const o = getComputedStyle(e).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; }
        return false; };
    const out = [...document.body.querySelectorAll('*')].filter(e => {
        if (e.closest('svg') || e.classList.contains('skip')) return false;
        return e.getBoundingClientRect().right > wide + 1 && !scrolls(e.parentElement); });
    return [document.documentElement.scrollWidth > wide + 1,
            out.slice(0, 3).map(e => e.tagName + '.' + e.className)];
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll('a, summary, button')].filter(e => {
    const r = e.getBoundingClientRect();
    if (!r.width || e.closest('p, dd, td') || e.classList.contains('skip')) return false;
    return r.height < 24 || r.width < 24; }).map(e => e.textContent.trim())"""


def kind(path):
    path = re.sub(r"^/participants/.+", "/participants/one", path)
    return re.sub(r"^/instruments/[^/]+", "/instruments/one", path)


def name(address):
    parts = urlsplit(address)
    text = (parts.path + ("-" + parts.query if parts.query else "")).strip("/")
    return re.sub(r"[^A-Za-z0-9]+", "-", text) or "study"


class Watch:
    """Collects what a page says and asks for while it is open."""

    def __init__(self, page, base, findings, where):
        self.base, self.findings, self.where = base, findings, where
        page.on("console", lambda m: self.find(f"console: {m.text}"))
        page.on("pageerror", lambda e: self.find(f"script error: {e}"))
        page.on("requestfailed", lambda r: self.find(f"failed request: {r.url}"))
        page.on("request", self.request)

    def request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob", "about"):
            return
        if parts[:2] != urlsplit(self.base)[:2]:
            self.find(f"request to elsewhere: {request.url}")

    def find(self, what):
        # An address where there is nothing is asked for on purpose.
        if "/nothing-here" in self.where and "404" in what:
            return
        self.findings.append(f"{self.where}: {what}")


def addresses(browser, base):
    """Every page that can be reached by links, a few of each kind."""
    page = browser.new_page()
    waiting, found, counts = [base + "/", base + "/nothing-here"], [], {}
    while waiting:
        address = waiting.pop(0)
        path = kind(urlsplit(address).path)
        if address in found or counts.get(path, 0) >= MOST_OF_A_KIND:
            continue
        found.append(address)
        counts[path] = counts.get(path, 0) + 1
        page.goto(address)
        for href in page.eval_on_selector_all("a[href]", "es => es.map(e => e.getAttribute('href'))"):
            target = urljoin(address, href).split("#")[0]
            if target.startswith(base) and target not in waiting:
                waiting.append(target)
    page.close()
    return found


def look(browser, base, address, out, findings, script):
    words = {}
    for scheme in SCHEMES:
        for width in WIDTHS:
            where = f"{name(address)}, {width} {scheme}{'' if script else ', no script'}"
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script,
                reduced_motion="reduce", device_scale_factor=2 if width < 1000 else 1)
            page = context.new_page()
            Watch(page, base, findings, f"{where} ({address})")
            page.goto(address)
            if not script:
                words[(scheme, width)] = page.locator("body").inner_text()
                context.close()
                continue
            page.screenshot(path=out / f"{name(address)}-{width}-{scheme}.png", full_page=True)
            words[(scheme, width)] = page.locator("body").inner_text()
            is_wide, culprits = page.evaluate(OVERFLOW)
            if is_wide or culprits:
                findings.append(f"{where}: wider than the window {culprits}")
            for text in page.evaluate(SMALL_TARGETS):
                findings.append(f"{where}: target under 24 px: {text}")
            for fold in page.locator("details").all():
                fold.evaluate("e => e.open = true")
            result = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            for violation in result.response["violations"]:
                for node in violation["nodes"]:
                    findings.append(f"{where}: axe {violation['id']}: {node['target']} {node['failureSummary']}")
            is_wide, culprits = page.evaluate(OVERFLOW)
            if is_wide or culprits:
                findings.append(f"{where}: wider than the window with folds open {culprits}")
            context.close()
    return words


def print_on_paper(browser, address, out, findings):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    page.wait_for_timeout(200)
    hidden = page.evaluate(
        "() => [...document.querySelectorAll('details > :not(summary)')].filter(e => !e.offsetHeight).length")
    if hidden:
        findings.append(f"{name(address)}, paper: {hidden} folds stay closed")
    page.pdf(path=out / f"{name(address)}.pdf", prefer_css_page_size=True, print_background=True)
    context.close()


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    base, out = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    findings = []
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        pages = addresses(browser, base)
        targets = [(base, address) for address in pages]
        if len(sys.argv) == 4:
            file = pathlib.Path(sys.argv[3]).resolve().as_uri()
            targets.append((file, file))
        for home, address in targets:
            with_script = look(browser, home, address, out, findings, script=True)
            without = look(browser, home, address, out, findings, script=False)
            for key, words in without.items():
                if not words.strip() or words != with_script[key]:
                    findings.append(f"{name(address)}, {key}: shows other words without script")
            print_on_paper(browser, address, out, findings)
        browser.close()
    for finding in findings:
        print(finding)
    looks = len(targets) * len(WIDTHS) * len(SCHEMES)
    print(f"{len(targets)} pages, {looks} looks with script and {looks} without: {len(findings)} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
