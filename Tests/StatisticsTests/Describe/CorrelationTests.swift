import Statistics
import Testing

@Suite struct CorrelationTests {
    private let x: [Double?] = [2.5, 3.1, 4.7, 5, 6.2, 7.7, 8.1]
    private let y: [Double?] = [1.2, 0.7, 2.9, 3.3, 2.1, 4.6, 5]

    private func cells(_ numbers: [Double?]) -> [NumericCell] {
        numbers.map { $0.map(NumericCell.value) ?? .missing(.blank) }
    }

    /// R 4.2.2: cor.test(x, y), conf.level 0.95 and 0.9.
    @Test func intervalOfR() throws {
        let correlation = Correlation(cells(x + [nil, 9]), cells(y + [1, nil]))
        #expect(correlation.n == 7)
        #expect(abs(try #require(correlation.r) - 0.898359649424815) < 1e-14)
        let interval = try #require(correlation.interval)
        #expect(abs(interval.lower - 0.449178314316098) < 1e-13)
        #expect(abs(interval.upper - 0.985028926011864) < 1e-13)
        let narrow = try #require(Correlation(cells(x), cells(y), level: 0.9).interval)
        #expect(abs(narrow.lower - 0.565733477203147) < 1e-13)
        #expect(abs(narrow.upper - 0.979540211744843) < 1e-13)
        #expect(correlation.results["ci95", "lower"]?.number == interval.lower)
    }

    @Test func edges() throws {
        #expect(Correlation(cells([1, 2, 3]), cells([2, 2, 2])).r == nil)
        #expect(Correlation(cells([1]), cells([2])).r == nil)
        let line = Correlation(cells([1, 2, 3, 4, 7]), cells([0.1, 0.2, 0.3, 0.4, 0.7]))
        #expect(abs(try #require(line.r) - 1) < 1e-15)
        #expect(try #require(line.interval).upper == 1)
        let three = Correlation(cells([1, 2, 4]), cells([1, 3, 2]))
        #expect(three.r != nil && three.interval == nil)
        #expect(three.results["ci95", "upper"] == .missing("An interval needs four rows; there are 3."))
    }

    @Test func pairwiseAndListwise() throws {
        let table = try DataTable(columns: [
            Column(name: "x", numbers: x), Column(name: "y", numbers: y),
            Column(name: "z", numbers: [1, nil, 3, 3, 5, 4, 6]),
        ])
        let pairwise = try CorrelationMatrix(variables: ["x", "y", "z"], missing: .pairwise).fit(table)
        #expect(pairwise.correlation(0, 1).n == 7)
        #expect(pairwise.correlation(2, 0).n == 6)
        #expect(pairwise.correlation(0, 1) == Correlation(cells(x), cells(y)))
        let listwise = try CorrelationMatrix(variables: ["x", "y", "z"]).fit(table)
        #expect(listwise.correlation(0, 1).n == 6)
        let r = try #require(listwise.correlation(0, 2).r)
        #expect(abs(r - (try #require(pairwise.correlation(0, 2).r))) < 1e-14)
        #expect(listwise.results.leaves.map(\.name).prefix(4) == ["x.y.n", "x.y.r", "x.y.ci95.lower", "x.y.ci95.upper"])
        #expect(throws: TableError.unknown("w", nearest: ["x", "y", "z"])) {
            try CorrelationMatrix(variables: ["x", "w"]).fit(table)
        }
    }
}
