/// A role that color plays in a chart, with its class name and its two colors.
///
/// A drawn element carries `class="chart-…"` and `color="#…"` and paints with `currentColor`: on a page the
/// style sheet's variable wins over the attribute, in a stand-alone file the attribute is all there is.
package enum Paint: Sendable, Equatable {
    case ink, muted, axis, grid, band, bar, session, background, paper
    case series(Int)

    package var className: String {
        switch self {
        case .ink: "chart-ink"
        case .muted: "chart-muted"
        case .axis: "chart-axis"
        case .grid: "chart-grid"
        case .band: "chart-band"
        case .bar: "chart-bar"
        case .session: "chart-session"
        case .background: "chart-background"
        case .paper: "chart-paper"
        case .series(let index): "chart-series-\(Palette.slot(index) + 1)"
        }
    }

    package var light: String {
        switch self {
        case .ink: "#1c2530"
        case .muted: "#55606d"
        case .axis: "#85909d"
        case .grid: "#e4e8ec"
        case .band: "#edf1f4"
        case .bar: "#7593ad"
        case .session: "#7a6a4f"
        case .background, .paper: Palette.lightPaper
        case .series(let index): Palette.lightSeries[Palette.slot(index)]
        }
    }

    package var dark: String {
        switch self {
        case .ink: "#e8ecf0"
        case .muted: "#a9b4c0"
        case .axis: "#717d8a"
        case .grid: "#2a323b"
        case .band: "#222a33"
        case .bar: "#5b7a95"
        case .session: "#c3b08c"
        case .background, .paper: Palette.darkPaper
        case .series(let index): Palette.darkSeries[Palette.slot(index)]
        }
    }

    /// Every role once, in the order of the style sheet.
    package static let all: [Paint] =
        [.ink, .muted, .axis, .grid, .band, .bar, .session, .background, .paper]
        + (0..<Palette.count).map(Paint.series)
}

/// Colors, marker shapes and dashes of the series. A series is told apart by its shape, its dash and its
/// label; color only helps. Hues follow the blue and orange axis that the common forms of color blindness
/// keep apart (Okabe and Ito 2008); each is at least 4.5:1 on its paper, so that labels may wear it.
package enum Palette {
    package static let lightPaper = "#ffffff"
    package static let darkPaper = "#14191f"
    package static let lightSeries: [String] = [
        "#0b5d8f", "#b34d00", "#5b3d9e", "#1f7a4d", "#a3286a", "#6f6200",
    ]
    package static let darkSeries: [String] = [
        "#6cb8ea", "#f2a05c", "#bda3f2", "#6fce9f", "#f08fc0", "#d8c75a",
    ]
    package static let count = 6

    package enum Marker: Sendable, Equatable { case disc, square, triangle, diamond, ring, cross }

    package static let markers: [Marker] = [.disc, .square, .triangle, .diamond, .ring, .cross]
    /// Stroke dash patterns in user units; nil is a solid line.
    package static let dashes: [String?] = [nil, "7 3.5", "2 3", "9 3 2 3", "4 2", "12 4"]

    /// The place in the palette of any series number; a seventh series wears the first's clothes again
    /// and is told apart by its label.
    package static func slot(_ index: Int) -> Int {
        let rest = index % count
        return rest < 0 ? rest + count : rest
    }
}
