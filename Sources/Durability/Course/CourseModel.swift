import MixedModels
import Statistics

/// A mean course as a linear mixed model: which columns it has, and weights that read a mean off it.
struct CourseModel {
    enum Shape: Hashable {
        /// Straight pieces after the end of treatment.
        case pieces
        /// The gain fades at this rate: G(t) exp(−rate · (t − T)).
        case decay(Double)
    }

    let data: CourseData
    let shape: Shape
    let random: DurabilitySpecification.RandomPart
    /// Of the fixed effects beside the intercept, in order.
    let names: [String]

    init(_ data: CourseData, _ shape: Shape, random: DurabilitySpecification.RandomPart) {
        self.data = data
        self.shape = shape
        self.random = random
        var names: [String] = []
        let arms = data.arms.indices
        if !data.spec.isRandomized || !data.basis.hasGain { names += arms.dropFirst().map { "a\($0)" } }
        names += data.covariateNames.indices.map { "c\($0)" }
        switch shape {
        case .pieces:
            if data.basis.hasGain { names += arms.map { "g\($0)" } }
            for piece in data.basis.knots.indices { names += arms.map { "k\(piece)x\($0)" } }
        case .decay:
            names += arms.map { "d\($0)" }
        }
        self.names = names
    }

    /// Of a person in an arm at a time, without the intercept.
    func row(arm: Int, time: Double, covariates: [Double]) -> [Double] {
        var values: [Double] = []
        values.reserveCapacity(names.count)
        let arms = data.arms.indices
        let basis = data.basis
        if !data.spec.isRandomized || !basis.hasGain { for other in arms.dropFirst() { values.append(other == arm ? 1 : 0) } }
        values += covariates
        switch shape {
        case .pieces:
            if basis.hasGain {
                let gain = basis.gain(time)
                for other in arms { values.append(other == arm ? gain : 0) }
            }
            for piece in basis.pieces(time) { for other in arms { values.append(other == arm ? piece : 0) } }
        case .decay(let rate):
            let left = basis.gain(time) * exponential(-rate * basis.kept(time))
            for other in arms { values.append(other == arm ? left : 0) }
        }
        return values
    }

    /// Weights of the mean of an arm at a time, at the mean of every covariate.
    func mean(arm: Int, time: Double) -> [Double] {
        [1] + row(arm: arm, time: time, covariates: [Double](repeating: 0, count: data.covariateNames.count))
    }

    /// Weights of one column alone.
    func weights(_ name: String) -> [Double]? {
        names.firstIndex(of: name).map { place in
            var result = [Double](repeating: 0, count: names.count + 1)
            result[place + 1] = 1
            return result
        }
    }

    func fit(_ method: LinearMixedSpecification.Method) throws -> LinearMixedFit {
        var columns = [[Double?]](repeating: [], count: names.count)
        var outcome: [Double?] = []
        var gain: [Double?] = []
        var kept: [Double?] = []
        var codes: [Int?] = []
        for (place, person) in data.people.enumerated() {
            for (time, value) in zip(person.times, person.values) {
                outcome.append(value)
                codes.append(place)
                gain.append(data.basis.gain(time))
                kept.append(data.basis.kept(time))
                for (column, number) in row(arm: person.arm, time: time, covariates: person.covariates).enumerated() {
                    columns[column].append(number)
                }
            }
        }
        var made = [
            Column(name: "y", numbers: outcome), Column(name: "gain", numbers: gain), Column(name: "kept", numbers: kept),
            Column(name: "id", content: .categorical(levels: data.people.map(\.label), codes: codes)),
        ]
        for (name, values) in zip(names, columns) { made.append(Column(name: name, numbers: values)) }
        let formula = try ModelFormula("y ~ \(names.isEmpty ? "1" : names.joined(separator: " + ")) + \(randomText)")
        do {
            return try LinearMixedSpecification(formula, method: method, level: data.spec.level).fit(on: DataTable(columns: made), running: Running())
        } catch {
            throw DurabilityError(sentences: "\(error)".split(separator: "\n").map { readable(String($0)) })
        }
    }

    private var randomText: String {
        let hasGain = data.basis.hasGain
        switch random {
        case .intercept: return "(1 | id)"
        case .gain: return hasGain ? "(1 + gain | id)" : "(1 | id)"
        case .slopes: return hasGain ? "(1 + gain + kept | id)" : "(1 + kept | id)"
        }
    }

    /// A sentence with the names that people know.
    private func readable(_ sentence: String) -> String {
        var text = sentence
        for (place, name) in data.covariateNames.enumerated() { text = text.replacing("\"c\(place)\"", with: "\"\(name)\"") }
        for (place, arm) in data.arms.enumerated() {
            text = text.replacing("\"g\(place)\"", with: "\"gain of \(arm)\"")
            for piece in data.basis.knots.indices {
                text = text.replacing("\"k\(piece)x\(place)\"", with: "\"slope of \(arm) after \(plain(data.basis.knots[piece]))\"")
            }
        }
        return text
    }
}
