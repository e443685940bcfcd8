/// Every parameter of a model, those of the defaults with those that are written.
public struct ParameterTable: Hashable, Sendable {
    public internal(set) var rows: [ModelParameter]
    /// One for each level of the model, from level 1.
    public let roles: [VariableRoles]
    public let groups: Int
    public let hasMeans: Bool
    public let definitions: [DefinedParameter]
    /// How the free parameters follow from those that are left after the constraints of the model.
    public internal(set) var constraints: LinearConstraints

    /// Distinct free parameters before constraints.
    public var freeCount: Int { constraints.rows }
    /// Parameters that are estimated: after equal labels and constraints.
    public var estimatedCount: Int { constraints.columns }

    /// - Throws: ``ModelFaults``
    public init(_ syntax: ModelSyntax, _ options: ModelOptions) throws(ModelFaults) {
        var builder = ParameterTableBuilder(syntax, options)
        try builder.build()
        let rows = builder.rows
        self.rows = rows
        roles = builder.roles
        groups = options.groups
        hasMeans = options.hasMeans
        definitions = builder.definitions
        constraints = try LinearConstraints(builder.constraints, rows: rows, definitions: builder.definitions, free: builder.freeCount)
    }

    /// The rows of one group and level.
    public func rows(group: Int, level: Int = 1) -> [ModelParameter] { rows.filter { $0.group == group && $0.level == level } }

    /// The first row that carries a label.
    public func row(labelled label: String) -> Int? { rows.firstIndex { $0.label == label } }

    /// A name for each free parameter: that of its first row, with `@g2` where there are groups.
    public var freeNames: [String] {
        var names = [String](repeating: "", count: freeCount)
        for row in rows.reversed() {
            guard let index = row.freeIndex else { continue }
            names[index] = groups > 1 ? "\(row.name)@g\(row.group)" : row.name
        }
        return names
    }
}
