extension ReliableChange {
    /// The numbers put in, line by line, to be checked by hand:
    ///
    /// ```
    /// SE = 7.5 × √(1 − 0.8) ≈ 3.3541; Sdiff = √2 × 3.3541 ≈ 4.7434
    /// index = (32.5 − 47.5) / 4.7434 ≈ −3.1623; improved reliably, because it lies below −1.96.
    /// ```
    public var sum: String {
        let deviation = NumberText.short(baseline.standardDeviation ?? 0)
        let r = NumberText.short(reliability.coefficient)
        var lines: [String] = []
        if method.regressesToTheMean {
            let mean = baseline.mean ?? 0
            lines.append(
                "expected = \(r) × (\(NumberText.short(first)) − \(Closeness.term(mean))) + "
                    + "\(Closeness.term(mean)) \(Closeness.equals(expected))")
        }
        let error = Closeness.equals(standardError)
        switch method {
        case .jacobsonTruax:
            let measurement = standardError / 2.0.squareRoot()
            lines.append(
                "SE = \(deviation) × √(1 − \(r)) \(Closeness.equals(measurement)); "
                    + "Sdiff = √2 × \(NumberText.short(measurement)) \(error)")
        case .edwardsNunnally: lines.append("SE = \(deviation) × √(1 − \(r)) \(error)")
        case .gulliksenLordNovick: lines.append("SE = \(deviation) × √(1 − \(r)²) \(error)")
        }
        lines.append(
            "index = (\(NumberText.short(second)) − \(Closeness.term(expected))) / "
                + "\(NumberText.short(standardError)) \(Closeness.equals(index)); "
                + "\(outcome.words), because it lies \(place)")
        return lines.joined(separator: "\n")
    }

    private var place: String {
        let bound = NumberText.short(level.standardErrors)
        if index > level.standardErrors { return "above \(bound)." }
        if index < -level.standardErrors { return "below −\(bound)." }
        return "between −\(bound) and \(bound)."
    }

    /// Where the numbers come from.
    public var sources: String {
        let reliabilityKind =
            switch reliability.kind {
            case .internalConsistency: "internal consistency"
            case .testRetest: "test-retest"
            }
        return "Both tails at \(level.percent) %. Method: \(method.source). Baseline: "
            + "\(baseline.population) (\(baseline.source)). Reliability: \(reliabilityKind), "
            + "\(reliability.name), \(reliability.population) (\(reliability.source))."
    }
}
