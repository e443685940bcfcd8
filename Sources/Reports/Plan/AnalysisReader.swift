import Mechanisms
import Statistics

/// Reads the fields of one analysis into its specification.
enum AnalysisReader {
    /// The words of `analysis:`. Those that this version does not carry out are known, so
    /// that the sentence about them is true.
    private enum Kind: String, CaseIterable {
        case mediation, mediation_sensitivity, order_of_change, reliability, correlation, distribution
        case multilevel_mediation, regression, mmrm, lmm, glmm, sem, invariance, agreement
        case effect_size, standardised_change, reliable_change, meta_analysis

        static let carriedOut: [Kind] = [
            .mediation, .mediation_sensitivity, .order_of_change, .reliability, .correlation, .distribution,
        ]
    }

    private enum Missing: String, CaseIterable { case listwise }

    /// - Returns: the analysis, nil when a fault was found; and whether the fields of its kind
    ///   are known here, so that one nobody asked for is a fault.
    static func analysis(_ reader: inout PlanReader) -> (PlannedAnalysis?, knowsFields: Bool) {
        if reader.value("compare") != nil || reader.value("of") != nil {
            reader.fault("", nil, "compare and of speak of fitted models of kinds that this version does not carry out yet.")
            return (nil, false)
        }
        guard reader.required("analysis", "the kind, for instance mediation") != nil,
            let kind = reader.word("analysis", as: Kind.self)
        else { return (nil, false) }
        guard Kind.carriedOut.contains(kind) else {
            let known = Kind.carriedOut.map(\.rawValue).joined(separator: ", ")
            reader.fault("analysis", nil, "this version does not carry out \(kind.rawValue) yet; it carries out \(known).")
            return (nil, false)
        }
        let title = reader.path.isEmpty ? nil : reader.text("title")
        let subset = subset(&reader)
        let show = reader.text("show")
        _ = reader.word("missing", as: Missing.self)
        let level = reader.number("level", in: 0.5...0.9999) ?? 0.95
        let seed = UInt64(reader.count("seed", in: 0...9_007_199_254_740_991) ?? 1)
        let analysis = specification(of: kind, &reader, level: level, seed: seed)
            .map { PlannedAnalysis(title: title, kind: $0, subset: subset, show: show) }
        return (analysis, true)
    }

    private static func specification(
        of kind: Kind, _ reader: inout PlanReader, level: Double, seed: UInt64
    ) -> PlannedAnalysis.Kind? {
        switch kind {
        case .mediation: MediationReader.mediation(&reader, level: level, seed: seed).map { .mediation($0) }
        case .mediation_sensitivity: MediationReader.sensitivity(&reader, level: level, seed: seed).map { .sensitivity($0) }
        case .order_of_change: MediationReader.orderOfChange(&reader, level: level, seed: seed).map { .orderOfChange($0) }
        case .reliability: DescriptionReader.reliability(&reader, level: level).map { .reliability($0) }
        case .correlation: DescriptionReader.correlation(&reader, level: level).map { .correlation($0) }
        case .distribution: DescriptionReader.distribution(&reader).map { .distribution($0) }
        case .multilevel_mediation, .regression, .mmrm, .lmm, .glmm, .sem, .invariance, .agreement, .effect_size,
            .standardised_change, .reliable_change, .meta_analysis:
            nil
        }
    }

    private static func subset(_ reader: inout PlanReader) -> Expression? {
        guard let text = reader.text("subset") else { return nil }
        do {
            return try Expression(text)
        } catch {
            reader.fault("subset", nil, "\(error)")
            return nil
        }
    }
}
