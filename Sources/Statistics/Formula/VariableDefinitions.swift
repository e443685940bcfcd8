/// The definitions of a plan's variables, in their order.
public struct VariableDefinitions: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public let name: String
        public let definition: VariableDefinition

        public init(_ name: String, _ definition: VariableDefinition) {
            self.name = name
            self.definition = definition
        }
    }

    public let entries: [Entry]

    public init(_ entries: [Entry]) { self.entries = entries }

    /// The table with every variable defined: in the place of the column of its name, or behind
    /// the others.
    ///
    /// - Throws: ``VariableFaults`` with all that is wrong; a variable that fails only because one
    ///   above it did is not counted again.
    public func apply(to table: DataTable) throws -> DataTable {
        var table = table
        var faults: [VariableFault] = []
        var failed: Set<String> = []
        for entry in entries {
            let uses = [entry.definition.from].compactMap { $0 } + (entry.definition.expression?.columnNames ?? [])
            guard failed.isDisjoint(with: uses) else {
                failed.insert(entry.name)
                continue
            }
            do {
                table = try table.setting(entry.definition.column(named: entry.name, in: table))
            } catch let fault as VariableFault {
                faults.append(fault)
                failed.insert(entry.name)
            } catch {
                faults.append(VariableFault(entry.name, "cannot be made: \(error)"))
                failed.insert(entry.name)
            }
        }
        guard faults.isEmpty else { throw VariableFaults(faults: faults) }
        return table
    }
}

/// One thing wrong with the definition of a variable.
public struct VariableFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let variable: String
    public let message: String

    init(_ variable: String, _ message: String) {
        self.variable = variable
        self.message = message
    }

    public var description: String { "The variable \"\(variable)\" \(message)" }
}

/// Everything wrong with the definitions of a plan, in their order.
public struct VariableFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [VariableFault]

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension DataTable {
    /// The table with `column` in the place of the one of its name, or behind the others.
    ///
    /// - Throws: ``TableError/length(_:_:expected:)``.
    public func setting(_ column: Column) throws -> DataTable {
        guard let index = columns.firstIndex(where: { $0.name == column.name }) else {
            return try DataTable(columns: columns + [column])
        }
        var replaced = columns
        replaced[index] = column
        return try DataTable(columns: replaced)
    }
}
