import Statistics
import Testing

/// Data about which a regression can say little, or nothing.
@Suite struct RegressionEdgeTests {
    private func table(_ columns: [(String, [Double?])], _ factor: [String] = []) throws -> DataTable {
        var all = columns.map { Column(name: $0.0, numbers: $0.1) }
        if !factor.isEmpty {
            let levels = Array(Set(factor)).sorted()
            all.append(Column(name: "g", content: .categorical(levels: levels, codes: factor.map { levels.firstIndex(of: $0) })))
        }
        return try DataTable(columns: all)
    }

    private func outcome(
        _ text: String, _ table: DataTable, _ family: RegressionSpecification.Family = .gaussian, robust: RobustCovariance? = nil,
        cluster: String? = nil, imputations: String? = nil
    ) -> String {
        do {
            let specification = RegressionSpecification(
                formula: try ModelFormula(text), family: family, imputations: imputations, cluster: cluster, robust: robust,
                marginalMeans: nil)
            let fit = try specification.fit(on: table, running: Running())
            for leaf in fit.results.leaves {
                if let number = leaf.value.number, !number.isFinite { return "not finite: \(leaf.name)" }
            }
            _ = fit.tables
            _ = fit.pictures
            return (["fitted"] + fit.warnings).joined(separator: "\n")
        } catch { return "\(error)" }
    }

    @Test func separationIsNamed() throws {
        let y: [Double?] = [0, 0, 0, 0, 1, 1, 1, 1]
        let x: [Double?] = [1, 2, 3, 4, 5, 6, 7, 8]
        let complete = outcome("y ~ x", try table([("y", y), ("x", x)]), .binomial)
        #expect(complete.hasPrefix("\"x\" tells the outcomes of \"y\" apart without error in all rows (separation)"))
        let group = ["a", "a", "b", "b", "b", "c", "c", "c"]
        let mixed: [Double?] = [0, 1, 1, 1, 1, 0, 1, 0]
        let cell = outcome("y ~ g", try table([("y", mixed)], group), .binomial)
        #expect(cell.hasPrefix("\"gb\" tells the outcomes of \"y\" apart without error in some rows"))
        let counts: [Double?] = [3, 1, 0, 0, 0, 4, 2, 5]
        #expect(outcome("y ~ g", try table([("y", counts)], group), .poisson).hasPrefix("\"gb\" tells"))
        for family in [RegressionSpecification.Family.binomial, .poisson] {
            let none = outcome("y ~ x", try table([("y", [0, 0, 0, 0]), ("x", [1, 2, 3, 5])]), family)
            #expect(none.contains("alike") || none.contains("apart"))
        }
    }

    /// Nearly separated data have an estimate, however large.
    @Test func nearSeparationIsFitted() throws {
        let y: [Double?] = [0, 0, 0, 1, 0, 1, 1, 1]
        let x: [Double?] = [1, 2, 3, 4.001, 4.002, 5, 6, 7]
        #expect(outcome("y ~ x", try table([("y", y), ("x", x)]), .binomial) == "fitted")
        let rare: [Double?] = (0...2000).map { $0 == 1004 ? 1 : 0 }
        let numbers: [Double?] = (0...2000).map { Double($0 % 7) }
        #expect(outcome("y ~ x", try table([("y", rare), ("x", numbers)]), .binomial) == "fitted")
    }

    @Test func dataThatSayNothingAreAnsweredInASentence() throws {
        let x: [Double?] = [1, 2, 3, 4, 5, 6]
        #expect(outcome("y ~ x", try table([("y", [2, 2, 2, 2, 2, 2]), ("x", x)])).contains("the same value"))
        #expect(outcome("y ~ x + z", try table([("y", [2, 1, 2, 5, 2, 4]), ("x", x), ("z", [2, 4, 6, 8, 10, 12])])).contains("\"z\""))
        #expect(outcome("y ~ x", try table([("y", [2, 1]), ("x", [1, 2])])).contains("too few"))
        #expect(outcome("y ~ x", try table([("y", [2]), ("x", [1])])).contains("same value") )
        #expect(outcome("y ~ x", try table([("y", [2, 4, 6, 8, 10, 12]), ("x", x)])).contains("without any error"))
        #expect(outcome("y ~ x", try table([("y", [nil, nil]), ("x", [1, 2])])).contains("No row"))
        #expect(outcome("y ~ x", try table([("y", [0.5, 1, 0, 1, 0, 1]), ("x", x)]), .binomial).contains("other numbers than 0 and 1 in row 1"))
        #expect(outcome("y ~ x", try table([("y", [-1, 1, 0, 1, 0, 1]), ("x", x)]), .poisson).contains("no counts"))
        #expect(outcome("y ~ x", try table([("y", [2, 1, 2, 1, 2, 1]), ("x", x)]), .negativeBinomial).contains("family: poisson"))
        #expect(outcome("y ~ g", try table([("y", [2, 1, 2, 5])], ["a", "a", "a", "b"]), robust: .hc3).contains("leverage 1"))
        #expect(outcome("y ~ g", try table([("y", [2, 1, 2, 5])], ["a", "a", "a", "b"])) == "fitted")
        #expect(outcome("y ~ x", try table([("y", [2, 1, 2, 5, 4, 4]), ("x", x), ("c", [1, 1, 1, 1, 1, 1])]), cluster: "c").contains("two clusters"))
        #expect(outcome("y ~ x + (1 | g)", try table([("y", [2, 1, 2, 5]), ("x", [1, 2, 3, 4])], ["a", "a", "b", "b"])).contains("lmm"))
        #expect(outcome("~ x", try table([("x", x)])).contains("lacks"))
        #expect(outcome("y ~ x", try table([("y", [2, 1, 2, 5, 4, 4]), ("x", x), ("m", [1, 1, 1, 1, 1, 1])]), imputations: "m").contains("two at least"))
    }

    @Test func marginalMeansSayThatTheOffsetIsZero() throws {
        let y: [Double?] = [1, 2, 3, 2, 1, 4]
        let table = try table([("y", y), ("days", [10, 20, 10, 20, 10, 20])], ["a", "b", "a", "b", "a", "b"])
        func notes(_ text: String) throws -> [String] {
            try RegressionSpecification(formula: ModelFormula(text), family: .poisson, marginalMeans: .init(of: "g"))
                .fit(on: table, running: Running()).tables.flatMap(\.notes)
        }
        #expect(try notes("y ~ g + offset(log(days))").contains { $0.contains("offset of 0") })
        #expect(try !notes("y ~ g").contains { $0.contains("offset") })
    }
}
