import Statistics
import Testing

@Suite struct ModelFrameTests {
    @Test func rowsWithoutAValueAreLeftOutAndCounted() throws {
        let frame = try FormulaReference.frame("y ~ arm + x")
        #expect(frame.rowsGiven == 84)
        #expect(frame.count == 80)
        #expect(!frame.rows.contains(2) && !frame.rows.contains(39) && !frame.rows.contains(16) && !frame.rows.contains(59))
        #expect(frame.missing.hasPrefix("4 rows are left out"))
        let logarithm = try FormulaReference.frame("y ~ log(events)")
        #expect(logarithm.notes.count == 1 && logarithm.notes[0].contains("log(events) is not defined"))
    }

    @Test func randomEffectsHaveValuesAndGroups() throws {
        let frame = try FormulaReference.frame("y ~ x + (x | id) + (0 + arm | site) + (1 | site/sex)")
        let slopes = try #require(frame.formula.random[0].columns(on: frame))
        #expect(slopes.names == ["(Intercept)", "x"])
        #expect(slopes.group.levels == (1...21).map { "\($0)" })
        #expect(slopes.matrix.column(1) == frame.numbers("x"))
        let arms = try #require(frame.formula.random[1].columns(on: frame))
        #expect(arms.names == ["armhigh", "armlow", "armplacebo"])
        let nested = try #require(frame.formula.random[3].columns(on: frame))
        #expect(nested.term.groupName == "site:sex")
        let site = try #require(frame.factor("site"))
        let sex = try #require(frame.factor("sex"))
        for row in 0..<frame.count {
            #expect(nested.group.levels[nested.group.codes[row]] == "\(site.levels[site.codes[row]]):\(sex.levels[sex.codes[row]])")
        }
    }

    @Test func levelsWithoutRowsAreLeftOutAndSaid() throws {
        let table = try DataTable(columns: [
            Column(name: "y", numbers: [1, 2, 3, 4, nil]),
            Column(name: "a", content: .categorical(levels: ["p", "q", "r"], codes: [0, 0, 2, 2, 1])),
        ])
        let frame = try ModelFrame(try ModelFormula("y ~ a"), table: table)
        #expect(frame.design.names == ["(Intercept)", "ar"])
        #expect(frame.notes == ["No row that takes part has \"q\" of \"a\"; this level is left out."])
    }

    @Test func dataThatCannotBeModelledAreAnsweredInASentence() throws {
        let table = try DataTable(columns: [
            Column(name: "y", numbers: [1, 2, nil]), Column(name: "z", numbers: [nil, nil, 3]), Column(name: "c", numbers: [4, 4, 4]),
            Column(name: "a", content: .categorical(levels: ["p"], codes: [0, 0, 0])),
            Column(name: "w", content: .categorical(levels: ["s", "t", "u"], codes: [0, 1, 2])),
        ])
        func fault(_ text: String, _ contrasts: [String: Contrast] = [:]) -> String {
            do {
                _ = try ModelFrame(try ModelFormula(text), table: table, contrasts: contrasts)
                return "none"
            } catch { return "\(error)" }
        }
        #expect(fault("y ~ z").hasPrefix("No row has a value in every variable"))
        #expect(fault("y ~ a").hasPrefix("The factor \"a\" has only the level \"p\""))
        #expect(fault("w ~ y").hasPrefix("none") )
        #expect(fault("w ~ c").hasPrefix("The response \"w\" has 3 categories"))
        #expect(fault("y ~ poly(c, 2)").contains("different values"))
        #expect(fault("y ~ ns(c, 2)").contains("natural spline"))
        #expect(fault("y ~ log(w)").contains("categories"))
        #expect(fault("y ~ offset(w)").contains("An offset is a number"))
        #expect(fault("y ~ w", ["c": .sum]).contains("no factor"))
        #expect(fault("cbind(y, w) ~ 1").contains("counts"))
        #expect(throws: FormulaError.self) {
            try ModelFrame(try ModelFormula("y ~ x"), table: try DataTable(columns: []))
        }
    }
}
