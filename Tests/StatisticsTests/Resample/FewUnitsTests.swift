import Statistics
import Testing

/// Units of several rows of which there are too few.
@Suite struct FewUnitsTests {
    private func bootstrap(units: Int) throws -> Bootstrap {
        let table = try DataTable(columns: [Column(name: "site", numbers: (0..<60).map { Double($0 % units) })])
        let plan = BootstrapSpecification(resamples: 1000, unit: "site")
        let design = try ResamplingDesign(plan, of: table, rows: Array(0..<60))
        return try Bootstrap.cases(plan, of: ["mean"], design: design, level: 0.95, seed: 3, running: Running()) { rows in
            [rows.reduce(0.0) { $0 + Double($1 * $1 % 23) } / Double(rows.count)]
        }
    }

    @Test(arguments: [(5, "not to be relied on"), (9, "not to be relied on"), (10, "too narrow"), (29, "too narrow")])
    func areWarnedOf(_ units: Int, _ words: String) throws {
        let warnings = try bootstrap(units: units).warnings(null: nil)
        #expect(warnings.contains { $0.contains("\(units) units") && $0.contains(words) }, "\(warnings)")
    }

    @Test func thirtyAreEnough() throws {
        #expect(try !bootstrap(units: 30).warnings(null: nil).contains { $0.contains("narrow") })
    }

    @Test func fiveHaveNoBCaAndSixDo() throws {
        let five = try bootstrap(units: 5)
        #expect(five.quantities[0].monteCarlo?.interval(.bca) == nil)
        #expect(five.warnings(null: nil).contains { $0.contains("no BCa") && $0.contains("5 units") })
        #expect(try bootstrap(units: 6).quantities[0].monteCarlo?.interval(.bca) != nil)
    }
}
