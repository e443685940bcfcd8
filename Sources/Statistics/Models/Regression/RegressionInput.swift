/// The numbers of one data set, checked against the family.
struct RegressionInput: Hashable, Sendable {
    let names: [String]
    let hasIntercept: Bool
    let responseName: String
    let design: Matrix
    let response: [Double]
    let trials: [Double]?
    let offset: [Double]?
    let clusters: FrameFactor?

    init(_ specification: RegressionSpecification, _ frame: ModelFrame) throws(FormulaError) {
        names = frame.design.names
        hasIntercept = frame.formula.hasIntercept
        responseName = frame.formula.response?.label ?? ""
        design = frame.design.matrix
        response = frame.response
        trials = frame.trials
        offset = frame.offset
        clusters = specification.cluster.flatMap { frame.factor($0) }
        try check(specification.family, frame)
    }

    private init(_ whole: RegressionInput, rows: [Int]) {
        names = whole.names
        hasIntercept = whole.hasIntercept
        responseName = whole.responseName
        design = whole.design.selecting(rows: rows, columns: Array(0..<whole.design.columns))
        response = rows.map { whole.response[$0] }
        trials = whole.trials.map { trials in rows.map { trials[$0] } }
        offset = whole.offset.map { offset in rows.map { offset[$0] } }
        clusters = whole.clusters.map { clusters in
            FrameFactor(name: clusters.name, numbers: rows.map { Double(clusters.codes[$0]) })
        }
    }

    func selecting(_ rows: [Int]) -> RegressionInput { RegressionInput(self, rows: rows) }

    private func check(_ family: RegressionSpecification.Family, _ frame: ModelFrame) throws(FormulaError) {
        func rows(_ bad: [Int]) -> String {
            let first = frame.rows[bad[0]] + 1
            return bad.count == 1 ? "row \(first)" : "\(bad.count) rows, the first of them row \(first)"
        }
        func isCount(_ value: Double) -> Bool { value >= 0 && value == value.rounded() }
        switch family {
        case .gaussian:
            if let levels = frame.responseLevels {
                throw FormulaError("\"\(responseName)\" holds the categories \(quotedList(levels)); a regression of categories is family: binomial.")
            }
        case .binomial:
            if let levels = frame.responseLevels, levels.count < 2 {
                throw FormulaError("\"\(responseName)\" is \"\(levels.first ?? "")\" in every row that takes part: there is nothing to explain.")
            }
            if let trials {
                let bad = response.indices.filter { !isCount(response[$0]) || !isCount(trials[$0]) }
                if !bad.isEmpty { throw FormulaError("\(responseName) holds numbers that are no counts in \(rows(bad)).") }
                if !trials.contains(where: { $0 > 0 }) { throw FormulaError("\(responseName) counts nothing in any row.") }
            } else {
                let bad = response.indices.filter { response[$0] != 0 && response[$0] != 1 }
                if !bad.isEmpty {
                    throw FormulaError("\"\(responseName)\" holds other numbers than 0 and 1 in \(rows(bad)). Two categories are named by their levels under \"variables\"; counts are written cbind(successes, failures).")
                }
            }
        case .poisson, .negativeBinomial:
            if frame.responseLevels != nil { throw FormulaError("\"\(responseName)\" holds categories where counts are needed.") }
            let bad = response.indices.filter { !isCount(response[$0]) }
            if !bad.isEmpty { throw FormulaError("\"\(responseName)\" holds numbers that are no counts (0, 1, 2, …) in \(rows(bad)).") }
        }
    }
}
