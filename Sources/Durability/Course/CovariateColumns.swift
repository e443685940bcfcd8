import Statistics

/// Covariates of people as numbers; categories as 0/1 for each level but the first.
struct CovariateColumns {
    let names: [String]
    private let columns: [[Double?]]

    init(_ wanted: [String], in table: DataTable) throws {
        var names: [String] = []
        var columns: [[Double?]] = []
        for name in wanted {
            switch try table.requiring(name).content {
            case .numeric(let cells):
                names.append(name)
                columns.append(cells.map(\.value))
            case .categorical:
                let own = try LabelledColumn(name, in: table)
                for level in own.levels.indices.dropFirst() {
                    names.append("\(name) \(own.levels[level])")
                    columns.append(own.codes.map { code in code.map { $0 == level ? 1 : 0 } })
                }
            }
        }
        self.names = names
        self.columns = columns
    }

    /// The first value of each among a person's rows; nil when one has none.
    func values(ofRows rows: [Int]) -> [Double]? {
        var own: [Double] = []
        for column in columns {
            var first: Double?
            for row in rows where first == nil { first = column[row] }
            guard let first else { return nil }
            own.append(first)
        }
        return own
    }

    /// Each person's values less the mean over people.
    static func centred(_ people: [[Double]]) -> [[Double]] {
        guard let first = people.first, !first.isEmpty else { return people }
        let n = Double(people.count)
        let means = first.indices.map { place in people.reduce(0.0) { $0 + $1[place] } / n }
        return people.map { own in own.indices.map { own[$0] - means[$0] } }
    }
}
