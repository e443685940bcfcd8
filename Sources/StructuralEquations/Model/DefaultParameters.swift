/// The parameters that lavaan's `sem()` and `growth()` add to what a model says (Rosseel 2012).
struct DefaultParameters {
    let roles: VariableRoles
    let options: ModelOptions

    init(_ roles: VariableRoles, _ options: ModelOptions) {
        self.roles = roles
        self.options = options
    }

    func rows(group: Int, level: Int) -> [ModelParameter] {
        func row(_ lhs: String, _ op: ModelOperator, _ rhs: String, _ value: ModelParameter.Value = .free(-1)) -> ModelParameter {
            ModelParameter(lhs: lhs, op: op, rhs: rhs, group: group, level: level, value: value, label: nil, start: nil, isUser: false)
        }
        var rows: [ModelParameter] = []
        let inner = roles.observed.filter { !roles.exogenous.contains($0) }
        for name in inner where options.thresholds[name] != nil {
            for number in 1...max(1, options.thresholds[name] ?? 1) { rows.append(row(name, .threshold, "t\(number)")) }
        }
        for name in inner {
            let isFixed = isAlone(name) ? 0.0 : options.thresholds[name] == nil ? nil : 1.0
            rows.append(row(name, .covaries, name, isFixed.map { .fixed($0) } ?? .free(-1)))
        }
        let later = Set(options.occasions.flatMap { $0.dropFirst() })
        for name in roles.latents {
            let freesVariances = (group > 1 || later.contains(name)) && options.equal.contains(.loadings)
            rows.append(row(name, .covaries, name, options.standardizesLatents && !freesVariances ? .fixed(1) : .free(-1)))
        }
        for (one, other) in pairs(roles.exogenousLatents) {
            rows.append(row(one, .covaries, other, options.isOrthogonal ? .fixed(0) : .free(-1)))
        }
        for (one, other) in pairs(roles.lastOutcomes) {
            let areLatent = roles.latents.contains(one) && roles.latents.contains(other)
            rows.append(row(one, .covaries, other, options.isOrthogonal && areLatent ? .fixed(0) : .free(-1)))
        }
        for items in roles.repeated(options.occasions) {
            for (one, other) in pairs(items) { rows.append(row(one, .covaries, other)) }
        }
        for (place, name) in roles.exogenous.enumerated() {
            for other in roles.exogenous[place...] { rows.append(row(name, .covaries, other, options.fixesX ? .sample : .free(-1))) }
        }
        for name in inner where options.thresholds[name] != nil { rows.append(row(name, .scaledBy, name, .fixed(1))) }
        guard options.hasMeans else { return rows }
        for name in inner {
            let isZero = options.isGrowth || options.thresholds[name] != nil
            rows.append(row(name, .regressedOn, "1", isZero ? .fixed(0) : .free(-1)))
        }
        for name in roles.exogenous {
            rows.append(row(name, .regressedOn, "1", options.fixesX ? .sample : options.isGrowth ? .fixed(0) : .free(-1)))
        }
        for name in roles.latents {
            let freesMeans = (group > 1 || later.contains(name)) && (options.equal.contains(.intercepts) || options.equal.contains(.thresholds))
            rows.append(row(name, .regressedOn, "1", options.isGrowth || freesMeans && !options.equal.contains(.means) ? .free(-1) : .fixed(0)))
        }
        return rows
    }

    /// The one observed indicator of a factor.
    private func isAlone(_ name: String) -> Bool { roles.singleIndicators.contains(name) }

    private func pairs(_ names: [String]) -> [(String, String)] {
        names.indices.flatMap { first in names[(first + 1)...].map { (names[first], $0) } }
    }

    /// Whether a parameter is held equal over groups.
    static func isEqual(_ row: ModelParameter, _ options: ModelOptions, _ roles: VariableRoles) -> Bool {
        let isLatent = roles.latents.contains(row.lhs)
        switch row.op {
        case .measuredBy: return options.equal.contains(.loadings)
        case .regressedOn:
            guard row.isIntercept else { return options.equal.contains(.regressions) }
            return options.equal.contains(isLatent ? .means : .intercepts) && !roles.exogenous.contains(row.lhs)
        case .covaries:
            if roles.exogenous.contains(row.lhs) { return false }
            if row.isVariance { return options.equal.contains(isLatent ? .lv_variances : .residuals) }
            return options.equal.contains(isLatent ? .lv_covariances : .residual_covariances)
        case .threshold: return options.equal.contains(.thresholds)
        case .scaledBy, .defines, .equals: return false
        }
    }
}
