/// The line of one person's scores: broken at missing occasions, a ring where a value should have been.
package struct CourseLine {
    package enum Values { case all, ends }

    package let occasions: [Occasion]
    package let behind: [Occasion]
    package let decimals: Int
    package var decimalMark = "."
    package var series = 0

    package func draw(
        on plot: TimePlot, values: Values, mark: Double = 5, size: Double = Label.small,
        in drawing: inout Drawing
    ) {
        for run in runs(of: behind, on: plot) {
            drawing.polyline(run, .axis, width: 1.5)
            if run.count == 1 { drawing.circle(run[0], radius: 2, .axis, filled: true) }
        }
        for run in runs(of: occasions, on: plot) {
            drawing.polyline(run, .series(series), width: 2.25)
        }
        for occasion in occasions where Optional(occasion.week).drawable != nil {
            let x = plot.x(occasion.week)
            if let score = occasion.score.drawable {
                drawing.marker(Palette.markers[Palette.slot(series)], at: (x, plot.y(score)), .series(series), size: mark)
            } else {
                drawing.missingMark(at: (x, plot.frame.bottom - 9))
            }
        }
        drawValues(values, on: plot, size: size, in: &drawing)
    }

    private func runs(of occasions: [Occasion], on plot: TimePlot) -> [[Drawing.Point]] {
        var out: [[Drawing.Point]] = []
        var run: [Drawing.Point] = []
        for occasion in occasions where Optional(occasion.week).drawable != nil {
            if let score = occasion.score.drawable {
                run.append((plot.x(occasion.week), plot.y(score)))
            } else {
                if !run.isEmpty { out.append(run) }
                run = []
            }
        }
        if !run.isEmpty { out.append(run) }
        return out
    }

    /// Numbers beside the marks, on the side the line leaves free; one without room is left to the table.
    private func drawValues(
        _ values: Values, on plot: TimePlot, size: Double, in drawing: inout Drawing
    ) {
        let points = runs(of: occasions, on: plot).flatMap { run in
            run.enumerated().map { index, point in
                (point, index > 0 ? run[index - 1].y : nil, index + 1 < run.count ? run[index + 1].y : nil)
            }
        }
        let scores = occasions.filter { Optional($0.week).drawable != nil }.compactMap(\.score.drawable)
        var taken: [(left: Double, right: Double, top: Double, bottom: Double)] = []
        for index in Self.order(points.count, values) {
            let (point, before, after) = points[index]
            let isLast = index == points.count - 1
            let text = ChartNumber.text(scores[index], decimals: decimals, mark: decimalMark)
            let width = Label.width(text, size: size, bold: isLast)
            // On screen a smaller y is higher.
            let rises = [before, after].compactMap { $0 }.filter { $0 < point.y - 2 }
            let falls = [before, after].compactMap { $0 }.filter { $0 > point.y + 2 }
            let hasRoom = point.y + 11 + size <= plot.frame.bottom
            let isBelow = !rises.isEmpty && falls.isEmpty && hasRoom
            guard width + 4 <= plot.frame.width else { continue }
            let half = width / 2
            var center = point.x
            if !rises.isEmpty && !falls.isEmpty {
                let descends = (before ?? point.y) < point.y
                center += descends ? half + 2 : -half - 2
            }
            center = min(max(center, plot.frame.left + half + 2), plot.frame.right - half)
            let baseline = isBelow ? point.y + 9 + size : point.y - 9
            let box = (
                left: center - half - 2, right: center + half + 2, top: baseline - size,
                bottom: baseline + 3
            )
            let collides = taken.contains {
                $0.left < box.right && box.left < $0.right && $0.top < box.bottom && box.top < $0.bottom
            }
            if collides { continue }
            taken.append(box)
            drawing.text(text, x: center, y: baseline, .ink, size: size, bold: isLast, anchor: .middle)
        }
    }

    /// The last value first: when two collide, the newer stays.
    private static func order(_ count: Int, _ values: Values) -> [Int] {
        guard count > 0 else { return [] }
        if values == .ends { return count == 1 ? [0] : [count - 1, 0] }
        return (count == 1 ? [0] : [count - 1, 0]) + Array(1..<max(1, count - 1))
    }
}
