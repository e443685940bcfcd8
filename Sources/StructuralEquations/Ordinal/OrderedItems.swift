import Statistics
import RealModule

/// Items of a few ordered categories, people without a gap in any of them.
///
/// Each item is a normal latent response cut at thresholds: category c is observed where the
/// response lies between thresholds τ_c and τ_{c+1}, and P(response ≤ τ) is the share of people at
/// or below the category (Olsson 1979).
public struct OrderedItems: Hashable, Sendable {
    public let names: [String]
    /// Values of each item's categories, rising.
    public let categories: [[Double]]
    /// For each item, the category of each person, from 0.
    public let codes: [[UInt8]]
    public let count: Int
    /// For each item, people in each category.
    public let frequencies: [[Int]]
    /// For each item, one fewer than its categories, rising: Φ⁻¹ of the shares at or below.
    public let thresholds: [[Double]]

    /// - Parameters:
    ///   - columns: for each item, the people's values; no gap, one length.
    ///   - expected: categories that must occur (those of all groups together); nil for those that do.
    ///   - place: named in errors, for instance " in the group 2".
    public init(names: [String], columns: [[Double]], expected: [[Double]]? = nil, place: String = "") throws {
        count = columns.first?.count ?? 0
        guard count >= 2 else { throw OrdinalError.fewPeople(count, place) }
        var faults: [OrdinalError] = []
        var categories: [[Double]] = []
        var codes: [[UInt8]] = []
        var frequencies: [[Int]] = []
        var thresholds: [[Double]] = []
        for (item, column) in columns.enumerated() {
            let values = Self.distinct(column)
            guard let values, values.count <= Self.mostCategories else {
                faults.append(.manyCategories(names[item]))
                continue
            }
            guard values.count > 1 else {
                faults.append(.constant(names[item], place))
                continue
            }
            if let expected, expected[item] != values {
                let lacking = expected[item].filter { !values.contains($0) }
                faults.append(.emptyCategory(names[item], lacking, place))
                continue
            }
            var counts = [Int](repeating: 0, count: values.count)
            var own = [UInt8](repeating: 0, count: column.count)
            for row in column.indices {
                var code = 0
                while values[code] < column[row] { code += 1 }
                own[row] = UInt8(code)
                counts[code] += 1
            }
            var cuts: [Double] = []
            var below = 0
            for frequency in counts.dropLast() {
                below += frequency
                cuts.append(Normal.standard.quantile(Double(below) / Double(column.count)) ?? 0)
            }
            categories.append(values)
            codes.append(own)
            frequencies.append(counts)
            thresholds.append(cuts)
        }
        guard faults.isEmpty else { throw OrdinalFaults(faults) }
        self.names = names
        self.categories = categories
        self.codes = codes
        self.frequencies = frequencies
        self.thresholds = thresholds
    }

    /// More categories than this are not a short list of answers.
    public static let mostCategories = 30

    /// The different values, rising; nil when there are more than ``mostCategories``.
    public static func distinct(_ column: [Double]) -> [Double]? {
        var values: [Double] = []
        for value in column where !values.contains(value) {
            values.append(value)
            if values.count > mostCategories { return nil }
        }
        return values.sorted()
    }

    /// Place of each item's first threshold among all thresholds.
    public var thresholdStarts: [Int] {
        var starts: [Int] = []
        var next = 0
        for cuts in thresholds {
            starts.append(next)
            next += cuts.count
        }
        return starts
    }

    public var thresholdCount: Int { thresholds.reduce(0) { $0 + $1.count } }

    /// What a person of `category` moves the estimate of each threshold of an item, times n:
    /// (1{x ≤ k} − P_k)/φ(τ_k).
    func influence(item: Int, category: Int, threshold: Int) -> Double {
        var below = 0
        for index in 0...threshold { below += frequencies[item][index] }
        let share = Double(below) / Double(count)
        return ((category <= threshold ? 1 : 0) - share) / Normal.standard.density(thresholds[item][threshold])
    }
}

public enum OrdinalError: Error, Hashable, Sendable, CustomStringConvertible {
    case fewPeople(Int, String)
    case constant(String, String)
    case manyCategories(String)
    case emptyCategory(String, [Double], String)

    public var description: String {
        switch self {
        case .fewPeople(let count, let place):
            "Two people or more with all items are needed\(place); there are \(count)."
        case .constant(let item, let place):
            "The item \(item) has only one category\(place), so that it has no threshold; leave it out."
        case .manyCategories(let item):
            "The item \(item) has more than \(OrderedItems.mostCategories) different values; an ordered item has a few. Take it from the ordered items."
        case .emptyCategory(let item, let values, let place):
            "Nobody\(place) has the value \(values.map { $0.shortestText ?? "?" }.joined(separator: ", ")) of the item \(item), so that its thresholds cannot be compared between groups; join categories in all groups first."
        }
    }
}

/// Several at once, one a line.
public struct OrdinalFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [OrdinalError]

    public init(_ faults: [OrdinalError]) { self.faults = faults }

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
