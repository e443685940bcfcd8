#!/usr/bin/env python3
"""A long questionnaire, answered with the keyboard alone; without script; with the network cut in its middle and the
browser killed; and in two browsers at once. What the record holds afterwards is read back and compared.

    check_answers.py BASE PEOPLE.json [keyboard] [plain] [cut] [two]

Each part takes a person of its own, in the order of the file, and goes round when there are fewer: then it takes the
longest questionnaire that is still open. Those who have none open are passed over.
"""
import os
import random
import sys

from playwright.sync_api import sync_playwright

import chrome
import doorway
import filling
import reading_back

INTERLEAVINGS = int(os.environ.get("MAITRI_INTERLEAVINGS", "300"))


def same(given, held):
    """Everything that was given is held, once."""
    lost = {item: (value, held.get(item)) for item, value in given.items() if held.get(item) != value}
    assert not lost, f"given and held differ: {lost}"


def once(history, given):
    items = [item for _, _, item, _ in history]
    doubled = [item for item in set(items) if items.count(item) != 1]
    assert not doubled and set(items) <= set(given), f"doubled {doubled}, without cause {set(items) - set(given)}"


def hand_in(page):
    """From the review to the last page."""
    assert "/review" in page.url, page.url
    doorway.press(page, page.locator("main form button").last)
    assert "/done" in page.url, page.url


# With the keyboard alone

FOCUS = """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
    const row = e.closest('label.choice') ?? e, b = row.getBoundingClientRect(), t = getComputedStyle(row);
    const top = document.elementFromPoint(b.left + b.width / 2, Math.min(b.top + b.height / 2, innerHeight - 1));
    return { item: e.closest('[data-item]')?.dataset.item ?? null, type: e.type ?? e.getAttribute('role') ?? '', role: e.getAttribute('role') ?? '',
        text: (e.textContent || e.value || '').trim().slice(0, 40), value: e.value ?? '', isSubmit: e === document.querySelector('form[data-answers] .actions button'),
        isSeen: s.outlineStyle !== 'none' || t.outlineStyle !== 'none' || e.matches('[tabindex="-1"]'),
        isCovered: r.width > 0 && top !== null && !row.contains(top) && !top.contains(row) }; }"""


def by_keyboard(page, chance, given):
    """One part: Tab from the top to its button, answering on the way."""
    done, count = set(), 0
    page.locator("main").focus()
    while count < 400:
        count += 1
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        assert at["isSeen"], f"no focus to be seen on {at}"
        assert not at["isCovered"], f"focus is covered on {at}"
        if at["isSubmit"]:
            filling.until(page, "() => document.activeElement !== document.body")
            page.keyboard.press("Enter")
            return
        item = at["item"]
        if item is None or item in done:
            continue
        if at["role"] == "slider":
            page.keyboard.press("ArrowRight")
            for _ in range(chance.randint(0, 4)):
                page.keyboard.press(chance.choice(["PageUp", "PageDown", "ArrowUp", "ArrowLeft"]))
        elif at["type"] == "radio":
            page.keyboard.press("Space")
            for _ in range(chance.randint(0, 3)):
                page.keyboard.press("ArrowDown")
        elif at["type"] in ("number", "text"):
            page.keyboard.type(str(chance.randint(0, 5)))
        elif at["type"] == "time":
            page.keyboard.type("0930")
        else:
            continue
        done.add(item)
        given[item] = filling.shown(page, item)
    raise AssertionError("the button was not reached in 400 steps")


def keyboard(player, base, person):
    browser = player.chromium.launch(executable_path=chrome.CHROMIUM, args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 390, "height": 700}, reduced_motion="reduce").new_page()
    doorway.enter(page, base, person)
    before = reading_back.last(page, base, person)
    start, parts = filling.forms(page, base)[0]
    page.goto(start)
    given, chance = {}, random.Random(1)
    for _ in range(parts):
        here = page.url
        by_keyboard(page, chance, given)
        filling.until(page, f"() => location.href.split('#')[0] !== {here.split('#')[0]!r} && document.readyState === 'complete'")
        if "/review" in page.url:
            break
    hand_in(page)
    same(given, reading_back.newest(reading_back.history(page, base, person, before)))
    browser.close()
    return f"keyboard: {len(given)} answers, 0 lost"


# Without script

def plain(player, base, person):
    browser = player.chromium.launch(executable_path=chrome.CHROMIUM, args=["--no-sandbox"])
    context = browser.new_context(viewport={"width": 390, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    doorway.enter(page, base, person)
    before = reading_back.last(page, base, person)
    start, parts = filling.forms(page, base)[0]
    page.goto(start)
    given, chance = {}, random.Random(2)
    for _ in range(parts + 2):
        for code in filling.codes(page):
            if code not in given:
                given[code] = filling.answer(page, code, chance)
        doorway.press(page, page.locator("form[data-answers] .actions button").first)
        if "/review" in page.url:
            break
    hand_in(page)
    history = reading_back.history(page, base, person, before)
    same(given, reading_back.newest(history))
    once(history, given)
    browser.close()
    return f"without script: {len(given)} answers, 0 lost, 0 doubled"


# The network cut, the browser killed

def cut(player, base, person):
    network, mine = chrome.Network(base), chrome.Chromium(player)
    chance, given = random.Random(3), {}
    try:
        page = mine.open()
        doorway.enter(page, network.address, person)
        before = reading_back.last(page, network.address, person)
        start, parts = filling.forms(page, network.address)[0]
        page.goto(start)
        filling.until(page, "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'", 20)
        page.reload()
        for _ in range(max(1, parts // 3)):
            for code in filling.codes(page):
                given[code] = filling.answer(page, code, chance)
                quick = filling.until(page, "() => document.querySelector('[data-status]').textContent !== ''", 5)
            assert filling.go_on(page), "the next part did not come"
        filling.until(page, AHEAD, 20)
        codes = filling.codes(page)
        for code in codes[: len(codes) // 2]:
            given[code] = filling.answer(page, code, chance)
        filling.until_said(page, "saved")
        # What the server had already taken stands there; a page kept from before shows what is kept beside it.
        taken = set(given)
        network.cut()
        for code in codes[len(codes) // 2:]:
            given[code] = filling.answer(page, code, chance)
        filling.until_said(page, "kept")
        offline = 1
        while filling.go_on(page, 4):
            offline += 1
            for code in filling.codes(page):
                given[code] = filling.answer(page, code, chance)
            filling.until_said(page, "kept")
        last = page.url
        kept = page.evaluate("() => Kept.all().then(all => all.length)")
        mine.kill()
        page = mine.open()
        page.goto(last)
        filling.until_said(page, "kept")
        for code in [code for code in filling.codes(page) if code not in taken]:
            assert filling.shown(page, code) == given[code], f"{code} is not shown after the browser was killed"
        network.mend()
        seconds, way = sent(page, network.address, person)
        assert page.evaluate("() => Kept.all().then(all => all.length)") == 0, "answers stay on the device"
        history = reading_back.history(page, network.address, person, before)
        same(given, reading_back.newest(history))
        once(history, given)
        return (f"cut and killed: {len(given)} answers, {kept} of them on {offline} parts without a network, "
                f"0 lost, 0 doubled, sent {way} {seconds:.0f} s after it came back")
    finally:
        mine.close()


SAID = """() => { const s = document.querySelector('[data-status]'); return ['saved', 'over'].includes(s.dataset.state) && s.textContent !== '' ? s.dataset.state : null; }"""
SENT = "() => document.querySelector('[data-kept-answers]').dataset.state === 'saved'"


def sent(page, base, person):
    """The sign-in of a killed browser may be over: then the page says so, and Today sends after the next one."""
    seconds = filling.until(page, SAID, 90)
    if page.evaluate(SAID) == "saved":
        return seconds, "by the form's page"
    doorway.enter(page, base, person)
    return filling.until(page, SENT, 30), "by Today, after signing in again,"


AHEAD = """async () => { const ahead = document.querySelector('form[data-answers]').dataset.ahead.split(' ').filter(Boolean);
    return (await Promise.all(ahead.map(each => caches.match(each, { ignoreVary: true })))).every(Boolean); }"""


# Two browsers

class Window:
    def __init__(self, browser, base, person, start):
        self.page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
        doorway.enter(self.page, base, person)
        self.start = start
        self.page.goto(start or base + "/today")
        self.seen = {}

    def look(self, start, held):
        """Opens the part anew; from now on it has seen what is held."""
        self.page.goto(start)
        self.seen = {item: revision for item, (_, revision) in held.items()}

    def press(self, item, value):
        self.page.evaluate("() => { const s = document.querySelector('[data-status]'); s.dataset.state = ''; s.textContent = ''; }")
        filling.item(self.page, item).locator(f'input[type="radio"][value="{value}"]').locator("xpath=ancestor::label[1]").click()

    def outcome(self):
        filling.until(self.page, "() => ['saved', 'differs'].includes(document.querySelector('[data-status]').dataset.state)", 20)
        return self.page.evaluate("() => document.querySelector('[data-status]').dataset.state")


class Model:
    """What the record must hold: an answer is taken when nobody gave another since it was last seen."""

    def __init__(self):
        self.history, self.held = [], {}

    def give(self, window, item, value):
        held = self.held.get(item)
        if held is None or held[1] == window.seen.get(item, 0):
            if held is None or held[0] != value:
                self.history.append((item, value))
                self.held[item] = (value, len(self.history))
        elif held[0] != value:
            return "differs"
        window.seen[item] = self.held[item][1]
        return "saved"


def settle(window, model, start, item, mine, chance):
    """The merge page: both answers stand there; one is chosen."""
    doorway.press(window.page, window.page.locator("[data-status] button"))
    if model.held[item][0] == mine:      # the other window has chosen the same meanwhile: nothing is left to choose
        window.look(start, model.held)
        return
    sides = window.page.locator('main input[type="radio"]')
    values = [float(sides.nth(index).get_attribute("value")) for index in range(sides.count())]
    theirs = model.held[item][0]
    assert set(values) == {mine, theirs}, f"the merge page shows {values}, not {mine} and {theirs}"
    chosen = chance.choice([mine, theirs])
    sides.nth(values.index(chosen)).locator("xpath=ancestor::label[1]").click()
    doorway.press(window.page)
    if chosen != theirs:
        model.history.append((item, chosen))
        model.held[item] = (chosen, len(model.history))
    window.look(start, model.held)


def two(player, base, person):
    browser = player.chromium.launch(executable_path=chrome.CHROMIUM, args=["--no-sandbox"])
    first = Window(browser, base, person, None)
    start = next(address for address, _ in filling.forms(first.page, base) if is_of_choices(first.page, address))    # and nothing answered yet
    second = Window(browser, base, person, start)
    first.look(start, {})
    before = reading_back.last(first.page, base, person)
    first.page.goto(start)
    model, chance, differences = Model(), random.Random(4), 0
    codes = filling.codes(first.page)
    values = {code: [float(value) for value in first.page.eval_on_selector_all(
        f'[data-item="{code}"] input[type="radio"]', "all => all.map(e => e.value).filter(v => !isNaN(Number(v)))")] for code in codes}
    for step in range(INTERLEAVINGS):
        windows = chance.sample([first, second], chance.choice([1, 1, 2]))
        acts = []
        for window in windows:
            item = chance.choice(codes if len(windows) == 1 else codes[:2])
            value = chance.choice([value for value in values[item] if value != filling.shown(window.page, item)])
            acts.append((window, item, value))
        for window, item, value in acts:
            window.press(item, f"{value:g}")
        outcomes = [window.outcome() for window, _, _ in acts]
        expected = [predicted(model, acts, order) for order in ([0, 1], [1, 0])[: len(acts)]]
        fitting = [found for found in expected if found[0] == outcomes]
        assert fitting, f"step {step}: {outcomes}, where one of {[found[0] for found in expected]} was right"
        if len(acts) == 2 and len(fitting) == 2 and acts[0][1] != acts[1][1]:
            pass    # independent items: the order of the two entries is free
        model = fitting[0][1]
        for (window, item, value), outcome, seen in zip(acts, outcomes, fitting[0][2]):
            window.seen = seen
            if outcome == "differs":
                differences += 1
                settle(window, model, start, item, value, chance)
        if chance.random() < 0.1:
            chance.choice([first, second]).look(start, model.held)
    history = [(item, value) for _, _, item, value in reading_back.history(first.page, base, person, before) if item in codes]
    for item in codes:
        held, modelled = [value for code, value in history if code == item], [value for code, value in model.history if code == item]
        assert held == modelled, f"{item}: the record holds {held}, the model {modelled}"
    browser.close()
    return f"two browsers: {INTERLEAVINGS} interleavings, {differences} of them met, {len(history)} answers taken, 0 lost, 0 doubled"


def predicted(model, acts, order):
    """What happens when the acts arrive in this order; the model itself stays as it is."""
    after = Model()
    after.history, after.held = list(model.history), dict(model.held)
    outcomes, seen = [None] * len(acts), [dict(window.seen) for window, _, _ in acts]
    for index in [place for place in order if place < len(acts)]:
        window, item, value = acts[index]
        shadow = type("Seen", (), {"seen": seen[index]})
        outcomes[index] = after.give(shadow, item, value)
    return outcomes, after, seen


def is_of_choices(page, address):
    page.goto(address)
    return page.evaluate("() => [...document.querySelectorAll('[data-item]')].every(e => e.querySelectorAll('input[type=radio]').length > 2 && !e.querySelector(':checked'))")


def has_open(player, base, person):
    browser = player.chromium.launch(executable_path=chrome.CHROMIUM, args=["--no-sandbox"])
    page = browser.new_page()
    doorway.enter(page, base, person)
    count = page.locator('a[href*="/questionnaires/"]').count() if page.goto(base + "/today").ok else 0
    browser.close()
    return count > 0


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    base, people = sys.argv[1].rstrip("/"), doorway.people(sys.argv[2])
    wanted = sys.argv[3:] or ["keyboard", "plain", "cut", "two"]
    parts = {"keyboard": keyboard, "plain": plain, "cut": cut, "two": two}
    with sync_playwright() as player:
        people = [person for person in people if has_open(player, base, person)]
        assert people, "nobody in the file has a questionnaire open"
        for index, name in enumerate(wanted):
            print(parts[name](player, base, people[index % len(people)]), flush=True)


if __name__ == "__main__":
    main()
