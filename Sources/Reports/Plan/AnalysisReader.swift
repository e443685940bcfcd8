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

    static func analysis(_ reader: inout PlanReader) -> PlannedAnalysis? {
        let title = reader.path.isEmpty ? nil : reader.text("title")
        let subset = subset(&reader)
        let show = reader.text("show")
        _ = reader.word("missing", as: Missing.self)
        let level = reader.number("level", in: 0.5...0.9999) ?? 0.95
        let seed = UInt64(reader.count("seed", in: 0...9_007_199_254_740_991) ?? 1)
        if reader.value("compare") != nil || reader.value("of") != nil {
            reader.fault("", nil, "compare and of speak of fitted models of kinds that this version does not carry out yet.")
            return nil
        }
        guard reader.required("analysis", "the kind, for instance mediation") != nil,
            let kind = reader.word("analysis", as: Kind.self)
        else { return nil }
        switch kind {
        case .mediation:
            return MediationReader.mediation(&reader, level: level, seed: seed)
                .map { PlannedAnalysis(title: title, kind: .mediation($0), subset: subset, show: show) }
        case .mediation_sensitivity:
            return MediationReader.sensitivity(&reader, level: level, seed: seed)
                .map { PlannedAnalysis(title: title, kind: .sensitivity($0), subset: subset, show: show) }
        case .order_of_change:
            return MediationReader.orderOfChange(&reader, level: level, seed: seed)
                .map { PlannedAnalysis(title: title, kind: .orderOfChange($0), subset: subset, show: show) }
        case .reliability:
            return DescriptionReader.reliability(&reader, level: level)
                .map { PlannedAnalysis(title: title, kind: .reliability($0), subset: subset, show: show) }
        case .correlation:
            return DescriptionReader.correlation(&reader, level: level)
                .map { PlannedAnalysis(title: title, kind: .correlation($0), subset: subset, show: show) }
        case .distribution:
            return DescriptionReader.distribution(&reader)
                .map { PlannedAnalysis(title: title, kind: .distribution($0), subset: subset, show: show) }
        case .multilevel_mediation, .regression, .mmrm, .lmm, .glmm, .sem, .invariance, .agreement, .effect_size,
            .standardised_change, .reliable_change, .meta_analysis:
            let known = Kind.carriedOut.map(\.rawValue).joined(separator: ", ")
            reader.fault("analysis", nil, "this version does not carry out \(kind.rawValue) yet; it carries out \(known).")
            return nil
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
