public import Statistics

/// Is it the same scale afterwards? Measurement over time in one model, scale by scale
/// (`Documentation/Methods/ResponseShift.md`).
public struct ResponseShiftSpecification: AnalysisSpecification {
    public enum Estimator: String, Hashable, Sendable, CaseIterable { case ML, MLR }
    /// Over the scales: Holm (1979), or none.
    public enum Adjustment: String, Hashable, Sendable, CaseIterable { case holm, none }

    public var scales: [RepeatedScale]
    /// Of the arm: shifts are then looked for in each group.
    public var group: String?
    /// Columns of items that count the other way round in the score.
    public var reversed: [String] = []
    public var estimator: Estimator = .ML
    /// Rows with missing values take part with what they have.
    public var isFullInformation = true
    public var adjustment: Adjustment = .holm
    /// Below this p a scale is flagged.
    public var alpha = 0.05
    /// Confidence level of every interval.
    public var level = 0.95

    public init(_ scales: [RepeatedScale], group: String? = nil) {
        self.scales = scales
        self.group = group
    }

    /// - Throws: ``ResponseShiftFaults``
    public func fit(on table: DataTable, running: Running) throws -> ResponseShiftFit {
        let faults = scales.flatMap(\.faults)
        guard faults.isEmpty, !scales.isEmpty else { throw ResponseShiftFaults(faults.isEmpty ? ["There is no scale to look at."] : faults) }
        var looks: [Result<ScaleTests, ResponseShiftFaults>] = []
        for (place, scale) in scales.enumerated() {
            if running.isCancelled() { throw CancellationError() }
            let data = try OccasionData(scale, self, in: table)
            do {
                looks.append(.success(try ScaleTests(scale, data)))
            } catch {
                looks.append(.failure(ResponseShiftFaults("\(error)".split(separator: "\n").map(String.init))))
            }
            running.progress?(0.5 * Double(place + 1) / Double(scales.count))
        }
        let adjusted = adjusted(looks.map { look in (try? look.get())?.omnibus.p })
        var found: [ScaleShift] = []
        for (place, look) in looks.enumerated() {
            if running.isCancelled() { throw CancellationError() }
            found.append(shift(scales[place], look, adjusted[place], rows: table.rowCount))
            running.progress?(0.5 + 0.5 * Double(place + 1) / Double(scales.count))
        }
        return ResponseShiftFit(specification: self, scales: found, rowsGiven: table.rowCount)
    }

    private func shift(
        _ scale: RepeatedScale, _ look: Result<ScaleTests, ResponseShiftFaults>, _ adjusted: Double?, rows: Int
    ) -> ScaleShift {
        switch look {
        case .failure(let faults): return ScaleShift(scale, groups: [""], persons: rows, because: faults.sentences.joined(separator: " "))
        case .success(let tests):
            do {
                return try ScaleShift(tests, adjusted: adjusted, self)
            } catch {
                return ScaleShift(scale, groups: tests.data.groups, persons: rows, because: "\(error)")
            }
        }
    }

    /// Holm's step-down (1979) over the scales that could be looked at.
    func adjusted(_ values: [Double?]) -> [Double?] {
        guard adjustment == .holm else { return values }
        let order = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 1, $0) < (values[$1] ?? 1, $1) }
        var result = [Double?](repeating: nil, count: values.count)
        var largest = 0.0
        for (rank, place) in order.enumerated() {
            largest = max(largest, min(1, Double(order.count - rank) * (values[place] ?? 1)))
            result[place] = largest
        }
        return result
    }
}

/// What keeps the question from being asked, a sentence a line.
public struct ResponseShiftFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}
