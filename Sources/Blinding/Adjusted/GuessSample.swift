import Statistics

/// The rows with arm, guess, outcome and covariates, in the strata that weighting moves against each other.
struct GuessSample {
    enum Kind: Int { case right, wrong, unknown }

    let y: [Double]
    let arm: [Int]
    let kind: [Kind]
    /// Guessed arm; nil for "do not know".
    let guess: [Int?]
    let covariates: [[Double]]
    let covariateNames: [String]
    /// Rows with an arm and the outcome but without a guess.
    let withoutGuess: Int

    init(_ outcome: String, _ columns: GuessColumns, covariates names: [String], in table: DataTable) throws {
        let values = try table.numbers(outcome).map(\.value)
        var sources: [[Double?]] = []
        var sourceNames: [String] = []
        for name in names {
            let column = try table.requiring(name)
            switch column.content {
            case .numeric(let cells):
                sources.append(cells.map(\.value))
                sourceNames.append(name)
            case .categorical(let levels, let codes):
                let seen = Set(codes.compactMap(\.self)).sorted()
                for level in seen.dropFirst() {
                    sources.append(codes.map { code in code.map { $0 == level ? 1 : 0 } })
                    sourceNames.append("\(name) \(levels[level])")
                }
            }
        }
        var rows: [Int] = []
        var lacking = 0
        for row in 0..<table.rowCount {
            guard columns.arm[row] != nil, values[row] != nil, sources.allSatisfy({ $0[row] != nil }) else { continue }
            if columns.guess[row] == nil { lacking += 1 } else { rows.append(row) }
        }
        y = rows.map { values[$0] ?? 0 }
        arm = rows.map { columns.arm[$0] ?? 0 }
        let answers = rows.map { columns.guess[$0] ?? GuessColumns.unknown }
        guess = answers.map { $0 == GuessColumns.unknown ? nil : $0 }
        kind = zip(arm, answers).map { own, answer in answer == GuessColumns.unknown ? .unknown : answer == own ? .right : .wrong }
        covariates = sources.map { source in
            let own = rows.map { source[$0] ?? 0 }
            let mean = own.isEmpty ? 0 : own.reduce(0, +) / Double(own.count)
            return own.map { $0 - mean }
        }
        covariateNames = sourceNames
        withoutGuess = lacking
    }

    var count: Int { y.count }

    func count(_ group: Int, _ wanted: Kind) -> Int {
        var sum = 0
        for row in y.indices where arm[row] == group && kind[row] == wanted { sum += 1 }
        return sum
    }

    /// Of an arm, among those who guessed; nil where nobody did.
    func rightShare(_ group: Int) -> Double? {
        let right = Double(count(group, .right))
        let all = right + Double(count(group, .wrong))
        return all > 0 ? right / all : nil
    }
}
