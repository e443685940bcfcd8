import RealModule
import Statistics

/// The variables of chained equations as numbers, and which are missing.
struct ChainedState {
    private struct Field {
        let name: String
        let method: ChainedEquations.Method
        /// nil for numbers.
        let levels: [String]?
        /// Numbers, or places of levels; anything where missing.
        let values: [Double]
        let missing: [Int]
        let observed: [Int]
    }

    private let plan: ChainedEquations
    private let table: DataTable
    private let fields: [Field]
    /// Of each field the places of its predictors.
    private let predictors: [[Int]]
    /// What is left out of an equation, and why.
    let warnings: [String]

    init(_ plan: ChainedEquations, _ table: DataTable) throws {
        guard plan.variables.count >= 2 else { throw TrialError("Chained equations need at least two variables; name all that say something about each other.") }
        var fields: [Field] = []
        var faults: [String] = []
        var seen: Set<String> = []
        for variable in plan.variables {
            guard seen.insert(variable.name).inserted else {
                faults.append("The variable \"\(variable.name)\" stands twice among the variables.")
                continue
            }
            let column = try table.requiring(variable.name)
            let values: [Double?]
            var levels: [String]?
            switch column.content {
            case .numeric(let cells): values = cells.map(\.value)
            case .categorical(let names, let codes):
                levels = names
                values = codes.map { $0.map(Double.init) }
            }
            let method = variable.method ?? (levels == nil ? .predictiveMeanMatching : .categorical)
            if (method == .categorical) != (levels != nil) {
                faults.append("\"\(variable.name)\" is \(levels == nil ? "numeric and cannot be imputed as categorical" : "categorical and cannot be imputed by \(method.rawValue)"); name its levels under variables, or choose another method.")
                continue
            }
            let observed = values.indices.filter { values[$0] != nil }
            if observed.count < 3 { faults.append("\"\(variable.name)\" has \(observed.count) observed values; at least three are needed to impute others.") }
            fields.append(Field(
                name: variable.name, method: method, levels: levels, values: values.map { $0 ?? 0 },
                missing: values.indices.filter { values[$0] == nil }, observed: observed))
        }
        guard faults.isEmpty else { throw TrialError(sentences: faults) }
        self.plan = plan
        self.table = table
        self.fields = fields
        let chosen = ChainedPredictors(fields.map { field in
            let columns = field.levels.map { levels in
                (1..<max(levels.count, 2)).map { level in field.values.map { $0 == Double(level) ? 1.0 : 0 } }
            } ?? [field.values]
            return .init(name: field.name, columns: columns, observed: field.observed, missing: field.missing)
        }, rows: table.rowCount)
        predictors = chosen.ofEach
        warnings = chosen.warnings
    }

    /// One data set: a chain of its own, with random numbers of its own.
    func completed(number: Int) throws -> DataTable {
        var stream = RandomStream(seed: plan.start, stream: UInt64(number), purpose: 19)
        var current = fields.map(\.values)
        let order = fields.indices.filter { !fields[$0].missing.isEmpty }
            .sorted { (fields[$0].missing.count, $0) < (fields[$1].missing.count, $1) }
        for index in order {
            let field = fields[index]
            for row in field.missing { current[index][row] = field.values[field.observed[stream.index(below: field.observed.count)]] }
        }
        for _ in 0..<(order.count > 1 ? plan.rounds : 1) {
            for index in order { try redraw(index, &current, &stream) }
        }
        var result = table
        for index in order {
            let field = fields[index]
            let content: Column.Content = field.levels.map { levels in
                .categorical(levels: levels, codes: current[index].map { Int($0) })
            } ?? .numeric(current[index].map { .value($0) })
            result = try result.setting(Column(name: field.name, content: content))
        }
        return result
    }

    private func redraw(_ index: Int, _ current: inout [[Double]], _ stream: inout RandomStream) throws {
        let field = fields[index]
        let design = design(for: index, current)
        let all = Array(0..<design.columns)
        let seen = design.selecting(rows: field.observed, columns: all)
        let gaps = design.selecting(rows: field.missing, columns: all)
        let fault = TrialError("The equation for \"\(field.name)\" cannot be estimated: its predictors are too many or too much alike; leave one out of variables.")
        switch field.method {
        case .categorical:
            // Categories that nobody has are not drawn.
            let present = Set(field.observed.map { field.values[$0] }).sorted()
            guard present.count > 1 else {
                for row in field.missing { current[index][row] = present.first ?? 0 }
                return
            }
            let codes = field.observed.map { row in present.firstIndex(of: field.values[row]) ?? 0 }
            guard let model = CategoricalRegression(seen, codes, classes: present.count) else { throw fault }
            let beta = model.draw(&stream)
            for (place, row) in field.missing.enumerated() {
                let shares = CategoricalRegression.shares(beta, gaps, place, present.count)
                var chance = stream.uniform()
                var chosen = 0
                while chosen < present.count - 1, chance >= shares[chosen] {
                    chance -= shares[chosen]
                    chosen += 1
                }
                current[index][row] = present[chosen]
            }
        case .normal, .predictiveMeanMatching:
            // Less its mean: the ridge would pull the intercept of a large one towards 0.
            let own = field.observed.map { field.values[$0] }
            let mean = Moments(own).mean
            guard let model = BayesianRegression(seen, own.map { $0 - mean }) else { throw fault }
            let drawn = model.draw(&stream)
            let predicted = gaps * drawn.beta
            if field.method == .normal {
                for (place, row) in field.missing.enumerated() {
                    current[index][row] = mean + predicted[place] + drawn.sigma * stream.normal()
                }
                return
            }
            let fitted = seen * model.beta
            let order = fitted.indices.sorted { (fitted[$0], $0) < (fitted[$1], $1) }
            for (place, row) in field.missing.enumerated() {
                let donor = Self.donor(near: predicted[place], order, fitted, plan.donors, &stream)
                current[index][row] = field.values[field.observed[donor]]
            }
        }
    }

    /// One of the `count` observed rows whose fitted values are nearest.
    private static func donor(near value: Double, _ order: [Int], _ fitted: [Double], _ count: Int, _ stream: inout RandomStream) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if fitted[order[middle]] < value { low = middle + 1 } else { high = middle }
        }
        var below = low - 1
        var above = low
        var near: [Int] = []
        while near.count < count, below >= 0 || above < order.count {
            let down = below >= 0 ? value - fitted[order[below]] : .infinity
            let up = above < order.count ? fitted[order[above]] - value : .infinity
            if down <= up {
                near.append(order[below])
                below -= 1
            } else {
                near.append(order[above])
                above += 1
            }
        }
        return near[stream.index(below: max(1, near.count))]
    }

    /// An intercept and the predictors of the field, standardised; categories by treatment contrasts.
    private func design(for index: Int, _ current: [[Double]]) -> Matrix {
        var columns: [[Double]] = [[Double](repeating: 1, count: table.rowCount)]
        for other in predictors[index] {
            let field = fields[other]
            var own: [[Double]] = []
            if let levels = field.levels {
                for level in 1..<max(levels.count, 1) { own.append(current[other].map { $0 == Double(level) ? 1 : 0 }) }
            } else {
                own.append(current[other])
            }
            for values in own {
                let moments = Moments(values)
                guard moments.variance > 0 else { continue }
                let sd = moments.sd
                columns.append(values.map { ($0 - moments.mean) / sd })
            }
        }
        return Matrix(columns: columns)
    }
}
