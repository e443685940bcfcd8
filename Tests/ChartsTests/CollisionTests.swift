import Charts
import Testing

/// No label lies on another, by the boxes of their estimated widths (those of the widest common face).
@Suite struct CollisionTests {
    private func collisions(_ chart: any Chart, _ layout: ChartLayout) -> [String] {
        collisions(chart.drawing(idPrefix: "t", layout: layout))
    }

    private func collisions(_ drawing: ChartDrawing) -> [String] {
        let texts = TextBox.all(in: drawing)
        var out: [String] = []
        for (index, one) in texts.enumerated() {
            for other in texts[(index + 1)...] where one.box.overlaps(other.box) {
                out.append("\(one) and \(other)")
            }
        }
        return out
    }

    @Test func labelsOfTheSamplesStandApart() {
        for (name, chart) in ChartSamples.all {
            for layout in [ChartLayout.wide, .narrow] {
                let found = collisions(chart, layout)
                #expect(found.isEmpty, "\(name), \(layout.width): \(found)")
            }
        }
    }

    @Test func labelsStandApartWithHostileText() {
        for drawn in MarkupTests.everything {
            let found = collisions(drawn.drawing)
            if !found.isEmpty { Issue.record("\(drawn.name): \(found.prefix(3))") }
        }
    }

    @Test func pathDiagramsOfOneToSix() {
        for count in 1...6 {
            for layout in [ChartLayout.wide, .narrow] {
                #expect(collisions(ChartSamples.path(count), layout).isEmpty, "\(count) mediators, \(layout.width)")
            }
        }
    }

    @Test func separatedLabelsKeepOrderAndRoom() {
        let wanted: [Double] = [100, 102, 101, 300, 5]
        let heights: [Double] = [30, 20, 30, 20, 30]
        let centers = Label.separated(wanted: wanted, heights: heights, gap: 4, within: 0...320)
        let order = [4, 0, 2, 1, 3]
        for (above, below) in zip(order, order.dropFirst()) {
            let room = centers[below] - heights[below] / 2 - (centers[above] + heights[above] / 2)
            #expect(room >= 4 - 1e-9)
        }
        #expect(centers[4] - 15 >= 0)
        #expect(centers[3] + 10 <= 320)
        #expect(centers[3] == 300)
    }
}
