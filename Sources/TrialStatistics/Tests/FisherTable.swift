import RealModule

/// Fisher's exact test of a table of any size (Freeman and Halton 1951): the probability, given both
/// margins, of all tables no more likely than the observed.
///
/// Column by column, keeping what is left of the row margins. Where all completions together are no more
/// likely than the observed table they are added at once, in the spirit of the network of Mehta and
/// Patel (1983); else each is visited.
struct FisherTable {
    private(set) var p: Double

    static let mostSteps = 30_000_000

    private let logFactorials: [Double]
    /// Columns of the table, the shorter side being the row.
    private let columns: [Int]
    private let limit: Double
    private var sum = 0.0
    private var steps = 0

    /// Longer sides have more possible tables than anybody walks through.
    static let longestSide = 40

    init(_ counts: [[Int]]) throws {
        guard counts.count <= Self.longestSide, counts[0].count <= Self.longestSide else {
            throw TrialError("A table of \(counts.count) by \(counts[0].count) is too large for Fisher's exact test; join categories, or use a chi-square test.")
        }
        let isWide = counts.count <= counts[0].count
        let table = isWide ? counts : counts[0].indices.map { c in counts.map { $0[c] } }
        let rows = table.map { $0.reduce(0, +) }
        let columns = table[0].indices.map { c in table.reduce(0) { $0 + $1[c] } }.sorted(by: >)
        let n = rows.reduce(0, +)
        var logs = [0.0]
        for value in 1...max(n, 1) { logs.append(logs[value - 1] + Double.log(Double(value))) }
        logFactorials = logs
        self.columns = columns
        // log P = Σ log r! + Σ log c! − log n! − Σ log x!.
        var constant = -logs[n]
        for value in rows + columns { constant += logs[value] }
        var observed = constant
        for row in table { for value in row { observed -= logs[value] } }
        limit = observed + 1e-7
        p = 0
        try walk(rows.sorted(), column: 0, log: constant)
        p = min(1, sum)
    }

    /// - Parameters:
    ///   - rest: what is left of each row margin.
    ///   - log: the constant less the log factorials of the cells that are filled.
    private mutating func walk(_ rest: [Int], column: Int, log: Double) throws {
        steps += 1
        guard steps <= Self.mostSteps else {
            throw TrialError("The table has too many possible forms for Fisher's exact test (more than \(Self.mostSteps) steps); join categories, or use a chi-square test.")
        }
        if column == columns.count - 1 {
            var end = log
            for value in rest { end -= logFactorials[value] }
            if end <= limit { sum += Double.exp(end) }
            return
        }
        // All completions together have Σ Π 1/x! = (left)! / (Π rest! Π columns left!).
        var left = 0
        var together = log
        for value in rest {
            left += value
            together -= logFactorials[value]
        }
        together += logFactorials[left]
        for later in columns[column...] { together -= logFactorials[later] }
        if together <= limit {
            sum += Double.exp(together)
            return
        }
        var cells = rest
        try fill(rest, &cells, row: 0, need: columns[column], column: column, log: log)
    }

    private mutating func fill(_ rest: [Int], _ after: inout [Int], row: Int, need: Int, column: Int, log: Double) throws {
        if row == rest.count - 1 {
            guard need <= rest[row] else { return }
            after[row] = rest[row] - need
            try walk(after, column: column + 1, log: log - logFactorials[need])
            return
        }
        var room = 0
        for later in (row + 1)..<rest.count { room += rest[later] }
        let least = max(0, need - room)
        let most = min(rest[row], need)
        guard least <= most else { return }
        for value in least...most {
            after[row] = rest[row] - value
            try fill(rest, &after, row: row + 1, need: need - value, column: column, log: log - logFactorials[value])
        }
    }
}
