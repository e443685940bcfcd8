/// How well the sum of several items measures one thing: the specification.
///
/// For each scale, and for all items together: coefficient alpha with its interval, Guttman's
/// lambda 2 and 6, and what each item contributes. Items that run the other way are turned round
/// before.
public struct Reliability: Hashable, Sendable {
    public struct Scale: Hashable, Sendable {
        public let name: String
        public let items: [String]

        public init(_ name: String, items: [String]) {
            self.name = name
            self.items = items
        }
    }

    public let scales: [Scale]
    /// Confidence level of the interval of alpha.
    public let level: Double

    /// - Throws: ``ReliabilityError``.
    public init(scales: [Scale], level: Double = 0.95) throws {
        guard !scales.isEmpty else { throw ReliabilityError.noScale }
        guard level > 0, level < 1 else { throw ReliabilityError.level(level) }
        var names: Set<String> = []
        for scale in scales {
            guard names.insert(scale.name).inserted else { throw ReliabilityError.scaleTwice(scale.name) }
            guard scale.items.count > 1 else { throw ReliabilityError.fewItems(scale.name, scale.items.count) }
            var items: Set<String> = []
            for item in scale.items where !items.insert(item).inserted {
                throw ReliabilityError.itemTwice(scale.name, item)
            }
        }
        self.scales = scales
        self.level = level
    }

    /// The items of all scales in their order, each once.
    public var items: [String] {
        var seen: Set<String> = []
        return scales.flatMap(\.items).filter { seen.insert($0).inserted }
    }

    /// Each scale on the rows in which all its own items are there.
    ///
    /// - Throws: ``TableError`` for an item that is not there or not numeric.
    public func fit(_ table: DataTable) throws -> ReliabilityFit {
        let items = items
        let cells = try items.map { try table.numbers($0) }
        let position = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
        let all = CoMoments(columns: completeColumns(cells))
        let fits = scales.map { scale in
            let places = scale.items.compactMap { position[$0] }
            // The rows complete in all items are complete in these.
            let complete = all.count == table.rowCount ? all.count : completeCount(places.map { cells[$0] })
            // With equal numbers of rows they are the same rows: those complete in all items are
            // complete in these.
            let moments =
                complete == all.count
                ? all.selecting(places) : CoMoments(columns: completeColumns(places.map { cells[$0] }))
            return ScaleReliability(
                name: scale.name, items: scale.items, rows: table.rowCount, moments: moments, level: level)
        }
        let together = ScaleReliability(
            name: "all_\(items.count)", items: items, rows: table.rowCount, moments: all, level: level)
        return ReliabilityFit(specification: self, scales: fits, together: together)
    }
}

public struct ReliabilityFit: Hashable, Sendable {
    public let specification: Reliability
    public let scales: [ScaleReliability]
    /// All items as if they were one scale.
    public let together: ScaleReliability

    /// `scales.<scale>` and `all_<k>`.
    public var results: ResultTree {
        .branch([
            .init("scales", .branch(scales.map { .init($0.name, $0.results) })),
            .init(together.name, together.results),
        ])
    }
}

public enum ReliabilityError: Error, Hashable, Sendable, CustomStringConvertible {
    case noScale
    case scaleTwice(String)
    case fewItems(String, Int)
    case itemTwice(String, String)
    case level(Double)

    public var description: String {
        switch self {
        case .noScale: "No scale is named; name at least one with its items."
        case .scaleTwice(let scale): "The scale \"\(scale)\" is named twice; name each once."
        case .fewItems(let scale, let count):
            "The scale \"\(scale)\" has \(count == 1 ? "one item" : "no items"); reliability needs two or more."
        case .itemTwice(let scale, let item):
            "The scale \"\(scale)\" has the item \"\(item)\" twice; name each once."
        case .level(let level): "The confidence level is \(level); give one between 0 and 1."
        }
    }
}
