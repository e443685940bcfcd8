import Bookkeeping

/// The server's own description of the store's tables, compared with the design.
///
/// Both sides are lists of named objects with a line each; whatever is missing, added or
/// different is told by name.
enum Catalog {
    /// What differs, sorted; empty when the tables are those of the design.
    static func alterations(on link: Link, from design: [TableDesign]) throws -> [String] {
        let (found, wanted) = (try found(on: link), wanted(for: design))
        return Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
    }

    private static func found(on link: Link) throws -> [String: String] {
        var objects: [String: String] = [:]
        for query in CatalogQueries.all {
            let answer = try link.query(query)
            for row in 0..<answer.count {
                guard let name = answer.text(row, 0) else { continue }
                // A name that stands twice is a difference.
                objects[name] = (objects[name].map { $0 + " and " } ?? "") + (answer.text(row, 1) ?? "")
            }
        }
        return objects
    }

    private static func wanted(for design: [TableDesign]) -> [String: String] {
        var objects: [String: String] = [:]
        for table in Schema.tables(with: design) {
            objects["table \(table.name)"] = "r p heap"
            for column in table.columns {
                let isRequired = column.isRequired || table.key.contains(column.name)
                let type = Schema.type(of: column, in: table)
                objects["column \(table.name).\(column.name)"] =
                    type + (type == "text" ? " C" : " ") + (isRequired ? " required" : "")
            }
            for (name, rule) in Schema.constraints(of: table) {
                objects["constraint \(table.name).\(name)"] = describe(rule)
                if case .reference = rule { continue }
                objects["index \(table.name).\(name)"] = "valid"
            }
            for trigger in Triggers.triggers(of: table) {
                objects["trigger \(table.name).\(trigger.name)"] = "A \(trigger.bits) \(trigger.function)"
            }
        }
        for check in Schema.checks {
            objects["constraint \(check.table).\(check.name)"] = "c \(check.rule)"
        }
        for function in Triggers.functions { objects["function \(function.name)"] = "plpgsql " + function.body }
        return objects
    }

    private static func describe(_ rule: Schema.Rule) -> String {
        switch rule {
        case .key(let columns): "p (\(columns.joined(separator: ",")))"
        case .unique(let columns): "u (\(columns.joined(separator: ",")))"
        case .reference(let column, let place): "f (\(column)) to \(place.table) (\(place.column))"
        }
    }
}
