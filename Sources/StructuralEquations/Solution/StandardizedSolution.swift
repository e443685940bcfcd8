import Statistics

/// A parameter with latent variables of variance 1 (`std_lv`), and with observed ones too (`std_all`).
///
/// Paths take the ratio of the total standard deviations, variances are shares of the total, residual
/// covariances become correlations of residuals.
struct StandardizedSolution {
    private let table: ParameterTable
    private let model: StructuralModel
    private let states: [ModelState]
    private let places: [String: Int]
    private let latentsFrom: Int

    init(_ table: ParameterTable, _ model: StructuralModel, _ states: [ModelState]) {
        self.table = table
        self.model = model
        self.states = states
        var places: [String: Int] = [:]
        for (index, name) in model.parts[0].names.enumerated() { places[name] = index }
        self.places = places
        latentsFrom = model.parts[0].observed.count
    }

    /// NaN or infinite where a variance that divides is 0 or a total is negative. Residual covariances are divided
    /// by the roots of the residual variances without their sign, as in lavaan; the warning says which are negative.
    func value(_ row: ModelParameter, estimate: Double, all: Bool) -> Double {
        guard let left = places[row.lhs] else { return .nan }
        let state = states[row.group - 1]
        func total(_ variable: Int) -> Double { all || variable >= latentsFrom ? root(state.covariance[variable, variable]) : 1 }
        func rest(_ variable: Int) -> Double { all || variable >= latentsFrom ? root(state.disturbances[variable, variable].magnitude) : 1 }
        switch row.op {
        case .measuredBy:
            guard let right = places[row.rhs] else { return .nan }
            return estimate * total(left) / total(right)
        case .regressedOn:
            if row.isIntercept { return estimate / total(left) }
            guard let right = places[row.rhs] else { return .nan }
            return estimate * total(right) / total(left)
        case .covaries:
            guard let right = places[row.rhs] else { return .nan }
            if left == right {
                let sd = total(left)
                return estimate / (sd * sd)
            }
            return estimate == 0 ? 0 : estimate / (rest(left) * rest(right))
        case .threshold, .scaledBy, .defines, .equals: return .nan
        }
    }

    private func root(_ variance: Double) -> Double { variance >= 0 ? variance.squareRoot() : .nan }

    /// Explained variance of every variable that a path points to: 1 − residual over total.
    func explained(part: Int) -> [(name: String, value: Double)] {
        let names = model.parts[part].names
        let isOutcome = Set(model.parts[part].cells.filter { $0.kind == .path }.map(\.row))
        return names.indices.filter(isOutcome.contains).map { index in
            let state = states[part]
            return (names[index], 1 - state.disturbances[index, index] / state.covariance[index, index])
        }
    }
}
