import Statistics
import Testing

@Suite struct SummaryTests {
    /// R 4.2.2: mean, sd, quantile (type 7) of c(2.5, 3.1, 4.7, 5, 6.2, 7.7, 8.1).
    @Test func numbers() throws {
        let column = Column(
            name: "x",
            content: .numeric(
                [5, 2.5, 8.1, 3.1, 4.7, 7.7, 6.2].map(NumericCell.value)
                    + [.missing(.blank), .missing(MissingReason("refused")), .missing(.blank)]))
        guard case .numeric(let summary) = Summary(column) else {
            Issue.record("a numeric column")
            return
        }
        #expect(summary.n == 7)
        #expect(summary.missing.map(\.reason) == [.blank, MissingReason("refused")])
        #expect(summary.missing.map(\.count) == [2, 1])
        #expect(abs(try #require(summary.mean) - 5.32857142857143) < 1e-13)
        #expect(abs(try #require(summary.sd) - 2.1422062503521) < 1e-13)
        #expect(summary.minimum == 2.5 && summary.maximum == 8.1 && summary.median == 5)
        #expect(abs(try #require(summary.lowerQuartile) - 3.9) < 1e-14)
        #expect(abs(try #require(summary.upperQuartile) - 6.95) < 1e-14)
        #expect(summary.results["missing", "refused"] == .count(1))
    }

    @Test func edges() {
        let none = NumericSummary([.missing(.blank)])
        #expect(none.n == 0 && none.mean == nil && none.sd == nil && none.median == nil)
        #expect(none.results["mean"] == .missing("The column holds no number."))
        let one = NumericSummary([.value(3)])
        #expect(one.mean == 3 && one.sd == nil && one.lowerQuartile == 3 && one.upperQuartile == 3)
        #expect(one.results["sd"] == .missing("A standard deviation needs two numbers; the column holds one."))
        #expect(NumericSummary([.value(2), .value(2), .value(2)]).sd == 0)
        let huge = NumericSummary([.value(1.7e308), .value(-1.7e308), .value(1.7e308)])
        #expect(huge.results["sd"] == .missing("The numbers are too large to be added up."))
        #expect(huge.mean == nil && huge.sd == nil && huge.median == 1.7e308)
    }

    /// Ten numbers in a row have the variance (10² − 1)/12 = 8.25 about their mean, wherever they begin.
    @Test(arguments: [0.0, 1e6, 1e12, -1e15]) func aLargeMeanCostsNoDigits(_ start: Double) throws {
        let cells = (0..<20_000).map { NumericCell.value(start + Double($0 % 10)) }
        let sd = try #require(NumericSummary(cells).sd)
        let expected = (8.25 * 20_000 / 19_999).squareRoot()
        #expect(abs(sd - expected) < 1e-12)
    }

    @Test func categories() {
        let column = Column(name: "arm", content: .categorical(levels: ["b", "a", "c"], codes: [0, 0, nil, 2]))
        guard case .categorical(let summary) = Summary(column) else {
            Issue.record("a categorical column")
            return
        }
        #expect(summary.n == 3 && summary.missing == 1)
        #expect(summary.levels.map(\.level) == ["b", "a", "c"])
        #expect(summary.levels.map(\.count) == [2, 0, 1])
    }

    @Test func aTableInItsOrder() throws {
        let table = try DataTable(columns: [
            Column(name: "z", numbers: [1]), Column(name: "a", categories: ["x"]),
        ])
        #expect(table.summaries.map(\.name) == ["z", "a"])
    }
}
