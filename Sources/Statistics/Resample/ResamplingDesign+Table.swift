extension ResamplingDesign {
    /// The design that a plan states, on the rows that are analysed.
    ///
    /// - Parameters:
    ///   - rows: rows of the table, in the order in which the analysis numbers them from 0.
    /// - Throws: `TableError` for an unknown column, ``ResamplingError`` for a unit that is missing or
    ///   lies in two strata, or when there are fewer than two units.
    public init(_ specification: BootstrapSpecification, of table: DataTable, rows: [Int]) throws {
        let units = try specification.unit.map { try Self.codes($0, of: table, rows: rows) }
        let strata = try specification.strata.map { try Self.codes($0, of: table, rows: rows) }
        if let design = Self(rows: rows.count, units: units, strata: strata) {
            self = design
        } else {
            throw Self.divided(specification, table, rows, units ?? [], strata ?? [])
        }
        guard unitCount > 1 else { throw ResamplingError.tooFewUnits(unitCount) }
    }

    /// The values of a column as numbers in the order of the values.
    private static func codes(_ name: String, of table: DataTable, rows: [Int]) throws -> [Int] {
        let column = try table.requiring(name)
        let lacking = rows.count { column.isMissing(at: $0) }
        guard lacking == 0 else { throw ResamplingError.missingUnit(column: name, rows: lacking) }
        switch column.content {
        case .categorical(_, let codes): return rows.map { codes[$0] ?? 0 }
        case .numeric(let cells):
            let values = rows.map { cells[$0].value ?? 0 }
            var number: [Double: Int] = [:]
            for (place, value) in Set(values).sorted().enumerated() { number[value] = place }
            return values.map { number[$0] ?? 0 }
        }
    }

    private static func divided(
        _ specification: BootstrapSpecification, _ table: DataTable, _ rows: [Int], _ units: [Int], _ strata: [Int]
    ) -> ResamplingError {
        var first: [Int: Int] = [:]
        let (unit, name) = (specification.unit ?? "row", specification.strata ?? "")
        for place in units.indices {
            guard let earlier = first[units[place]] else {
                first[units[place]] = place
                continue
            }
            if strata[earlier] != strata[place] {
                return .dividedUnit(label(specification.unit, of: table, row: rows[place]), unit: unit, strata: name)
            }
        }
        return .tooFewUnits(Set(units).count)
    }

    private static func label(_ name: String?, of table: DataTable, row: Int) -> String {
        switch name.flatMap({ table.column($0) })?.content {
        case .categorical(let levels, let codes)?: codes[row].map { levels[$0] } ?? ""
        case .numeric(let cells)?: cells[row].value.flatMap(\.shortestText) ?? ""
        case nil: ""
        }
    }
}
