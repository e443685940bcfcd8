import Statistics
import Testing

@Suite struct ResamplingDesignTests {
    @Test func unitsKeepAllTheirRows() throws {
        let design = try #require(ResamplingDesign(rows: 6, units: [2, 7, 2, 7, 5, 5], strata: nil))
        #expect(design.unitCount == 3)
        #expect((0..<3).map { Array(design.rows(ofUnit: $0)) } == [[0, 2], [1, 3], [4, 5]])
        #expect(design.rows(ofUnits: [2, 0, 2] as [UInt32]) == [4, 5, 0, 2, 4, 5])
        #expect(design.rows(withoutUnit: 1) == [0, 2, 4, 5])
        #expect(!design.drawsRows)
        #expect(ResamplingDesign(rows: 4).drawsRows)
        #expect(ResamplingDesign(rows: 0).unitCount == 0)
    }

    /// Each stratum keeps its size in every resample, and every unit is drawn alike often: the 99.9 %
    /// quantiles of χ²(29) and χ²(9) are 58.30 and 27.88 (R 4.2.2, qchisq).
    @Test func strataKeepTheirSizes() throws {
        let strata = (0..<40).map { $0 % 4 == 0 ? 1 : 0 }
        let design = try #require(ResamplingDesign(rows: 40, units: nil, strata: strata))
        #expect(design.strata.map(\.count) == [30, 10])
        let draw = UnitDraw(design, seed: 8)
        var counts = [Double](repeating: 0, count: 40)
        for resample in 0..<2_000 {
            let units = draw.units(ofResample: resample)
            #expect(units.count { strata[Int($0)] == 1 } == 10)
            for unit in units { counts[Int(unit)] += 1 }
        }
        for (stratum, limit) in [(0, 58.30), (1, 27.88)] {
            let seen = counts.indices.filter { strata[$0] == stratum }.map { counts[$0] }
            #expect(seen.reduce(0) { $0 + ($1 - 2_000) * ($1 - 2_000) / 2_000 } < limit)
        }
    }

    /// The strata of one resample are drawn independently: their streams differ.
    @Test func strataOfOneSizeAreDrawnApart() throws {
        let design = try #require(ResamplingDesign(rows: 20, units: nil, strata: (0..<20).map { $0 / 10 }))
        let units = UnitDraw(design, seed: 8).units(ofResample: 3).map(Int.init)
        #expect(units[..<10].map { $0 } != units[10...].map { $0 - 10 })
    }

    /// One stratum of single rows draws what a plain bootstrap always drew.
    @Test func withoutStrataItIsTheOldDraw() {
        let units = UnitDraw(ResamplingDesign(rows: 90), seed: 42).units(ofResample: 17)
        #expect(units.map(Int.init) == ResampleIndices(seed: 42, rows: 90).rows(ofResample: 17))
    }

    private func table() throws -> DataTable {
        try DataTable(columns: [
            Column(name: "site", content: .categorical(levels: ["Bern", "Ulm"], codes: [0, 1, 0, 1])),
            Column(name: "arm", numbers: [0, 1, 1, 1]), Column(name: "gap", numbers: [1, nil, 2, 2]),
        ])
    }

    @Test func columnsOfATable() throws {
        let table = try table()
        let plan = BootstrapSpecification(unit: "site")
        #expect(try ResamplingDesign(plan, of: table, rows: [0, 1, 2, 3]).unitCount == 2)
        let numbers = BootstrapSpecification(strata: "arm")
        #expect(try ResamplingDesign(numbers, of: table, rows: [1, 0, 3]).strata == [[1], [0, 2]])
    }

    @Test func whatIsWrongIsSaid() throws {
        let table = try table()
        func sentence(_ plan: BootstrapSpecification, _ rows: [Int] = [0, 1, 2, 3]) -> String {
            do {
                _ = try ResamplingDesign(plan, of: table, rows: rows)
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(.init(unit: "site", strata: "arm")).contains("site \"Bern\" have different values of arm"))
        #expect(sentence(.init(unit: "gap")).contains("\"gap\", which says what the bootstrap draws, is missing in 1"))
        #expect(sentence(.init(unit: "sit")).contains("nearest"))
        #expect(sentence(.init(unit: "site"), [0, 2]).contains("at least two units"))
        #expect(sentence(.init(), []).contains("here are 0"))
    }
}
