#!/usr/bin/env python3
"""Looks at every page of a participant the way people meet it.

    check_pages.py BASE PEOPLE.json OUTPUT_DIR

Signs in, follows every link, and opens each page at 320, 768 and 1280 pixels, light and dark, with text twice as large,
mirrored, and in forced colors. Fails, with one line a finding, on: a violation of WCAG 2.2 A or AA that axe finds;
content wider than the window; a target under 24 pixels; a message in the console; a request to another host; a page
without its way to help and out; a title that says more than it should. Pictures are saved in OUTPUT_DIR.
"""
import os
import pathlib
import re
import sys
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import doorway

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MOST_OF_A_KIND = 2
NOT_FOLLOWED = re.compile(r"^/(leave|sign-out|mine/download|consent/[^/]+/copy\.pdf|service-worker\.js|assets/)")
# A tab's name never says what this is for.
TELLING = re.compile(r"study|trial|therap|psych|psilo|depress|suicid|health|symptom|questionnaire|clinic|maitri", re.I)
OVERFLOW = """() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = e => { for (; e; e = e.parentElement) {
        const o = getComputedStyle(e).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; }
        return false; };
    const out = [...document.body.querySelectorAll('*')].filter(e => {
        if (e.closest('svg') || e.matches('.skip, .out-of-sight')) return false;
        const r = e.getBoundingClientRect();
        return r.width > 0 && (r.right > wide + 1 || r.left < -1) && !scrolls(e.parentElement); });
    return document.documentElement.scrollWidth > wide + 1 || out.length
        ? [document.documentElement.scrollWidth, ...out.slice(0, 3).map(e => e.tagName + '.' + e.className)] : [];
}"""
# A radio's target is its row.
SMALL_TARGETS = """least => [...document.querySelectorAll('a, summary, button, label.choice, select, [role=slider], input:not([type=hidden], [type=radio], [type=checkbox])')]
    .filter(e => { const r = e.getBoundingClientRect();
        return r.width && !e.closest('p:not(.actions, .field, .back, .line-field), li p, dd, td, .skip, .note p') && !e.matches('.skip, .task > a')
            && (r.height < least - 0.5 || r.width < Math.min(least, 24) - 0.5); })
    .map(e => `${e.tagName}.${e.className} "${(e.textContent || e.name || '').trim().slice(0, 30)}" ${Math.round(e.getBoundingClientRect().width)}x${Math.round(e.getBoundingClientRect().height)}`)"""


def kind(path):
    path = re.sub(r"^(/(?:questionnaires|consent|practices|journal/entry|begin|follow-up))/[^/]+", r"\1/one", path)
    return re.sub(r"/part/\d+", "/part/n", path)


def name(address):
    parts = urlsplit(address)
    text = re.sub(r"[0-9a-f]{16,}", "x", parts.path + ("-" + parts.query if parts.query else "")).strip("/")
    return re.sub(r"[^A-Za-z0-9]+", "-", text)[:70] or "entrance"


class Watch:
    def __init__(self, page, base, findings, where):
        self.base, self.findings, self.where = base, findings, where
        page.on("console", lambda m: m.type in ("error", "warning") and self.find(f"console: {m.text}"))
        page.on("pageerror", lambda e: self.find(f"script error: {e}"))
        page.on("request", self.request)

    def request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts[:2] != urlsplit(self.base)[:2]:
            self.find(f"request to elsewhere: {request.url}")

    def find(self, what):
        if "404" in what and "nothing-here" in self.where:
            return
        self.findings.append(f"{self.where}: {what}")


def follow(page, base, person, starts):
    """Every page that can be reached by links, a few of each kind."""
    waiting, found, counts = [base + path for path in starts], [], {}
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        if address in found or counts.get(kind(path), 0) >= MOST_OF_A_KIND or NOT_FOLLOWED.match(path):
            continue
        page.goto(address)
        doorway.confirm(page, person)
        counts[kind(path)] = counts.get(kind(path), 0) + 1
        found.append(address)
        for href in page.eval_on_selector_all("a[href]", "es => es.map(e => e.getAttribute('href'))"):
            target = urljoin(page.url, href).split("#")[0]
            if target.startswith(base + "/") and target not in waiting:
                waiting.append(target)
    return found


def axe(page, where, findings):
    for violation in Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]:
        for node in violation["nodes"]:
            findings.append(f"{where}: axe {violation['id']}: {node['target']} {node['failureSummary']}"[:600])


def frame(page, where, findings):
    """What every page has: help first, then the way out; and a title that says nothing."""
    order = page.eval_on_selector_all("a[href], button", "es => es.map(e => e.className)")[:4]
    if "help-link" not in " ".join(order) or "leave-link" not in " ".join(order):
        findings.append(f"{where}: help and the way out are not the first things: {order}")
    if TELLING.search(page.title()):
        findings.append(f"{where}: the title says too much: {page.title()}")
    if page.locator("h1").count() != 1:
        findings.append(f"{where}: {page.locator('h1').count()} first headings")


def look(make, addresses, base, person, out, findings, state=None):
    """All pages in one window after another; axe at the smallest and the widest. `state` is the sign-in, which goes
    from window to window: its token changes when the password is given again."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = make(storage_state=state, viewport={"width": width, "height": 900}, color_scheme=scheme, device_scale_factor=2 if width < 700 else 1)
            for address in addresses:
                where = f"{name(address)}, {width} {scheme}"
                page = context.new_page()
                Watch(page, base, findings, where)
                page.goto(address)
                doorway.confirm(page, person)
                if state and page.url.split("#")[0] != address.split("#")[0]:
                    findings.append(f"{where}: led to {page.url}")
                page.wait_for_timeout(60)
                page.screenshot(path=out / f"{name(address)}-{width}-{scheme}.png", full_page=True)
                frame(page, where, findings)
                measure(page, where, 44 if width == 320 else 24, findings)
                if width == 320 or scheme == "light":
                    page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true; })")
                    axe(page, where, findings)
                    measure(page, where + ", folds open", 24, findings)
                if width == 320 and scheme == "light":
                    variants(page, where, out, address, findings)
                page.close()
            state = context.storage_state() if state else None
            context.close()
            print(f"{width} {scheme}: {len(addresses)} pages, {len(findings)} findings so far", flush=True)


def measure(page, where, least, findings):
    wide = page.evaluate(OVERFLOW)
    if wide:
        findings.append(f"{where}: wider than the window {wide}")
    findings += [f"{where}: small target {text}" for text in page.evaluate(SMALL_TARGETS, least)]


def variants(page, where, out, address, findings):
    """Text twice as large (as a reader sets it), more room between letters, mirrored, forced colors."""
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    findings += [f"{where}, text 200 %: wider than the window {wide}" for wide in [page.evaluate(OVERFLOW)] if wide]
    page.screenshot(path=out / f"{name(address)}-large.png", full_page=True)
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    page.set_viewport_size({"width": 320, "height": 900})
    page.evaluate("""() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
        document.adoptedStyleSheets = [sheet]; }""")
    findings += [f"{where}, text spacing: wider than the window {wide}" for wide in [page.evaluate(OVERFLOW)] if wide]
    page.evaluate("() => { document.adoptedStyleSheets = []; document.documentElement.dir = 'rtl'; }")
    findings += [f"{where}, mirrored: wider than the window {wide}" for wide in [page.evaluate(OVERFLOW)] if wide]
    page.screenshot(path=out / f"{name(address)}-mirrored.png", full_page=True)
    page.evaluate("() => { document.documentElement.dir = 'ltr'; }")
    page.emulate_media(forced_colors="active")
    page.screenshot(path=out / f"{name(address)}-forced.png", full_page=True)


def go_round(browser, base, person, out, findings):
    """Everything of one person."""
    out.mkdir(parents=True, exist_ok=True)
    inside = browser.new_context()
    page = inside.new_page()
    doorway.enter(page, base, person)
    pages = follow(page, base, person, ["/today"])
    state = inside.storage_state()
    inside.close()
    look(lambda **wishes: browser.new_context(reduced_motion="reduce", **wishes), pages, base, person, out, findings, state)
    return len(pages)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    base, people, out = sys.argv[1].rstrip("/"), doorway.people(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    findings = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        stranger = browser.new_context()
        outside = follow(stranger.new_page(), base, people[0], ["/sign-in", "/help", "/offline", "/nothing-here"])
        stranger.close()
        look(lambda **wishes: browser.new_context(reduced_motion="reduce", **wishes), outside, base, people[0], out, findings)
        # The first is on the way; the last has a course behind them.
        inside = sum(go_round(browser, base, person, out / person["name"], findings) for person in ([people[0], people[-1]] if len(people) > 1 else people))
        browser.close()
    for finding in sorted(set(findings)):
        print(finding)
    print(f"{len(outside)} pages before signing in and {inside} after: {len(set(findings))} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
