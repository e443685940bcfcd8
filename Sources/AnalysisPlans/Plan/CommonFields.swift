/// The fields that every analysis may have (`Documentation/Plan.md`).
struct CommonFields {
    enum Missing: String, CaseIterable { case listwise, fiml, imputation }

    /// Of every interval.
    let level: Double
    let seed: UInt64
    let missing: Missing

    init(_ reader: inout PlanReader) {
        missing = reader.word("missing", as: Missing.self) ?? .listwise
        level = reader.number("level", in: 0.5...0.9999) ?? 0.95
        seed = UInt64(reader.count("seed", in: 0...9_007_199_254_740_991) ?? 1)
    }

    /// For kinds that use incomplete rows without filling them.
    func refuseImputation(_ reader: inout PlanReader) {
        guard missing == .imputation else { return }
        reader.fault("missing", nil, "imputation is carried out for linear mediation; take fiml, or leave it out.")
    }

    /// For kinds that cannot use the rest of a row in which something is missing.
    func requireListwise(_ reader: inout PlanReader) {
        guard missing != .listwise else { return }
        reader.fault("missing", nil, "\(missing.rawValue) is not carried out for this kind: fiml is for structural equations (analysis: sem) and linear mediation, imputation for linear mediation; leave it out, or write the model as one of them.")
    }
}
