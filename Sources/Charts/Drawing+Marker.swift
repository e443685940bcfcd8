extension Drawing {
    /// The mark of a series at a point. An open mark (paper inside) stands for something not measured or earlier.
    package mutating func marker(
        _ shape: Palette.Marker, at point: Point, _ paint: Paint, size: Double = 5, open: Bool = false
    ) {
        let (x, y) = point
        switch shape {
        case .disc, .ring:
            if open || shape == .ring { circle(point, radius: size, .paper, filled: true) }
            circle(point, radius: open || shape == .ring ? size - 0.5 : size, paint, filled: !(open || shape == .ring))
        case .square:
            let half = size * 0.9
            polygon([(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)], paint, open)
        case .triangle:
            let h = size * 1.15
            polygon([(x, y - h), (x + h, y + h * 0.8), (x - h, y + h * 0.8)], paint, open)
        case .diamond:
            let h = size * 1.25
            polygon([(x, y - h), (x + h, y), (x, y + h), (x - h, y)], paint, open)
        case .cross:
            let h = size * 0.85
            line((x - h, y - h), (x + h, y + h), paint, width: 2)
            line((x - h, y + h), (x + h, y - h), paint, width: 2)
        }
    }

    /// A quiet open ring with a dashed edge: there should have been a value here.
    package mutating func missingMark(at point: Point) {
        circle(point, radius: 4.5, .paper, filled: true)
        circle(point, radius: 4.5, .muted, filled: false, width: 1.25, dash: "2 1.8")
    }

    package mutating func polygon(_ corners: [Point], _ paint: Paint, _ open: Bool) {
        let commands = Self.commands(corners) + "Z"
        path(commands, open ? .paper : paint, filled: true)
        if open { path(commands, paint, width: 1.5) }
    }

    /// A straight arrow whose filled head ends exactly at `to`.
    package mutating func arrow(
        from: Point, to: Point, _ paint: Paint, width: Double = 1.5, dash: String? = nil,
        head: Double = 8
    ) {
        let dx = to.x - from.x
        let dy = to.y - from.y
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { return }
        let ux = dx / length
        let uy = dy / length
        let reach = min(head, length)
        let base: Point = (to.x - ux * reach, to.y - uy * reach)
        line(from, base, paint, width: width, dash: dash)
        let half = reach * 0.42
        let left: Point = (base.x - uy * half, base.y + ux * half)
        let right: Point = (base.x + uy * half, base.y - ux * half)
        path(Self.commands([to, left, right]) + "Z", paint, filled: true)
    }

    package static func commands(_ points: [Point]) -> String {
        points.enumerated().map { index, point in
            (index == 0 ? "M" : "L") + ChartNumber.coordinate(point.x) + " "
                + ChartNumber.coordinate(point.y)
        }.joined()
    }
}
