import Statistics

extension MediationFit {
    /// What a reader must know beside the numbers, in sentences.
    public var warnings: [String] { aboutRows + aboutEquations + aboutProportion + aboutBootstrap }

    private var aboutRows: [String] {
        let left = rowsInTable - rowsUsed
        guard left > 0 else { return [] }
        let counts = missing.map { "\($0.variable) in \($0.rows)" }.joined(separator: ", ")
        return ["\(left) of \(rowsInTable) rows are left out because a value is missing: \(counts)."]
    }

    private var aboutEquations: [String] {
        (mediatorModels + [outcomeModel, totalEffectModel]).filter(\.isPerfect).map {
            "The equation with \($0.rows.count) coefficients for \"\($0.outcome)\" leaves no residual "
                + "but rounding: its standard errors and tests mean nothing."
        }
    }

    private var aboutProportion: [String] {
        guard proportionMediated != nil else {
            return ["The total effect is 0: there is no proportion mediated."]
        }
        var sentences: [String] = []
        let indirect = totalEffect - directEffect
        if indirect * directEffect < 0 {
            sentences.append(
                "The indirect and the direct effect point in opposite directions: the proportion "
                    + "mediated is not a share.")
        }
        if let row = totalEffectModel.row(specification.exposure), row.lower <= 0, row.upper >= 0 {
            sentences.append(
                "The interval of the total effect contains 0: the proportion mediated divides by a "
                    + "number that could be 0 and is not steady.")
        }
        return sentences
    }

    private var aboutBootstrap: [String] {
        guard let bootstrap, let plan = specification.bootstrap else { return [] }
        var sentences: [String] = []
        if bootstrap.singularResamples > 0 {
            sentences.append(
                "On \(bootstrap.singularResamples) of \(bootstrap.resamples) resamples the equations "
                    + "could not be estimated (an arm empty, a constant or dependent column); the "
                    + "intervals describe the others.")
        }
        if bootstrap.singularReplays > 0 {
            sentences.append(
                "On \(bootstrap.singularReplays) of \(plan.replay?.resamples ?? 0) replayed resamples "
                    + "the equations could not be estimated; they are left out.")
        }
        if !bootstrap.hasJackknife, plan.intervals.contains(.bca) {
            sentences.append(
                "Without one of the rows the equations cannot be estimated, so there is no BCa "
                    + "interval.")
        }
        if plan.resamples > 0, plan.resamples < 1000 {
            sentences.append(
                "\(plan.resamples) resamples are few for interval ends; 10000 take little time.")
        }
        let type = plan.quantileTypes.first
        return sentences + bootstrap.effects.flatMap { effect in
            (effect.monteCarlo?.intervals ?? []).filter { $0.quantileType == type }.flatMap {
                Self.aboutEnds(of: $0, effect.name)
            }
        }
    }

    private static func aboutEnds(of interval: BootstrapInterval, _ effect: String) -> [String] {
        let ends = [
            ("lower", interval.ends.lower, interval.monteCarloError.lower),
            ("upper", interval.ends.upper, interval.monteCarloError.upper),
        ]
        return ends.filter { $0.2 > 0 && $0.1.magnitude <= 2 * $0.2 }.map { side, _, _ in
            "The \(side) end of the interval \(interval.name) of \(effect) lies within two Monte-Carlo "
                + "errors of 0: another seed could put it on the other side. Draw more resamples "
                + "before reading anything from the side it falls on."
        }
    }
}
