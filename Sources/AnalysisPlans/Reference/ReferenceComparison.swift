public import Statistics

/// What a comparison of our numbers with a reference program's found.
public struct ReferenceComparison: Sendable {
    public let compared: Int
    public let deviations: [Deviation]
    /// Why nothing could be compared, when so.
    public let notes: [String]

    public init(compared: Int, deviations: [Deviation], notes: [String] = []) {
        self.compared = compared
        self.deviations = deviations
        self.notes = notes
    }

    public var isWithin: Bool { deviations.isEmpty && notes.isEmpty && compared > 0 }

    public struct Deviation: Hashable, Sendable, CustomStringConvertible {
        public let name: String
        public let expected: String
        public let ours: String
        public let tolerance: Double?

        public var description: String {
            let within = tolerance.map { ", tolerance \(plainNumber($0))" } ?? ""
            return "\(name): expected \(expected), ours \(ours)\(within)"
        }
    }
}

extension ReferenceExpectation {
    /// Every expected name must be among our numbers and near enough; further names of ours
    /// are no fault.
    public func compare(with results: ResultTree) -> ReferenceComparison {
        let ours = Dictionary(results.leaves.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let deviations = leaves.compactMap { deviation(of: $0, from: ours[$0.name]) }
        return ReferenceComparison(compared: leaves.count, deviations: deviations)
    }

    public func notCarriedOut(because reason: String) -> ReferenceComparison {
        let lines = reason.split(separator: "\n").map(String.init)
        return ReferenceComparison(
            compared: leaves.count,
            deviations: leaves.map { .init(name: $0.name, expected: text($0.wanted), ours: "not carried out", tolerance: nil) },
            notes: lines)
    }

    private func deviation(of leaf: Leaf, from ours: ResultTree?) -> ReferenceComparison.Deviation? {
        switch leaf.wanted {
        case .number(let expected, let tolerance, let isMonteCarlo):
            let allowed = isMonteCarlo ? max(1.5 * tolerance, 0.15 * (standardError(beside: leaf.name) ?? 0)) : tolerance
            if let number = ours?.number, number.isFinite, (number - expected).magnitude <= allowed { return nil }
            return .init(name: leaf.name, expected: text(leaf.wanted), ours: text(ours), tolerance: allowed)
        case .equal(let expected):
            if numbers(ours) == expected { return nil }
            return .init(name: leaf.name, expected: text(leaf.wanted), ours: text(ours), tolerance: nil)
        }
    }

    /// `….monte_carlo.percentile_type7.lower` is measured against `….monte_carlo.se`.
    private func standardError(beside name: String) -> Double? {
        let parts = name.split(separator: ".")
        guard let place = parts.firstIndex(of: "monte_carlo") else { return nil }
        let wanted = (parts[...place] + ["se"]).joined(separator: ".")
        guard case .number(let value, _, _)? = leaves.first(where: { $0.name == wanted })?.wanted else { return nil }
        return value
    }

    private func numbers(_ tree: ResultTree?) -> [Double]? {
        if case .list(let values)? = tree { return values }
        return tree?.number.map { [$0] }
    }

    private func text(_ wanted: Leaf.Wanted) -> String {
        switch wanted {
        case .number(let value, _, _): plainNumber(value)
        case .equal(let values): listed(values)
        }
    }

    private func text(_ tree: ResultTree?) -> String {
        switch tree {
        case .number(let value)?: plainNumber(value)
        case .count(let count)?: String(count)
        case .list(let values)?: listed(values)
        case .missing(let reason)?: "missing (\(reason))"
        case .branch?: "a group of numbers"
        case nil: "not produced"
        }
    }

    private func listed(_ values: [Double]) -> String {
        values.isEmpty ? "an empty list" : values.map(plainNumber).joined(separator: ", ")
    }
}
