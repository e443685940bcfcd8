extension PathGraph {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: "")
        let layers = layers
        let room = sheet.right - sheet.left
        let columns = Double(max(1, layers.count))
        let gap = layout.isNarrow ? 34.0 : 84.0
        let side = min((room - gap * (columns - 1)) / columns, layout.isNarrow ? 130 : 150)
        guard side > 40 else { return tooDeep(sheet, idPrefix) }
        let boxes = nodes.map { DiagramNode($0.name, width: side) }
        let heights = layers.map { layer in layer.reduce(0) { $0 + boxes[$1].height + 12 } }
        let tallest = heights.max() ?? 0
        let top = sheet.y + 10
        var centers = [Drawing.Point](repeating: (0, 0), count: nodes.count)
        let pitch = columns > 1 ? (room - side) / (columns - 1) : 0
        for (index, layer) in layers.enumerated() {
            // The room left over is shared out between the boxes.
            let spare = (tallest - heights[index]) / Double(layer.count + 1)
            var edge = top
            for node in layer {
                edge += spare
                let x = sheet.left + side / 2 + (columns > 1 ? pitch * Double(index) : (room - side) / 2)
                centers[node] = (x, edge + boxes[node].height / 2)
                edge += boxes[node].height + 12
            }
        }
        let arrows = edges.filter { !$0.isCovariance }
        for edge in edges { draw(edge, centers, boxes, side, in: &sheet.drawing) }
        for (index, node) in nodes.enumerated() { draw(node, boxes[index], centers[index], in: &sheet.drawing) }
        if arrows.count <= (layout.isNarrow ? 0 : 30) { labels(arrows, centers, side, in: &sheet.drawing) }
        sheet.y = top + tallest + 4
        sheet.notes([note])
        return sheet.finished(idPrefix: idPrefix, kind: "path-graph", title: title, description: description)
    }

    private func tooDeep(_ sheet: Sheet, _ idPrefix: String) -> ChartDrawing {
        var sheet = sheet
        sheet.write("The model has more layers than this sheet has room for; its paths stand in the table.", .muted, size: Label.body)
        return sheet.finished(idPrefix: idPrefix, kind: "path-graph", title: title, description: description)
    }

    private func draw(_ node: Node, _ box: DiagramNode, _ center: Drawing.Point, in drawing: inout Drawing) {
        box.draw(center: center, in: &drawing)
        guard node.isLatent else { return }
        drawing.outline(
            x: center.x - box.width / 2 + 3, y: center.y - box.height / 2 + 3, width: box.width - 6,
            height: box.height - 6, .axis, stroke: 1, corner: (box.height - 6) / 2)
    }

    private func draw(
        _ edge: Edge, _ centers: [Drawing.Point], _ boxes: [DiagramNode], _ side: Double, in drawing: inout Drawing
    ) {
        guard let from = place(edge.from), let to = place(edge.to), from != to else { return }
        let (start, end) = (centers[from], centers[to])
        let isUncertain = edge.estimate.includes(0) ?? false
        if edge.isCovariance {
            // A bow on the left of the boxes.
            let x = min(start.x, end.x) - side / 2
            let bow = max(6, x - min(26, 8 + abs(start.y - end.y) / 8))
            let commands = Drawing.commands([(start.x - side / 2, start.y)])
                + "C" + [(bow, start.y), (bow, end.y), (end.x - side / 2, end.y)].map { (point: (Double, Double)) in
                    "\(ChartNumber.coordinate(point.0)) \(ChartNumber.coordinate(point.1))"
                }.joined(separator: " ")
            drawing.path(commands, .muted, width: 1, dash: "4 3")
        } else if end.x > start.x {
            drawing.arrow(
                from: (start.x + side / 2, start.y), to: (end.x - side / 2 - 2, end.y), .ink, width: 1.4,
                dash: isUncertain ? "5 3" : nil, head: 7)
        } else {
            let below = end.y >= start.y ? 1.0 : -1.0
            drawing.arrow(
                from: (start.x, start.y + below * boxes[from].height / 2),
                to: (end.x, end.y - below * (boxes[to].height / 2 + 2)), .ink, width: 1.4,
                dash: isUncertain ? "5 3" : nil, head: 7)
        }
    }

    private func place(_ name: String) -> Int? { nodes.firstIndex { $0.name == name } }

    /// The estimates near the heads of their arrows, where they are free.
    private func labels(_ arrows: [Edge], _ centers: [Drawing.Point], _ side: Double, in drawing: inout Drawing) {
        var taken: [Box] = []
        for edge in arrows {
            guard let from = place(edge.from), let to = place(edge.to), let value = edge.estimate.estimate.drawable,
                centers[to].x > centers[from].x
            else { continue }
            let text = ChartNumber.text(value, decimals: decimals)
            let width = Label.width(text, size: Label.small)
            let start = (x: centers[from].x + side / 2, y: centers[from].y)
            let end = (x: centers[to].x - side / 2, y: centers[to].y)
            for share in [0.62, 0.5, 0.38, 0.74] {
                let x = start.x + (end.x - start.x) * share
                let y = start.y + (end.y - start.y) * share
                let box = Box(left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - 8, bottom: y + 8)
                guard box.left > start.x, box.right < end.x, !taken.contains(where: box.overlaps) else { continue }
                taken.append(box)
                drawing.rect(x: box.left, y: box.top, width: box.right - box.left, height: 16, .paper)
                drawing.text(text, x: x, y: y + 4.5, .ink, size: Label.small, anchor: .middle)
                break
            }
        }
    }
}
