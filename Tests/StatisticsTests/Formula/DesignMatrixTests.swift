import Statistics
import Testing

@Suite struct DesignMatrixTests {
    private func check(_ entry: JSONValue, _ frame: ModelFrame) {
        let formula = entry["formula"]?.string ?? ""
        #expect(frame.count == Int(entry["n"]?.double ?? 0), "\(formula)")
        #expect(frame.design.names == FormulaReference.texts(entry["names"]), "\(formula)")
        #expect(frame.design.assign.map { Double($0) } == FormulaReference.doubles(entry["assign"]), "\(formula)")
        let sums = (0..<frame.design.columns).map { column in
            (0..<frame.count).reduce(0.0) { $0 + Double($1 + 1) * frame.design.matrix[$1, column] }
        }
        #expect(agree(sums, FormulaReference.doubles(entry["sums"])), "\(formula): \(sums)")
    }

    @Test func columnsAndTheirNamesAreThoseOfR() throws {
        let entries = try #require(try FormulaReference.numbers("formula.json")["designs"]?.elements)
        #expect(entries.count == 32)
        for entry in entries { check(entry, try FormulaReference.frame(entry["formula"]?.string ?? "")) }
    }

    @Test func contrastsAreThoseOfR() throws {
        let entries = try #require(try FormulaReference.numbers("formula.json")["contrasts"]?.elements)
        #expect(entries.count == 3)
        for entry in entries {
            let text = entry["formula"]?.string ?? ""
            let all: [String: Contrast] = ["arm": .sum, "visit": .polynomial, "site": .helmert]
            let formula = try ModelFormula(text)
            let used = all.filter { name, _ in formula.columnNames.contains(name) }
            check(entry, try FormulaReference.frame(text, contrasts: used))
        }
    }

    @Test func referenceRowsAreThoseOfEmmeans() throws {
        let entries = try #require(try FormulaReference.numbers("formula.json")["reference"]?.elements)
        #expect(entries.count == 5)
        for entry in entries {
            let frame = try FormulaReference.frame(entry["formula"]?.string ?? "")
            let factors = (entry["of"]?.string ?? "").dropFirst(2).split(separator: " ").map(String.init).filter { $0 != "+" }
            let rows = try #require(entry["rows"]?.elements)
            for (cell, row) in zip(FormulaReference.texts(entry["levels"]), rows) {
                let levels = cell.split(separator: "@").map(String.init)
                let at = Dictionary(uniqueKeysWithValues: zip(factors, levels))
                let ours = try frame.design.row(for: at)
                #expect(agree(ours, FormulaReference.doubles(row)), "\(entry["formula"]?.string ?? "") \(cell) \(ours)")
            }
        }
    }

    /// The rows of a design, averaged over a balanced grid written out in full, are the reference row.
    @Test func theReferenceRowIsTheMeanOfTheWholeGrid() throws {
        let frame = try FormulaReference.frame("y ~ arm * visit * sex + I(arm == \"low\"):sex")
        var total = [Double](repeating: 0, count: frame.design.columns)
        var count = 0.0
        for arm in frame.design.levels(of: "arm") ?? [] {
            for sex in frame.design.levels(of: "sex") ?? [] {
                let row = try frame.design.row(for: ["arm": arm, "sex": sex, "visit": "m3"])
                for column in total.indices { total[column] += row[column] }
                count += 1
            }
        }
        #expect(agree(try frame.design.row(for: ["visit": "m3"]), total.map { $0 / count }))
    }

    @Test func aStretchHasItsSlope() throws {
        let frame = try FormulaReference.frame("y ~ piecewise(x, 8, 20)")
        #expect(frame.design.names == ["(Intercept)", "piecewise(x, 8, 20)1", "piecewise(x, 8, 20)2", "piecewise(x, 8, 20)3"])
        let x = try #require(frame.numbers("x"))
        for row in 0..<frame.count {
            let stretches = [min(x[row], 8), min(max(0, x[row] - 8), 12), max(0, x[row] - 20)]
            #expect(Array(frame.design.matrix.row(row).dropFirst()) == stretches)
        }
    }

    @Test func everyDependentColumnIsNamedWithWhatItCombines() throws {
        let cells = try FormulaReference.frame("y ~ arm:visit")
        #expect(cells.design.dependences.map(\.column) == ["armplacebo:visitm6"])
        #expect(cells.design.dependences[0].on.count == 12)
        let doubled = try FormulaReference.frame("y ~ x + base + I(2*x - base) + I(0*x) + I(0*x + 3) + age")
        #expect(doubled.design.dependences == [
            DesignDependence(column: "I(2 * x - base)", on: ["x", "base"]), DesignDependence(column: "I(0 * x)", on: []),
            DesignDependence(column: "I(0 * x + 3)", on: ["(Intercept)"]),
        ])
        let shifted = try FormulaReference.frame("y ~ x + I(1 - 3*x)")
        #expect(shifted.design.dependences == [DesignDependence(column: "I(1 - 3 * x)", on: ["(Intercept)", "x"])])
        #expect(try FormulaReference.frame("y ~ x + I(x + 1000000000)").design.dependences.count == 1)
        #expect(try FormulaReference.frame("y ~ I(x + 1000000) + arm * base").design.dependences == [])
        #expect(throws: FormulaError.self) { try cells.design.requireFullRank() }
    }
}
