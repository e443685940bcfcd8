import Statistics

/// How people were at the beginning, by arm. No p values: where chance assigned them, a test asks what is
/// known already (CONSORT 2025). Differences stand in standard deviations (Austin 2009).
public struct BaselineTable: Hashable, Sendable {
    /// A measure with a value for each person.
    public struct Measure: Hashable, Sendable {
        public let name: String
        /// Of those measured, arm by arm.
        public let values: [[Double]]
        public let missing: [Int]
        public let decimals: Int

        public init(_ name: String, values: [[Double]], missing: [Int], decimals: Int = 2) {
            self.name = name
            self.values = values
            self.missing = missing
            self.decimals = decimals
        }
    }

    /// Something that people are: a sex, a site.
    public struct Characteristic: Hashable, Sendable {
        public let name: String
        public let levels: [String]
        /// Level by level, arm by arm.
        public let counts: [[Int]]
        public let missing: [Int]

        public init(_ name: String, levels: [String], counts: [[Int]], missing: [Int]) {
            self.name = name
            self.levels = levels
            self.counts = counts
            self.missing = missing
        }
    }

    public let arms: [String]
    /// The place of the arm that the others are set against.
    public let control: Int
    public let measures: [Measure]
    public let characteristics: [Characteristic]

    public init(arms: [String], control: Int = 0, measures: [Measure], characteristics: [Characteristic] = []) {
        self.arms = arms
        self.control = control
        self.measures = measures
        self.characteristics = characteristics
    }

    /// (mean − mean of the control arm) over the root of the mean of the two variances; nil where either
    /// arm has fewer than two people, or nothing varies.
    public func standardizedDifference(_ measure: Measure, arm: Int) -> Double? {
        guard arm != control, measure.values.indices.contains(arm), measure.values.indices.contains(control) else { return nil }
        let one = Self.moments(measure.values[arm])
        let other = Self.moments(measure.values[control])
        guard let one, let other, let v = one.variance, let w = other.variance else { return nil }
        let spread = ((v + w) / 2).squareRoot()
        let difference = (one.mean - other.mean) / spread
        return spread > 0 && difference.isFinite ? difference : nil
    }

    /// The same of the share in one level.
    public func standardizedDifference(_ characteristic: Characteristic, level: Int, arm: Int) -> Double? {
        guard arm != control, characteristic.counts.indices.contains(level) else { return nil }
        func share(_ arm: Int) -> Double? {
            let all = characteristic.counts.reduce(0) { $0 + ($1.indices.contains(arm) ? $1[arm] : 0) }
            guard all > 0, characteristic.counts[level].indices.contains(arm) else { return nil }
            return Double(characteristic.counts[level][arm]) / Double(all)
        }
        guard let p = share(arm), let q = share(control) else { return nil }
        let spread = ((p * (1 - p) + q * (1 - q)) / 2).squareRoot()
        return spread > 0 ? (p - q) / spread : nil
    }

    static func moments(_ values: [Double]) -> (mean: Double, variance: Double?)? {
        guard !values.isEmpty else { return nil }
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        guard values.count > 1 else { return (mean, nil) }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, squares / (n - 1))
    }
}

extension BaselineTable {
    /// Tables for people; those of nothing are left out.
    public var tables: [ReportTable] { (measures.isEmpty ? [] : [measured]) + (characteristics.isEmpty ? [] : [counted]) }

    private static let note = "Standardised difference: from the control arm, in standard deviations (the root of the mean of the two variances; Austin 2009). No tests: if chance assigned people, differences here are chance."

    private var measured: ReportTable {
        let rows = measures.flatMap { measure in
            arms.indices.map { arm -> [String] in
                let values = measure.values.indices.contains(arm) ? measure.values[arm].sorted() : []
                let moments = Self.moments(values)
                func text(_ value: Double?) -> String { value.map { Words.number($0, measure.decimals) } ?? "–" }
                return [
                    measure.name, arms[arm], "\(values.count)", "\(measure.missing.indices.contains(arm) ? measure.missing[arm] : 0)",
                    text(moments?.mean), text(moments?.variance?.squareRoot()), text(Self.median(values)),
                    arm == control ? "" : standardizedDifference(measure, arm: arm).map { Words.number($0, 2) } ?? "–",
                ]
            }
        }
        return ReportTable(
            caption: "At the beginning, by arm",
            columns: [.init("Measure"), .init("Arm")] + ["n", "Missing", "Mean", "SD", "Median", "Standardised difference"].map { .init($0, isNumeric: true) },
            rows: rows, notes: [Self.note])
    }

    private var counted: ReportTable {
        var rows: [[String]] = []
        for characteristic in characteristics {
            for (level, name) in characteristic.levels.enumerated() where characteristic.counts.indices.contains(level) {
                for arm in arms.indices {
                    let count = characteristic.counts[level].indices.contains(arm) ? characteristic.counts[level][arm] : 0
                    let all = characteristic.counts.reduce(0) { $0 + ($1.indices.contains(arm) ? $1[arm] : 0) }
                    rows.append([
                        "\(characteristic.name): \(name)", arms[arm], "\(all)", "\(characteristic.missing.indices.contains(arm) ? characteristic.missing[arm] : 0)",
                        all > 0 ? "\(count) (\(Words.number(100 * Double(count) / Double(all), 0)) %)" : "\(count)",
                        arm == control ? "" : standardizedDifference(characteristic, level: level, arm: arm).map { Words.number($0, 2) } ?? "–",
                    ])
                }
            }
        }
        return ReportTable(
            caption: "Who took part, by arm",
            columns: [.init("Characteristic"), .init("Arm")] + ["n", "Missing", "People", "Standardised difference"].map { .init($0, isNumeric: true) },
            rows: rows, notes: [Self.note])
    }

    /// - Parameter sorted: in order.
    private static func median(_ sorted: [Double]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
    }
}
