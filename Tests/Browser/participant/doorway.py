"""Signing in as a person of the demonstration.

The people stand in a file: a JSON list of {"name", "password", "secret"}, `secret` being the base32 text of the code's
key. Whoever has an "invitation" (an address) and no secret yet takes it up at the first entering, and the secret is
written into the file. "offset" is what the site's clock is ahead of ours, in seconds.
"""
import base64
import hashlib
import hmac
import json
import re
import struct
import sys
import time

def people(path):
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    for person in found:
        person["file"] = path
    return found


def printed(log):
    """The participants among the sign-ins that the demonstration prints."""
    pattern = r"^  participant: (.+?), .*\n    password: (.+)\n    codes: .*key: (.+)$"
    return [{"name": name, "password": password, "secret": secret.strip()} for name, password, secret in re.findall(pattern, log, re.M)]


def write_down(person):
    with open(person["file"], encoding="utf-8") as file:
        all_people = json.load(file)
    for each in all_people:
        if each["name"] == person["name"]:
            each.update({key: person[key] for key in ("secret", "step") if key in person})
    with open(person["file"], "w", encoding="utf-8") as file:
        json.dump(all_people, file, indent=1)


def code(secret, step):
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7fffffff) % 10**6:06d}"


def fresh_code(person):
    """A code serves once, and none before it after it: one waits for the next."""
    while True:
        now = int(time.time() + person.get("offset", 0)) // 30
        step = max(now, person.get("step", 0) + 1)
        if step <= now + 1:
            person["step"] = step
            write_down(person)
            return code(person["secret"], step)
        time.sleep(1)


def enter(page, base, person):
    """From the sign-in page to Today; the first time from the invitation."""
    if "invitation" in person and "secret" not in person:
        page.goto(base + person["invitation"])
        page.locator('input[autocomplete="new-password"]').fill(person["password"])
        press(page)
        give_code(page, person)
        page.goto(base + "/today")
        return
    page.goto(base + "/sign-in")
    if page.locator('input[type="password"]').count() == 0:
        return
    page.locator('input[autocomplete="username"]').fill(person["name"])
    page.locator('input[type="password"]').first.fill(person["password"])
    press(page)
    give_code(page, person)


def press(page, button=None):
    """Presses the button of a form, or this one, and waits for the page that comes."""
    with page.expect_navigation():
        (button or page.locator("main form button").first).click()
    page.wait_for_load_state()


def give_code(page, person):
    field = page.locator('input[autocomplete="one-time-code"]')
    if field.count() == 0:
        return
    shown = page.locator(".secret")
    if "secret" not in person and shown.count():
        person["secret"] = shown.first.inner_text().strip()
    field.first.fill(fresh_code(person))
    press(page)


def confirm(page, person):
    """The step-up page, if this is it: the password once more."""
    field = page.locator('main input[type="password"][autocomplete="current-password"]')
    if "/confirm" in page.url and field.count():
        field.first.fill(person["password"])
        press(page)


if __name__ == "__main__":
    # doorway.py LOG PEOPLE.json: writes the file of people from what the demonstration printed.
    with open(sys.argv[1], encoding="utf-8") as log, open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(printed(log.read()), file, indent=1)
