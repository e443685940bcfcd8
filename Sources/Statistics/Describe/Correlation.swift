import RealModule

/// Pearson's correlation of two variables.
public struct Correlation: Hashable, Sendable {
    /// Rows in which both are there.
    public let n: Int
    /// nil when one of the two does not vary, or for fewer than two rows.
    public let r: Double?
    public let level: Double

    /// - Parameters:
    ///   - cells: of equal length; rows in which one is missing are left out.
    ///   - level: confidence level of ``interval``.
    public init(_ first: [NumericCell], _ second: [NumericCell], level: Double = 0.95) {
        precondition(first.count == second.count, "The columns differ in length.")
        var columns: [[Double]] = [[], []]
        for (one, other) in zip(first, second) {
            guard let one = one.value, let other = other.value else { continue }
            columns[0].append(one)
            columns[1].append(other)
        }
        self.init(CoMoments(columns: columns), 0, 1, level: level)
    }

    init(_ moments: CoMoments, _ first: Int, _ second: Int, level: Double) {
        n = moments.count
        r = moments.correlation(first, second)
        self.level = level
    }

    /// tanh(artanh r ± z / √(n − 3)) (Fisher 1921); nil for fewer than four rows.
    public var interval: (lower: Double, upper: Double)? {
        guard let r, n > 3, let z = Normal.standard.quantile(0.5 + level / 2) else { return nil }
        let center = Double.atanh(r)
        let reach = z / Double(n - 3).squareRoot()
        return (Double.tanh(center - reach), Double.tanh(center + reach))
    }

    public var results: ResultTree {
        let short = "An interval needs four rows; there are \(n)."
        let bounds = interval
        let undefined = n < 2 ? "A correlation needs two rows; there are \(n)." : "One of the two variables does not vary."
        let bound = { (value: Double?) -> ResultTree in
            value.map(ResultTree.number) ?? .missing(r == nil ? undefined : short)
        }
        return .of([
            "n": .count(n),
            "r": r.map(ResultTree.number) ?? .missing(undefined),
            "ci\(percent(level))": .of(["lower": bound(bounds?.lower), "upper": bound(bounds?.upper)]),
        ])
    }
}

extension CoMoments {
    /// Pearson's correlation of two of the variables; nil when one does not vary.
    public func correlation(_ first: Int, _ second: Int) -> Double? {
        let left = products[first, first].squareRoot()
        let right = products[second, second].squareRoot()
        guard count > 1, left > 0, right > 0 else { return nil }
        // In this order, so that the two variables can change places.
        let value = products[first, second] / max(left, right) / min(left, right)
        return value.isFinite ? min(1, max(-1, value)) : nil
    }
}

/// A confidence level as it stands in names: 0.95 → `95`, 0.999 → `99_9`: a dot would cut the name.
func percent(_ level: Double) -> String {
    // Rounded, because 0.999 · 100 is not 99.9.
    (((level * 1e8).rounded() / 1e6).shortestText ?? "").replacing(".", with: "_")
}
