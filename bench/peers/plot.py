"""Draws the results as an SVG that is legible on light and on dark pages."""

from statistics import median

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
.axis { stroke: #24292f; stroke-opacity: .3 }
.range { stroke: #24292f; stroke-width: 1.5 }
.bar { fill: #0a66c2; fill-opacity: .35 }
.ours, .hash { fill: #0a66c2 }
.title { font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.axis { stroke: #e6edf3; stroke-opacity: .35 }
.range { stroke: #e6edf3 }
.bar { fill: #6cb6ff; fill-opacity: .35 }
.ours, .hash { fill: #6cb6ff }
}
"""
LEFT, WIDTH, STEP = 200, 560, 26


def bars(rows, hashes, ours):
    """Rows of a title, sign-ups a second, processor times, and the processor time of the hash. The first rows are ours."""
    drawn = []

    def add(shape):
        drawn.append(shape)

    def panel(top, title, values, most):
        add(f'<text class="title" x="{LEFT}" y="{top}">{title}</text>')
        for index, (row, value) in enumerate(zip(rows, values)):
            y = top + 12 + index * STEP
            add(f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{row[0]}</text>')
            yield row, y, WIDTH * median(value) / most
            low, high = (LEFT + WIDTH * end(value) / most for end in (min, max))
            add(f'<path class="range" d="M{low:.1f} {y + 9}H{high:.1f}M{low:.1f} {y + 5}v8M{high:.1f} {y + 5}v8"/>')
            add(f'<text x="{high + 8:.1f}" y="{y + 13}">{median(value):.1f}</text>')

    most = 1.02 * max(hashes, *(max(row[1]) for row in rows))
    for index, (_, y, length) in enumerate(panel(20, "Sign-ups per second", [row[1] for row in rows], most)):
        add(f'<rect class="{"ours" if index < ours else "bar"}" x="{LEFT}" y="{y}" width="{length:.1f}" height="18"/>')
    end = 32 + len(rows) * STEP
    x = LEFT + WIDTH * hashes / most
    add(f'<path class="axis" stroke-dasharray="4 3" d="M{x:.1f} 28V{end}"/>')
    add(f'<text x="{x:.1f}" y="{end + 14}" text-anchor="end">{hashes:.0f} hashes alone, by default</text>')

    top = end + 48
    most = 1.02 * max(max(row[2]) for row in rows)
    title = "Processor time of a sign-up in ms, dark: its hash alone"
    for row, y, length in panel(top, title, [row[2] for row in rows], most):
        add(f'<rect class="bar" x="{LEFT}" y="{y}" width="{length:.1f}" height="18"/>')
        add(f'<rect class="hash" x="{LEFT}" y="{y}" width="{min(length, WIDTH * row[3] / most):.1f}" height="18"/>')
    height = top + 12 + len(rows) * STEP + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 80} {height}" role="img">\n'
        f"<title>Sign-ups per second, and processor time of a sign-up</title>\n<style>{STYLE}</style>\n"
        + "\n".join(drawn)
        + "\n</svg>\n"
    )
