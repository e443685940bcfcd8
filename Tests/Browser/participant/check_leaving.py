#!/usr/bin/env python3
"""Somebody else takes the phone: after leaving there is nothing to be found of what was written.

    check_leaving.py BASE PEOPLE.json

Types a word that occurs nowhere else into every field of every page where one may write, reads it back, and leaves, once
with script and once without. The words may stand in no address, no title, no request, no storage; not in the pages that
the way back leads to; not in the browser's profile on disk. A second window leaves with the first.
"""
import re
import sys

from playwright.sync_api import sync_playwright

import chrome
import doorway
import filling

WRITING = ("/journal/new", "/safety-plan", "/preparation", "/practices", "/settings", "/mine", "/withdraw", "/consent")
NOT_SENT = re.compile(r"^/(withdraw|consent|settings)")
STORES = """async () => ({ databases: (await indexedDB.databases()).map(each => each.name), caches: await caches.keys(),
    local: Object.keys(localStorage), session: Object.keys(sessionStorage),
    workers: (await navigator.serviceWorker.getRegistrations()).length })"""
FIELDS = "main textarea:visible, main input[type=text]:visible, main input[type=search]:visible, main input:not([type]):visible"


class Canaries:
    def __init__(self):
        self.words, self.seen = [], []

    def fresh(self):
        self.words.append(f"quokka{len(self.words)}zephyr")
        return self.words[-1]

    def watch(self, page):
        page.on("request", lambda request: self.look("address", request.url))
        page.on("framenavigated", lambda frame: self.look("address", frame.url))

    def look(self, where, text):
        if "quokka" in text:
            self.seen.append(f"{where}: {text[:200]}")


def write_everywhere(page, base, person, canaries):
    waiting, done, pages = [base + path for path in WRITING], set(), 0
    while waiting:
        address = waiting.pop(0)
        path = address.removeprefix(base).split("?")[0].split("#")[0]
        kind = re.sub(r"/entry/[^/]+", "/entry/x", path)
        if kind in done or not path.startswith(WRITING) or "/download/" in path or path.endswith(".pdf"):
            continue
        done.add(kind)
        page.goto(address)
        doorway.confirm(page, person)
        canaries.look("title", page.title())
        waiting += [link for link in page.eval_on_selector_all("main a[href]", "es => es.map(e => e.href)") if link.startswith(base)]
        for index in range(page.locator("main form").count()):
            form = page.locator("main form").nth(index)
            fields = form.locator(FIELDS.replace("main ", ""))
            if not fields.count():
                continue
            for field in fields.all():
                field.fill(canaries.fresh())
            pages += 1
            if not NOT_SENT.match(path):
                doorway.press(page, form.locator("button").first)
                canaries.look("title", page.title())
                waiting += [link for link in page.eval_on_selector_all("main a[href]", "es => es.map(e => e.href)") if link.startswith(base)]
                page.goto(address)
                doorway.confirm(page, person)
    return pages


def read_back(page, base, person, canaries):
    """What was written is read, so that it stood on pages."""
    found = 0
    for path in ("/journal", "/safety-plan", "/preparation", "/mine"):
        page.goto(base + path)
        doorway.confirm(page, person)
        canaries.look("title", page.title())
        found += page.content().count("quokka")
    assert found, "nothing of what was written could be read back"


def nothing_left(page, base, canaries, where):
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    assert "/leave" in page.url, f"{where}: left to {page.url}"
    stores = page.evaluate(STORES)
    assert not any(stores.values()), f"{where}: still kept: {stores}"
    # A stranger's page sets one of its own, under which nothing is known.
    cookies = [each["name"] for each in page.context.cookies() if not each["name"].endswith("start")]
    assert not cookies, f"{where}: cookies stay: {cookies}"
    for _ in range(8):
        try:
            page.go_back(timeout=4000)
        except Exception:
            break
        page.wait_for_timeout(250)
        assert "quokka" not in page.content(), f"{where}: the way back shows what was written, at {page.url}"
        assert page.locator(".sign-out").count() == 0, f"{where}: the way back leads inside, at {page.url}"
    for path in ("/today", "/journal", "/safety-plan"):
        page.goto(base + path)
        assert "quokka" not in page.content() and page.locator(".sign-out").count() == 0, f"{where}: {path} opens"


def with_script(player, base, person):
    canaries, mine = Canaries(), chrome.Chromium(player)
    try:
        page = mine.open()
        canaries.watch(page)
        doorway.enter(page, base, person)
        pages = write_everywhere(page, base, person, canaries)
        read_back(page, base, person, canaries)
        other = mine.context.new_page()
        canaries.watch(other)
        other.goto(base + "/today")
        page.locator(".leave-link").click()
        filling.until(other, "() => location.pathname === '/leave'", 5)
        nothing_left(page, base, canaries, "with script")
        assert not canaries.seen, canaries.seen
        page.wait_for_timeout(1500)
        mine.browser.close()
        mine.process.terminate()
        mine.process.wait()
        on_disk = mine.holds(["quokka"])
        assert not on_disk, f"the profile on disk holds what was written: {on_disk}"
        return f"leaving, with script: {len(canaries.words)} fields on {pages} pages, nothing left"
    finally:
        mine.close()


def without_script(player, base, person):
    canaries = Canaries()
    browser = player.chromium.launch(executable_path=chrome.CHROMIUM, args=["--no-sandbox"])
    page = browser.new_context(java_script_enabled=False).new_page()
    canaries.watch(page)
    doorway.enter(page, base, person)
    pages = write_everywhere(page, base, person, canaries)
    read_back(page, base, person, canaries)
    page.locator(".leave-link").click()
    nothing_left(page, base, canaries, "without script")
    assert not canaries.seen, canaries.seen
    browser.close()
    return f"leaving, without script: {len(canaries.words)} fields on {pages} pages, nothing left"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    base, people = sys.argv[1].rstrip("/"), doorway.people(sys.argv[2])
    with sync_playwright() as player:
        print(with_script(player, base, people[0]), flush=True)
        print(without_script(player, base, people[0]), flush=True)


if __name__ == "__main__":
    main()
