#!/usr/bin/env python3
"""Reads out what assistive technology is told of each kind of control, and compares it with tree.golden.

    check_tree.py BASE PEOPLE.json [--write]

The head of a page, and the first control of each kind in the questionnaires on Today, empty and answered. The words of an
item stand as «item», so that the comparison is of roles, names, values and states alone. A kind that the questionnaires
of today do not have is named and left out.
"""
import difflib
import pathlib
import re
import sys

from playwright.sync_api import sync_playwright

import chrome
import doorway
import filling

GOLDEN = pathlib.Path(__file__).with_name("tree.golden")
SHAPE = """item => item.querySelector('[data-line]') ? 'line' : item.querySelector('input[type=time]') ? 'time'
    : item.querySelector('input[type=number], input[type=text]') ? 'number' : item.querySelector('.choices-row') ? 'row' : 'choices'"""
TOLD = ("checked", "disabled", "required", "invalid", "expanded", "readonly", "multiline")


def tree(page, selector, replaced=()):
    """The accessibility tree under an element, one line a node: role, name, value, what describes it, states."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    document = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": document, "selector": selector})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {each["nodeId"]: each for each in nodes}
    root = next(each for each in nodes if each.get("backendDOMNodeId") == backend)
    lines = []

    def told(each):
        words = [each["role"]["value"]]
        name = each.get("name", {}).get("value", "")
        for word in replaced:
            name = name.replace(word, "«item»")
        # Which options and which limits is the instrument's affair; that there are names is ours.
        if each["role"]["value"] in ("textbox", "spinbutton", "InputTime") and name:
            name = "«hint»"
        if each["role"]["value"] == "radio" and name and not name.startswith("Prefer"):
            name = "«option»"
        words.append(f'"{name}"' if name else "")
        value = each.get("value", {}).get("value")
        words.append(f"value {value!r}" if value not in (None, "") else "")
        description = each.get("description", {}).get("value", "")
        words.append(f'described "{description}"' if description and description != name else "")
        for item in each.get("properties", []):
            shown = item["value"].get("value")
            if item["name"] in ("valuemin", "valuemax"):
                words.append(f"{item['name']} {shown!r}")
            elif item["name"] in TOLD and shown not in (False, "false", None):
                words.append(f"{item['name']}" if shown in (True, "true") else f"{item['name']} {shown}")
        if each["role"]["value"] == "slider":
            # What is spoken in the value's place; the browser passes it on as it stands.
            given = session.send("DOM.describeNode", {"backendNodeId": each["backendDOMNodeId"]})["node"]["attributes"]
            spoken = dict(zip(given[::2], given[1::2])).get("aria-valuetext", "")
            words.append('spoken "' + re.sub("“[^”]*”", "“«end»”", spoken) + '"')
        return " ".join(word for word in words if word)

    def walk(each, depth):
        role = each.get("role", {}).get("value", "")
        is_shown = not each.get("ignored") and role not in ("generic", "none", "InlineTextBox", "LineBreak", "StaticText", "LabelText", "ListMarker")
        if is_shown:
            lines.append("  " * depth + told(each))
        # What is inside a time field is the browser's own.
        for child in [] if role == "InputTime" else each.get("childIds", []):
            if child in by_id:
                walk(by_id[child], depth + is_shown)

    walk(root, 0)
    session.detach()
    return [line for index, line in enumerate(lines) if index == 0 or line != lines[index - 1] or "«option»" not in line]


def words_of(page, code):
    legend = filling.item(page, code).locator("legend")
    return sorted({legend.inner_text().strip(), re.sub(r"^\s*\d+\s*", "", legend.inner_text()).strip()}, key=len, reverse=True)


def answer(page, code):
    place = filling.item(page, code)
    if place.locator('[role="slider"]').count():
        place.locator('[role="slider"]').focus()
        page.keyboard.press("ArrowRight")
    elif place.locator(filling.FIELD).count():
        field = place.locator(filling.FIELD).first
        field.fill("09:30" if field.get_attribute("type") == "time" else "2")
        field.press("Tab")
    else:
        place.locator('input[type="radio"]').first.locator("xpath=ancestor::label[1]").click()
    filling.until_said(page, "saved")


def read(page, base):
    out, shapes = [], {}
    page.goto(base + "/today")
    out += ["# The head of a page", *tree(page, "header.top"), ""]
    print("\n".join(["# Today", *tree(page, "ul.tasks"), ""]))
    for start, parts in filling.forms(page, base):
        for number in range(1, parts + 1):
            page.goto(re.sub(r"/part/\d+", f"/part/{number}", start))
            if page.locator("form[data-answers]").count() == 0:
                continue
            for code in filling.codes(page):
                shape = filling.item(page, code).evaluate(SHAPE)
                if shape not in shapes and filling.shown(page, code) is None:
                    shapes[shape] = control(page, code)
    for shape, lines in sorted(shapes.items()):
        out += [f"# {shape}, empty", *lines[0], "", f"# {shape}, answered", *lines[1], ""]
    return "\n".join(out)


def control(page, code):
    selector, replaced = f'[data-item="{code}"]', words_of(page, code)
    empty = tree(page, selector, replaced)
    answer(page, code)
    page.wait_for_timeout(200)
    return empty, tree(page, selector, replaced)


def sections(text):
    """Heading → lines."""
    found = {}
    for part in text.split("# ")[1:]:
        name, *lines = part.rstrip().splitlines()
        found[name] = lines
    return found


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    base, person = sys.argv[1].rstrip("/"), doorway.people(sys.argv[2])[0]
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chrome.CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB").new_page()
        doorway.enter(page, base, person)
        found = read(page, base)
        browser.close()
    if "--write" in sys.argv:
        GOLDEN.write_text(found, encoding="utf-8")
    print(found)
    expected, now = sections(GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""), sections(found)
    differences = []
    for name, lines in now.items():
        differences += difflib.unified_diff(expected.get(name, []), lines, f"tree.golden {name}", "now", lineterm="")
    print("\n".join(differences) or f"{len(now)} trees are those of tree.golden.")
    missing = sorted(set(expected) - set(now))
    if missing:
        print(f"Not met in the questionnaires of today: {', '.join(missing)}")
    sys.exit(1 if differences or len(now) < 3 else 0)


if __name__ == "__main__":
    main()
