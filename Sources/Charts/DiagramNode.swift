/// A named box of a diagram: its name wrapped, in the largest type that breaks no word.
package struct DiagramNode {
    package let width: Double
    package let size: Double
    package let lines: [String]
    package let isEnd: Bool

    /// `isEnd` marks cause and outcome: bold on a tinted ground.
    package init(_ name: String, width: Double, isEnd: Bool = false) {
        let room = width - 10
        let words = name.split(whereSeparator: \.isWhitespace)
            .flatMap { $0.split(separator: "-", omittingEmptySubsequences: true) }
        let widest = words.map { Label.width($0 + "-", size: 1, bold: isEnd) }.max() ?? 0
        let fitting = [Label.body, Label.small, 11, 10.5].first { widest * $0 <= room }
        let size = fitting ?? 11
        self.width = width
        self.size = size
        self.isEnd = isEnd
        lines = Label.wrap(name, width: room, size: size, bold: isEnd, most: 6)
    }

    package var height: Double { Double(max(1, lines.count)) * Label.leading(size) + 16 }

    package func draw(center: Drawing.Point, height shared: Double? = nil, in drawing: inout Drawing) {
        let tall = shared ?? height
        let left = center.x - width / 2
        let top = center.y - tall / 2
        drawing.rect(x: left, y: top, width: width, height: tall, isEnd ? .band : .paper, corner: 5)
        drawing.outline(
            x: left, y: top, width: width, height: tall, isEnd ? .ink : .axis, stroke: 1.25, corner: 5)
        let block = Double(lines.count) * Label.leading(size)
        drawing.lines(
            lines, x: center.x, y: center.y - block / 2 + size, .ink, size: size, bold: isEnd,
            anchor: .middle)
    }
}
