public import Statistics

/// The data of a plan with its variables defined, and the long tables made from them.
struct PreparedTables {
    let data: DataTable
    private let long: [String: DataTable]

    /// - Throws: ``AnalysisFaults`` with everything that keeps a variable or a table from being made.
    init(_ plan: AnalysisPlan, _ table: DataTable) throws {
        func sentences(_ error: any Error, of place: String?) -> [String] {
            "\(error)".split(separator: "\n").map { line in place.map { "\($0): \(line)" } ?? String(line) }
        }
        do {
            data = try plan.variables.apply(to: table)
        } catch {
            throw AnalysisFaults(sentences: sentences(error, of: nil))
        }
        var long: [String: DataTable] = [:]
        var faults: [String] = []
        for definition in plan.tables {
            do {
                long[definition.name] = try definition.made(from: data)
            } catch {
                faults += sentences(error, of: "tables.\(definition.name)")
            }
        }
        guard faults.isEmpty else { throw AnalysisFaults(sentences: faults) }
        self.long = long
    }

    /// - Parameter name: nil for the data themselves.
    func table(_ name: String?) -> DataTable { name.flatMap { long[$0] } ?? data }
}

extension AnalysisPlan {
    /// Makes the variables and long tables of the plan, and looks for every column whose day is stated.
    ///
    /// - Throws: ``AnalysisFaults``.
    public func check(on table: DataTable) throws {
        let prepared = try PreparedTables(self, table)
        var faults = faultsOfDays(in: prepared.data)
        for (name, analysis) in entry.all {
            for expression in [population(of: analysis.place)?.rows.expression, analysis.subset].compactMap({ $0 }) {
                do {
                    _ = try expression.selectRows(of: prepared.table(analysis.place.table))
                } catch {
                    faults.append(name.isEmpty ? "\(error)" : "\(name): \(error)")
                }
            }
        }
        guard faults.isEmpty else { throw AnalysisFaults(sentences: faults) }
    }
}
