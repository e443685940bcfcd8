import Statistics

/// A table whose columns carry names of our own, so that any name of the plan's can stand in a model
/// written as text: `m1`, `m2` …, `y1` …, `x`, `z1` ….
struct PlainTable {
    private(set) var columns: [Column] = []
    /// Plain name → name in the plan.
    private(set) var own: [String: String] = [:]
    private(set) var covariates: [String] = []
    private let table: DataTable

    init(_ table: DataTable) { self.table = table }

    /// Numbers; a column of two categories is 0 and 1.
    mutating func add(_ name: String, as plain: String) throws {
        columns.append(Column(name: plain, content: .numeric(try table.numbers(name))))
        own[plain] = name
    }

    mutating func add(_ names: [String], as letter: String) throws {
        for (place, name) in names.enumerated() { try add(name, as: "\(letter)\(place + 1)") }
    }

    /// Categories become one column of 0 and 1 a level but the first.
    mutating func addCovariates(_ names: [String]) throws {
        for name in names {
            guard case .categorical(let levels, let codes) = try table.requiring(name).content, levels.count > 2 else {
                let plain = "z\(covariates.count + 1)"
                try add(name, as: plain)
                covariates.append(plain)
                continue
            }
            for level in levels.indices.dropFirst() where codes.contains(level) {
                let plain = "z\(covariates.count + 1)"
                columns.append(Column(name: plain, numbers: codes.map { code in code.map { $0 == level ? 1 : 0 } }))
                own[plain] = "\(name)\(levels[level])"
                covariates.append(plain)
            }
        }
    }

    /// The bootstrap with the columns that it draws by taken along.
    mutating func keeping(_ bootstrap: BootstrapSpecification?) throws -> BootstrapSpecification? {
        guard var bootstrap else { return nil }
        if let unit = bootstrap.unit {
            columns.append(Column(name: "unit", content: try table.requiring(unit).content))
            bootstrap.unit = "unit"
        }
        if let strata = bootstrap.strata {
            columns.append(Column(name: "strata", content: try table.requiring(strata).content))
            bootstrap.strata = "strata"
        }
        return bootstrap
    }

    func made() throws -> DataTable { try DataTable(columns: columns) }

    /// A sentence in which the plain names of columns are the plan's again.
    func translated(_ sentence: String) -> String { Self.translated(sentence, own) }

    static func translated(_ sentence: String, _ own: [String: String]) -> String {
        var result = ""
        var word = ""
        for character in sentence + " " {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                result += own[word] ?? word
                word = ""
                result.append(character)
            }
        }
        return String(result.dropLast())
    }

    /// Names that stand twice among those given, and columns that do not exist: all of them.
    static func faults(_ names: [String], in table: DataTable) -> [String] {
        var seen: Set<String> = []
        var told: Set<String> = []
        var faults: [String] = []
        for name in names where !seen.insert(name).inserted && told.insert(name).inserted {
            faults.append("\"\(name)\" stands in two places of the plan; every column has one place.")
        }
        for name in names where table.column(name) == nil && told.insert(name).inserted {
            faults.append("\(TableError.unknown(name, nearest: nearestNames(to: name, among: table.names)))")
        }
        return faults
    }
}
