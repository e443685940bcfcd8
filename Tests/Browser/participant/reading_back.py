"""What the record holds of a person's answers, as the person takes it home."""
import doorway

MINE = "/mine/download/everything.json"


def entries(page, base, person):
    page.goto(base + "/mine")
    doorway.confirm(page, person)
    response = page.context.request.get(base + MINE)
    assert response.ok, f"{MINE}: {response.status}"
    return response.json()["entries"]


def last(page, base, person):
    """The number of the newest entry."""
    return max((entry["number"] for entry in entries(page, base, person)), default=0)


def history(page, base, person, after=0):
    """Every answer ever taken, oldest first: (entry number, form, item, value or "declined" or None)."""
    found = []
    for entry in entries(page, base, person):
        if entry["kind"] != "answer" or entry["number"] <= after:
            continue
        field = next(each for each in entry["fields"] if each["code"] not in ("visit", "instrument"))
        value = field["value"]
        if isinstance(value, dict):
            value = "declined" if value.get("missing") == "preferNotToAnswer" else None
        found.append((entry["number"], entry["about"], field["code"], value))
    return found


def newest(history):
    return {item: value for _, _, item, value in history}
