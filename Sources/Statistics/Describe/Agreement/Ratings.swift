/// The subjects that every rater rated, as numbers.
struct CompleteRatings: Hashable, Sendable {
    let rowsGiven: Int
    /// Subjects × raters.
    let rows: [[Double]]

    init(_ raters: [String], in table: DataTable) throws {
        let cells = try raters.map { try table.numbers($0) }
        rowsGiven = table.rowCount
        rows = (0..<table.rowCount).compactMap { row in
            let values = cells.compactMap { $0[row].value }
            return values.count == raters.count ? values : nil
        }
    }
}

/// Ratings as categories in their order; a rating may be missing.
struct RatedCategories: Hashable, Sendable {
    /// In rising order for numbers, in the order of the levels for text.
    let names: [String]
    /// The numbers behind the categories; the place 0, 1, … where they are text.
    let values: [Double]
    let isNumeric: Bool
    /// Subjects × raters: places among `names`.
    let rows: [[Int?]]

    init(_ raters: [String], in table: DataTable) throws {
        let columns = try raters.map { try table.requiring($0) }
        var numbers: [[Double?]] = []
        var texts: [[String?]] = []
        var levels: [String] = []
        for column in columns {
            switch column.content {
            case .numeric(let cells): numbers.append(cells.map(\.value))
            case .categorical(let own, let codes):
                for level in own where !levels.contains(level) { levels.append(level) }
                texts.append(codes.map { $0.map { own[$0] } })
            }
        }
        guard numbers.isEmpty || texts.isEmpty else {
            throw AgreementError("Some raters' columns hold numbers and others text; bring them to one form (variables: levels).")
        }
        var coded: [[Int?]] = []
        if texts.isEmpty {
            var distinct: Set<Double> = []
            for column in numbers { distinct.formUnion(column.compactMap { $0 }) }
            values = distinct.sorted()
            names = values.map { $0.shortestText ?? "?" }
            isNumeric = true
            let place = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
            coded = numbers.map { column in column.map { $0.flatMap { place[$0] } } }
        } else {
            // Columns whose own levels are all alike keep their order; others are put in code-point order.
            let isOneOrder = columns.allSatisfy {
                if case .categorical(let own, _) = $0.content { own == levels } else { false }
            }
            names = isOneOrder ? levels : levels.sorted()
            values = names.indices.map(Double.init)
            isNumeric = false
            let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
            coded = texts.map { column in column.map { $0.flatMap { place[$0] } } }
        }
        let codes = coded
        rows = (0..<table.rowCount).map { row in codes.map { $0[row] } }
    }
}
