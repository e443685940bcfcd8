import Mechanisms

/// The fields of `missing: imputation` of a mediation.
struct ImputedFields {
    private let method: ImputedMediationSpecification.Method
    private let imputations: Int?
    private let rounds: Int
    private let donors: Int
    private let auxiliary: [String]

    init(_ reader: inout PlanReader, isAsked: Bool) {
        guard isAsked else {
            (method, imputations, rounds, donors, auxiliary) = (.bootstrapThenImpute, nil, 10, 5, [])
            return
        }
        method = reader.word("imputation_method", as: ImputedMediationSpecification.Method.self) ?? .bootstrapThenImpute
        imputations = reader.count("imputations", in: 2...1000)
        rounds = reader.count("rounds", in: 1...1000) ?? 10
        donors = reader.count("donors", in: 1...100) ?? 5
        auxiliary = reader.names("auxiliary") ?? []
    }

    /// Within a bootstrap two imputations of each resample do, since their chance averages out over resamples.
    func analysis(_ model: MediationSpecification) -> ImputedMediationAnalysis {
        ImputedMediationAnalysis(
            ImputedMediationSpecification(
                mediation: model, method: method, imputations: imputations ?? (method.imputesFirst ? 20 : 2)),
            rounds: rounds, donors: donors, auxiliary: auxiliary)
    }
}
