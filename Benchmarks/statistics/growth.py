"""python3 growth.py NUMBERS.tsv PICTURE.svg: seconds against people on logarithmic axes, one line an analysis.

A grey line has the slope of a cost that is linear in people. Numbers are not rounded before they are drawn."""
import math
import sys

numbers, picture = sys.argv[1:3]
lines = {}
with open(numbers) as file:
    next(file)
    for row in file:
        name, people, seconds = row.rstrip("\n").split("\t")
        lines.setdefault(name, []).append((math.log10(float(people)), math.log10(float(seconds))))

left, right, top, bottom, width, height = 70, 240, 20, 50, 780, 420
points = [point for line in lines.values() for point in line]
x_from, x_to = math.floor(min(x for x, _ in points)), math.ceil(max(x for x, _ in points))
y_from, y_to = math.floor(min(y for _, y in points)), math.ceil(max(y for _, y in points))


def across(x):
    return left + (x - x_from) / (x_to - x_from) * (width - left - right)


def down(y):
    return height - bottom - (y - y_from) / (y_to - y_from) * (height - top - bottom)


def seconds_text(power):
    return f"{10 ** (power + 3):g} ms" if power < 0 else f"{10 ** power:g} s"


colours = ["#1b6ca8", "#b3541e", "#2f7d4f", "#7a3e9d", "#8a6d00", "#555555"]
out = [
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img">',
    "<title>Time of an analysis against the number of people</title>",
    f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
]
for power in range(x_from, x_to + 1):
    x = across(power)
    out.append(f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{height - bottom}" stroke="#e4e4e4"/>')
    out.append(f'<text x="{x:.1f}" y="{height - bottom + 18}" text-anchor="middle" fill="#333333">{10 ** power:,}</text>')
for power in range(y_from, y_to + 1):
    y = down(power)
    out.append(f'<line x1="{left}" y1="{y:.1f}" x2="{width - right}" y2="{y:.1f}" stroke="#e4e4e4"/>')
    out.append(f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#333333">{seconds_text(power)}</text>')
run = min(x_to - x_from, y_to - y_from)
out.append(
    f'<line x1="{across(x_to - run):.1f}" y1="{down(y_from):.1f}" x2="{across(x_to):.1f}" y2="{down(y_from + run):.1f}" '
    'stroke="#999999" stroke-dasharray="5 4"/>')
out.append(f'<text x="{across(x_to - run) + 26:.1f}" y="{down(y_from) - 8:.1f}" fill="#777777">linear</text>')
for number, (name, line) in enumerate(lines.items()):
    colour = colours[number % len(colours)]
    path = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in line)
    out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
    out += [f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="3" fill="{colour}"/>' for x, y in line]
    y = top + 16 + 20 * number
    out.append(f'<line x1="{width - right + 12}" y1="{y - 4}" x2="{width - right + 30}" y2="{y - 4}" stroke="{colour}" stroke-width="2"/>')
    out.append(f'<text x="{width - right + 36}" y="{y}" fill="#333333">{name}</text>')
out.append(f'<text x="{(left + width - right) / 2:.0f}" y="{height - 10}" text-anchor="middle" fill="#333333">people</text>')
out.append("</svg>")
with open(picture, "w") as file:
    file.write("\n".join(out) + "\n")
