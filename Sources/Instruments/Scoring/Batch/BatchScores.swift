/// What stands behind one score of a batch, as bits.
public struct ScoreStatus: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The value stands on a replaced item, here or in a term; never beside a missing score.
    public static let prorated = ScoreStatus(rawValue: 1)
    /// No value: items lack an answer, more than the rule allows.
    public static let lacksItems = ScoreStatus(rawValue: 2)
    /// No value: a score that it is made of has none.
    public static let lacksTerms = ScoreStatus(rawValue: 4)
    /// No value: a rule is left open.
    public static let undetermined = ScoreStatus(rawValue: 8)
    /// No value: the method has none here.
    public static let undefined = ScoreStatus(rawValue: 16)

    public static let missing: ScoreStatus = [.lacksItems, .lacksTerms, .undetermined, .undefined]

    public var isMissing: Bool { rawValue & 30 != 0 }

    init(_ score: Score) {
        var status: ScoreStatus = score.prorated ? .prorated : []
        if case .missing(let reason) = score.outcome {
            switch reason.kind {
            case .items: status.insert(.lacksItems)
            case .terms: status.insert(.lacksTerms)
            case .undetermined: status.insert(.undetermined)
            case .undefined, .otherInstrument: status.insert(.undefined)
            }
        }
        self = status
    }
}

/// Scores of many people, by scale and then row.
public struct BatchScores: Sendable {
    public let scaleCount: Int
    public let safetyItemCount: Int
    public internal(set) var rowCount = 0
    /// From the first row of a scale to that of the next.
    package let capacity: Int
    /// 0 where `status` says that there is no value.
    package var values: [Double]
    package var status: [ScoreStatus]
    /// By safety item of the instrument, then row: 1 where it needs a person.
    package var safety: [UInt8]

    /// Room for `capacity` rows.
    public init(for instrument: Instrument, capacity: Int) {
        scaleCount = instrument.scales.count
        safetyItemCount = instrument.safetyItems.count
        self.capacity = max(0, capacity)
        values = [Double](zeros: scaleCount * self.capacity)
        status = [ScoreStatus](repeating: [], count: scaleCount * self.capacity)
        safety = [UInt8](repeating: 0, count: safetyItemCount * self.capacity)
    }

    package mutating func removeAll() { rowCount = 0 }

    /// The score of the scale at index `scale` of the instrument; nil when it is missing or the
    /// place does not exist.
    public func value(scale: Int, row: Int) -> Double? {
        guard let status = status(scale: scale, row: row), !status.isMissing else { return nil }
        return values[scale * capacity + row]
    }

    /// nil where the place does not exist.
    public func status(scale: Int, row: Int) -> ScoreStatus? {
        guard scale >= 0, scale < scaleCount, row >= 0, row < rowCount else { return nil }
        return status[scale * capacity + row]
    }

    /// Whether the safety item at index `item` needs a person: endorsed, or without an answer.
    public func needsAPerson(safetyItem item: Int, row: Int) -> Bool {
        guard item >= 0, item < safetyItemCount, row >= 0, row < rowCount else { return false }
        return safety[item * capacity + row] != 0
    }

    /// Whether any safety item does.
    package func needsAPerson(row: Int) -> Bool {
        for item in 0..<safetyItemCount where safety[item * capacity + row] != 0 { return true }
        return false
    }
}
