"""Answers a questionnaire's page as a person does, and says what was answered."""
import re
import time

from playwright.sync_api import Error

FIELD = 'input[type="number"], input[type="text"], input[type="time"]'
KINDS = f"""item => item.querySelector('[data-line]') ? 'line' : item.querySelector('{FIELD}') ? 'number' : 'choice'"""


def codes(page):
    """The items on this page, in order, that are asked."""
    return page.eval_on_selector_all("[data-item]", "all => all.filter(e => !e.hidden).map(e => e.dataset.item)")


def item(page, code):
    return page.locator(f'[data-item="{code}"]')


def answer(page, code, chance):
    """Gives one answer by pointer; → its value, or "declined"."""
    place = item(page, code)
    kind = place.evaluate(KINDS)
    if chance.random() < 0.08:
        place.locator('input[value="declined"]').locator("xpath=ancestor::label[1]").click()
        return "declined"
    if kind == "choice":
        options = place.locator('input[type="radio"]:not([value="declined"]):not([value="clear"])')
        chosen = options.nth(chance.randrange(options.count()))
        value = float(chosen.get_attribute("value"))
        chosen.locator("xpath=ancestor::label[1]").click()
        return value
    field = place.locator(FIELD).first
    least, most = float(field.get_attribute("min") or 0), float(field.get_attribute("max") or 20)
    if field.get_attribute("type") == "time":
        field.fill(f"{chance.randint(0, 23):02d}:{chance.randrange(0, 60, 15):02d}")
        field.press("Tab")
        return field.input_value()
    if kind == "line" and place.locator('[role="slider"]').count():
        track = place.locator('[role="slider"]')
        box = track.bounding_box()
        track.click(position={"x": box["width"] * chance.uniform(0.02, 0.98), "y": box["height"] / 2})
        return float(field.input_value())
    value = float(chance.randint(int(least), int(min(most, least + 30))))
    field.fill(str(int(value)))
    field.press("Tab")
    return value


def shown(page, code):
    """What the page shows as the answer; None when nothing."""
    return item(page, code).evaluate("""item => {
        const chosen = item.querySelector('input:checked');
        if (chosen) { return isNaN(Number(chosen.value)) ? chosen.value : Number(chosen.value); }
        const field = item.querySelector('input[type="number"], input[type="text"], input[type="time"]');
        return field && field.value !== '' ? (field.type === 'time' ? field.value : Number(field.value)) : null; }""")


def go_on(page, seconds=5):
    """Presses the button of the page; → whether another page came."""
    page.evaluate("() => { window.isBefore = true; }")
    page.locator("form[data-answers] .actions button, form[data-answers] button[type=submit]").first.click()
    try:
        until(page, "() => window.isBefore !== true && document.readyState === 'complete'", seconds)
        return True
    except AssertionError:
        return False


def status(page):
    return page.locator("[data-status]").inner_text()


def until(page, condition, seconds=10):
    """Waits until a function of the page is true (the page's policy forbids the usual way); → seconds it took."""
    began = time.monotonic()
    while True:
        try:
            if page.evaluate(condition):
                return time.monotonic() - began
        except Error as error:
            if "context" not in str(error) and "navigat" not in str(error):
                raise
        if time.monotonic() - began > seconds:
            raise AssertionError(f"not in {seconds} seconds: {condition}")
        page.wait_for_timeout(20)


STATE = "() => document.querySelector('[data-status]')?.dataset.state === '%s' && document.querySelector('[data-status]').textContent !== ''"


def until_said(page, state, seconds=10):
    return until(page, STATE % state, seconds)


def forms(page, base):
    """The questionnaires on Today: the address of the first part and the number of parts, longest first."""
    page.goto(base + "/today")
    links = page.eval_on_selector_all('a[href*="/questionnaires/"]', "all => all.map(e => e.href)")
    found = []
    for link in dict.fromkeys(links):
        page.goto(link)
        if page.locator("form[data-answers]").count() == 0:
            onward = page.locator('main a[href*="/part/"]')
            if onward.count() == 0:
                continue
            with page.expect_navigation():
                onward.first.click()
            page.wait_for_load_state()
        ahead = page.locator("form[data-answers]").get_attribute("data-ahead") or ""
        here = page.url.split("#")[0]
        number = int(here.rsplit("/", 1)[1])
        found.append((re.sub(r"/part/\d+$", "/part/1", here), number + len(ahead.split())))
    return sorted(found, key=lambda form: -form[1])
