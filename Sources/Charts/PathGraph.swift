/// Variables joined by arrows, in layers from cause to effect: the picture of a structural equation model.
///
/// Latent variables have round boxes. A covariance is a dashed bow. An arrow whose interval includes zero is dashed.
public struct PathGraph: Chart, Hashable {
    public struct Node: Sendable, Hashable {
        public var name: String
        public var isLatent: Bool

        public init(name: String, isLatent: Bool) {
            self.name = name
            self.isLatent = isLatent
        }
    }

    public struct Edge: Sendable, Hashable {
        public var from: String
        public var to: String
        public var isCovariance: Bool
        public var estimate: ChartEstimate

        public init(from: String, to: String, isCovariance: Bool, estimate: ChartEstimate) {
            self.from = from
            self.to = to
            self.isCovariance = isCovariance
            self.estimate = estimate
        }
    }

    public var title: String
    public var nodes: [Node]
    public var edges: [Edge]
    public var decimals: Int
    public var intervalName: String
    public var note: String

    public init(
        title: String, nodes: [Node], edges: [Edge], decimals: Int = 2,
        intervalName: String = "95% confidence interval", note: String = ""
    ) {
        self.title = title
        self.nodes = nodes
        self.edges = edges
        self.decimals = decimals
        self.intervalName = intervalName
        self.note = note
    }

    public var table: ChartTable {
        ChartTable(
            caption: title,
            columns: [
                .init("From"), .init("Relation"), .init("To"), .init("Estimate", isNumeric: true),
                .init(intervalName, isNumeric: true),
            ],
            rows: edges.map { edge in
                let value = edge.estimate.estimate
                return [
                    edge.from, edge.isCovariance ? "varies with" : "acts on", edge.to,
                    value.drawable.map { ChartNumber.text($0, decimals: decimals) } ?? value.missingWords(nil),
                    value.drawable == nil ? "" : edge.estimate.spreadWords(decimals: decimals) ?? "",
                ]
            })
    }

    package var description: String {
        var sentences = ["Path diagram of \(nodes.count) variables."]
        for edge in edges.prefix(60) {
            let verb = edge.isCovariance ? "varies with" : "to"
            sentences.append("\(edge.from) \(verb) \(edge.to): \(edge.estimate.words(decimals: decimals)).")
        }
        if edges.count > 60 { sentences.append("The rest stands in the table.") }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }

    /// The layer of each node: one more than the farthest cause; a circle of causes is cut where it closes.
    package var layers: [[Int]] {
        let places = Dictionary(nodes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let arrows = edges.filter { !$0.isCovariance }.compactMap { edge -> (Int, Int)? in
            guard let from = places[edge.from], let to = places[edge.to], from != to else { return nil }
            return (from, to)
        }
        var depth = [Int](repeating: 0, count: nodes.count)
        for _ in 0..<min(nodes.count, 12) {
            var isSettled = true
            for (from, to) in arrows where depth[to] < depth[from] + 1 && depth[from] + 1 < min(nodes.count, 6) {
                depth[to] = depth[from] + 1
                isSettled = false
            }
            if isSettled { break }
        }
        let deepest = depth.max() ?? 0
        var layers = (0...deepest).map { layer in nodes.indices.filter { depth[$0] == layer } }.filter { !$0.isEmpty }
        // Each node near the middle of its causes, in two sweeps.
        for index in layers.indices.dropFirst() {
            let order = Dictionary(uniqueKeysWithValues: layers[index - 1].enumerated().map { ($1, Double($0)) })
            let wanted = layers[index].map { node -> Double in
                let causes = arrows.filter { $0.1 == node }.compactMap { order[$0.0] }
                return causes.isEmpty ? .infinity : causes.reduce(0, +) / Double(causes.count)
            }
            let sorted = layers[index].indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
            layers[index] = sorted.map { layers[index][$0] }
        }
        return layers
    }
}
