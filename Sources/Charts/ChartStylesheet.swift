/// The class names that charts carry, and the style sheet that gives them colors on a page.
///
/// | class | on |
/// |---|---|
/// | `chart`, `chart-<kind>` | the `svg` element; kind is `trajectory`, `forest-plot`, … |
/// | `chart-wide`, `chart-narrow` | the `svg` element by layout; a page that embeds both shows one |
/// | `chart-background` | the sheet behind everything: transparent on a page, paper in a file |
/// | `chart-paper` | insides of open marks and the ground of labels that interrupt a line |
/// | `chart-ink`, `chart-muted` | text and main lines; secondary text |
/// | `chart-axis`, `chart-grid`, `chart-band` | axis lines, grid lines, shaded areas |
/// | `chart-bar` | the bars of a histogram |
/// | `chart-session` | the marks of session (dosing) days |
/// | `chart-series-1` … `chart-series-6` | the arms or occasions |
///
/// A page overrides a color by setting the variable of the same name, e.g. `--chart-series-1`, after this sheet.
public enum ChartStylesheet {
    /// Rules for a page's own style sheet. Nothing in a chart needs `style-src 'unsafe-inline'`.
    public static var css: String {
        var out = ":root{\(variables(\.light))}\n"
        out += "@media (prefers-color-scheme:dark){:root{\(variables(\.dark))}}\n"
        out += "@media print{:root{\(variables(\.light))}}\n"
        for paint in Paint.all {
            out += ".\(paint.className){color:var(--\(paint.className))}\n"
        }
        out += """
            .chart{display:block;max-width:100%;height:auto;font-variant-numeric:tabular-nums}
            .chart-narrow{display:none}
            @media (max-width:36rem){.chart-wide{display:none}.chart-narrow{display:block;width:100%}}
            @media print{.chart-narrow{display:none}.chart-wide{display:block;break-inside:avoid}}

            """
        return out
    }

    private static func variables(_ color: (Paint) -> String) -> String {
        Paint.all.map { paint in
            let value = paint == .background ? "transparent" : color(paint)
            return "--\(paint.className):\(value)"
        }.joined(separator: ";")
    }
}
