/// A growing list of shapes in absolute user units (no transforms, so that a test can read boxes off it).
package struct Drawing: Sendable {
    package var elements: [SVGElement] = []

    package init() {}

    package typealias Point = (x: Double, y: Double)

    package enum Anchor: String, Sendable { case start, middle, end }

    package mutating func line(
        _ from: Point, _ to: Point, _ paint: Paint, width: Double = 1, dash: String? = nil
    ) {
        var attributes: [SVGElement.Attribute] = [
            .init("x1", from.x), .init("y1", from.y), .init("x2", to.x), .init("y2", to.y),
        ]
        attributes += stroke(paint, width: width, dash: dash)
        elements.append(SVGElement("line", attributes))
    }

    /// An open line through points; fewer than two points draw nothing.
    package mutating func polyline(
        _ points: [Point], _ paint: Paint, width: Double = 2, dash: String? = nil
    ) {
        guard points.count > 1 else { return }
        let list = points.map { "\(ChartNumber.coordinate($0.x)),\(ChartNumber.coordinate($0.y))" }
        var attributes: [SVGElement.Attribute] = [
            .init("points", list.joined(separator: " ")), .init("fill", "none"),
        ]
        attributes += stroke(paint, width: width, dash: dash)
        attributes.append(.init("stroke-linejoin", "round"))
        elements.append(SVGElement("polyline", attributes))
    }

    /// A path whose commands the caller wrote; stroked, or filled when `filled`.
    package mutating func path(
        _ commands: String, _ paint: Paint, width: Double = 1, dash: String? = nil,
        filled: Bool = false
    ) {
        var attributes: [SVGElement.Attribute] = [.init("d", commands)]
        if filled {
            attributes += fill(paint)
        } else {
            attributes.append(.init("fill", "none"))
            attributes += stroke(paint, width: width, dash: dash)
        }
        elements.append(SVGElement("path", attributes))
    }

    package mutating func rect(
        x: Double, y: Double, width: Double, height: Double, _ paint: Paint, corner: Double = 0
    ) {
        elements.append(
            SVGElement("rect", box(x, y, width, height, corner) + fill(paint)))
    }

    package mutating func outline(
        x: Double, y: Double, width: Double, height: Double, _ paint: Paint,
        stroke strokeWidth: Double = 1, dash: String? = nil, corner: Double = 0
    ) {
        elements.append(
            SVGElement(
                "rect",
                box(x, y, width, height, corner) + [.init("fill", "none")]
                    + stroke(paint, width: strokeWidth, dash: dash)))
    }

    package mutating func circle(
        _ center: Point, radius: Double, _ paint: Paint, filled: Bool, width: Double = 1.75,
        dash: String? = nil
    ) {
        let attributes: [SVGElement.Attribute] = [
            .init("cx", center.x), .init("cy", center.y), .init("r", radius),
        ]
        let look = filled ? fill(paint) : [.init("fill", "none")] + stroke(paint, width: width, dash: dash)
        elements.append(SVGElement("circle", attributes + look))
    }

    /// One line of text; `y` is its baseline. Empty text draws nothing.
    package mutating func text(
        _ text: String, x: Double, y: Double, _ paint: Paint, size: Double = Label.small,
        bold: Bool = false, anchor: Anchor = .start
    ) {
        guard !text.isEmpty else { return }
        var attributes: [SVGElement.Attribute] = [.init("x", x), .init("y", y), .init("font-size", size)]
        if bold { attributes.append(.init("font-weight", "600")) }
        if anchor != .start { attributes.append(.init("text-anchor", anchor.rawValue)) }
        attributes += [
            .init("class", paint.className), .init("color", paint.light), .init("fill", "currentColor"),
        ]
        elements.append(SVGElement("text", attributes, text: text))
    }

    /// Several lines downward; returns the baseline below the last.
    @discardableResult
    package mutating func lines(
        _ lines: [String], x: Double, y: Double, _ paint: Paint, size: Double = Label.small,
        bold: Bool = false, anchor: Anchor = .start
    ) -> Double {
        var baseline = y
        for line in lines {
            text(line, x: x, y: baseline, paint, size: size, bold: bold, anchor: anchor)
            baseline += Label.leading(size)
        }
        return baseline
    }

    /// Labels along a level line: pushed inside `bounds`, and only those that do not touch (the last always).
    package mutating func labels(
        _ texts: [String], at centers: [Double], y: Double, within bounds: ClosedRange<Double>,
        _ paint: Paint = .muted, size: Double = Label.small
    ) {
        let room = bounds.upperBound - bounds.lowerBound
        let fitting = texts.map { Label.shortened($0, width: room, size: size) }
        let widths = fitting.map { Label.width($0, size: size) }
        let inside = zip(centers, widths).map { center, width in
            min(max(center, bounds.lowerBound + width / 2), bounds.upperBound - width / 2)
        }
        let shown = Label.spared(centers: inside, widths: widths, gap: 6)
        for index in fitting.indices where shown[index] {
            text(fitting[index], x: inside[index], y: y, paint, size: size, anchor: .middle)
        }
    }

    private func box(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ corner: Double
    ) -> [SVGElement.Attribute] {
        var attributes: [SVGElement.Attribute] = [
            .init("x", x), .init("y", y), .init("width", max(0, width)), .init("height", max(0, height)),
        ]
        if corner > 0 { attributes.append(.init("rx", corner)) }
        return attributes
    }

    private func fill(_ paint: Paint) -> [SVGElement.Attribute] {
        [.init("class", paint.className), .init("color", paint.light), .init("fill", "currentColor")]
    }

    private func stroke(_ paint: Paint, width: Double, dash: String?) -> [SVGElement.Attribute] {
        var attributes: [SVGElement.Attribute] = [
            .init("class", paint.className), .init("color", paint.light),
            .init("stroke", "currentColor"), .init("stroke-width", width),
        ]
        if let dash { attributes.append(.init("stroke-dasharray", dash)) }
        return attributes
    }
}
