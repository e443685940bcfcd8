/// The fields that every analysis may have (`Documentation/Plan.md`).
struct CommonFields {
    enum Missing: String, CaseIterable { case listwise, fiml }

    /// Of every interval.
    let level: Double
    let seed: UInt64
    let missing: Missing

    init(_ reader: inout PlanReader) {
        missing = reader.word("missing", as: Missing.self) ?? .listwise
        level = reader.number("level", in: 0.5...0.9999) ?? 0.95
        seed = UInt64(reader.count("seed", in: 0...9_007_199_254_740_991) ?? 1)
    }

    /// For kinds that cannot use the rest of a row in which something is missing.
    func requireListwise(_ reader: inout PlanReader) {
        guard missing == .fiml else { return }
        reader.fault("missing", nil, "fiml is carried out for structural equations (analysis: sem) alone; leave it out, or write the model as one.")
    }
}
