import Statistics

/// The complete rows of a meta-analysis as plain numbers.
struct MetaData {
    let frame: ModelFrame
    let model: MetaModel
    var design: MetaDesign { model.design }
    /// A name for each row that takes part.
    let labels: [String]

    /// - Throws: `FormulaError`, ``MetaError``.
    init(_ specification: MetaAnalysis, _ table: DataTable) throws {
        try self.init(
            specification.effect, specification.variance, specification.moderators, label: specification.label,
            extra: specification.subgroups.map { [$0] } ?? [], table)
    }

    init(
        _ effect: String, _ variance: String, _ moderators: ModelFormula?, label: String?, extra: [String],
        _ table: DataTable
    ) throws {
        let formula = try moderators ?? ModelFormula("~ 1")
        let frame = try ModelFrame(formula, table: table, extraColumns: [effect, variance] + extra)
        try frame.design.requireFullRank()
        guard let y = frame.numbers(effect) else { throw MetaError.notNumbers(effect) }
        guard let v = frame.numbers(variance) else { throw MetaError.notNumbers(variance) }
        let bad = v.indices.filter { !(v[$0] > 0) }
        guard bad.isEmpty else { throw MetaError.variances(variance, rows: bad.map { frame.rows[$0] + 1 }) }
        self.frame = frame
        model = MetaModel(y: y, v: v, design: MetaDesign(frame.design))
        labels = try Self.labels(label, table, frame.rows)
    }

    private static func labels(_ name: String?, _ table: DataTable, _ rows: [Int]) throws -> [String] {
        guard let name else { return rows.map { "\($0 + 1)" } }
        switch try table.requiring(name).content {
        case .numeric(let cells):
            return rows.map { row in cells[row].value.flatMap(\.shortestText) ?? "row \(row + 1)" }
        case .categorical(let levels, let codes):
            return rows.map { row in codes[row].map { levels[$0] } ?? "row \(row + 1)" }
        }
    }
}
