extension Label {
    /// Moves labels of the given heights apart so that none overlap, staying as near as possible to where they
    /// want to be and inside `bounds`; the order of `wanted` centers is kept. Returns the centers.
    ///
    /// Neighbors that collide are merged into a block that moves as one (pool adjacent violators).
    package static func separated(
        wanted: [Double], heights: [Double], gap: Double, within bounds: ClosedRange<Double>
    ) -> [Double] {
        struct Block {
            var members: [Int]
            var top: Double
            var height: Double
        }
        guard wanted.count == heights.count else { return wanted }
        let order = wanted.indices.sorted {
            wanted[$0] == wanted[$1] ? $0 < $1 : wanted[$0] < wanted[$1]
        }
        func settled(_ members: [Int]) -> Block {
            var height = -gap
            var sum = 0.0
            for member in members {
                sum += wanted[member] - heights[member] / 2 - (height + gap)
                height += gap + heights[member]
            }
            let ideal = sum / Double(members.count)
            let top = max(bounds.lowerBound, min(ideal, bounds.upperBound - height))
            return Block(members: members, top: top, height: height)
        }
        var blocks: [Block] = []
        for index in order {
            var block = settled([index])
            while let last = blocks.last, last.top + last.height + gap > block.top {
                blocks.removeLast()
                block = settled(last.members + block.members)
            }
            blocks.append(block)
        }
        var centers = wanted
        for block in blocks {
            var y = block.top
            for member in block.members {
                centers[member] = y + heights[member] / 2
                y += heights[member] + gap
            }
        }
        return centers
    }

    /// Which of the labels along a line can be shown without touching: first and last win, then from the left.
    package static func spared(centers: [Double], widths: [Double], gap: Double) -> [Bool] {
        var shown = [Bool](repeating: false, count: centers.count)
        let order = centers.indices.sorted { centers[$0] < centers[$1] }
        guard let last = order.last else { return shown }
        shown[last] = true
        let lastLeft = centers[last] - widths[last] / 2
        var right = -Double.infinity
        for index in order.dropLast() {
            let left = centers[index] - widths[index] / 2
            let ownRight = centers[index] + widths[index] / 2
            if left >= right + gap, ownRight + gap <= lastLeft {
                shown[index] = true
                right = ownRight
            }
        }
        return shown
    }
}
