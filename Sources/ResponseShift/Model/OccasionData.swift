import Statistics
import StructuralEquations

/// The items of one scale under plain names, and models fitted to them.
struct OccasionData {
    let table: DataTable
    /// Names of the groups; one of no name without groups.
    let groups: [String]
    let isFullInformation: Bool
    let estimator: ResponseShiftSpecification.Estimator
    let level: Double

    static let group = "arm"

    /// - Throws: ``ResponseShiftFaults``, or an error of the table.
    init(_ scale: RepeatedScale, _ specification: ResponseShiftSpecification, in table: DataTable) throws {
        var columns: [Column] = []
        for (occasion, names) in scale.columns.enumerated() {
            for (item, name) in names.enumerated() {
                columns.append(Column(name: OccasionModel.column(item, occasion), content: .numeric(try table.numbers(name))))
            }
        }
        var groups = [""]
        if let group = specification.group {
            let (levels, codes) = Self.levels(try table.requiring(group))
            guard levels.count > 1 else { throw ResponseShiftFaults(["\(group): there is one group only; leave group out."]) }
            groups = levels
            columns.append(Column(name: Self.group, content: .categorical(levels: levels, codes: codes)))
        }
        self.table = try DataTable(columns: columns)
        self.groups = groups
        isFullInformation = specification.isFullInformation
        estimator = specification.estimator
        level = specification.level
    }

    /// Levels that somebody has, in their order.
    private static func levels(_ column: Column) -> ([String], [Int?]) {
        switch column.content {
        case .categorical(let levels, let codes):
            let present = levels.indices.filter { level in codes.contains { $0 == level } }
            return (present.map { levels[$0] }, codes.map { code in code.flatMap { present.firstIndex(of: $0) } })
        case .numeric(let cells):
            let values = Set(cells.compactMap(\.value)).sorted()
            return (values.map { $0.shortestText ?? "" }, cells.map { cell in cell.value.flatMap { values.firstIndex(of: $0) } })
        }
    }

    func difference(_ equal: StructuralFit, _ open: StructuralFit) -> ModelDifference {
        ModelDifference(equal, open, variables: table.columns.count - (groups.count > 1 ? 1 : 0), groups: groups.count)
    }

    /// - Throws: `ModelFaults`
    func fit(_ model: OccasionModel, definitions: [String] = []) throws -> StructuralFit {
        var structural = try specification(model, definitions)
        structural.estimator = estimator == .ML ? .ML : .MLR
        return try structural.fit(on: table, running: Running())
    }

    /// Chi-square alone.
    ///
    /// - Throws: `ModelFaults`
    func discrepancy(_ model: OccasionModel) throws -> ModelDiscrepancy { try specification(model, []).discrepancy(on: table) }

    private func specification(_ model: OccasionModel, _ definitions: [String]) throws -> StructuralSpecification {
        var structural = StructuralSpecification(try ModelSyntax(model.syntax(definitions)))
        structural.kind = .cfa
        structural.isFullInformation = isFullInformation
        structural.group = groups.count > 1 ? Self.group : nil
        structural.standardizesLatents = true
        structural.hasMeans = true
        structural.level = level
        return structural
    }
}
