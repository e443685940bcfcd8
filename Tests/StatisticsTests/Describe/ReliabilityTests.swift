import Statistics
import Testing

@Suite struct ReliabilityTests {
    private func table(_ columns: [(String, [Double?])]) throws -> DataTable {
        try DataTable(columns: columns.map { Column(name: $0.0, numbers: $0.1) })
    }

    @Test func anItemThatRunsAgainstTheOthersAndOneThatDoesNotVaryAreNamed() throws {
        let rows = (0..<40).map { Double($0) }
        let wave = rows.map { Double(Int($0 * 7) % 11) }
        let one: [Double?] = rows
        let two: [Double?] = zip(rows, wave).map { $0 + $1 }
        let three: [Double?] = zip(rows, wave).map { $0 - $1 }
        let turned: [Double?] = rows.map { 50 - $0 }
        let same: [Double?] = rows.map { _ in 3 }
        let doubtful = try fit([("a", one), ("b", two), ("c", three), ("n", turned), ("k", same)]).warnings
        #expect(doubtful.contains { $0.contains("\"n\" correlates negatively") && $0.contains("reverse it first") }, "\(doubtful)")
        #expect(doubtful.contains { $0.contains("\"k\" does not vary") }, "\(doubtful)")
        #expect(try fit([("a", one), ("b", two), ("c", three)]).warnings.isEmpty)
    }

    private func fit(_ columns: [(String, [Double?])]) throws -> ScaleReliability {
        let scale = Reliability.Scale("s", items: columns.map(\.0))
        return try Reliability(scales: [scale]).fit(try table(columns)).scales[0]
    }

    /// Every number of the reference case but those of omega, within its own tolerance.
    @Test func referenceCaseK1() throws {
        let expected = try JSONValue.parse(try ReferenceCopy.caseBytes("k1-reliability-bfi/expected.json"))
        let plan = try JSONValue.parse(try ReferenceCopy.caseBytes("k1-reliability-bfi/plan.json"))
        let table = try DataTable(
            bytes: try ReferenceCopy.caseBytes("k1-reliability-bfi/data.csv"), reading: TableReading(numeric: .all))
        let scales = try #require(plan["scales"]?.members).map { member in
            Reliability.Scale(member.name, items: member.value.elements?.compactMap(\.string) ?? [])
        }
        let results = try Reliability(scales: scales).fit(table).results
        let ours = Dictionary(uniqueKeysWithValues: results.leaves.map { ($0.name, $0.value) })
        var compared = 0
        func compare(_ value: JSONValue, _ path: String) {
            guard let number = value["value"]?.double, let tolerance = value["tol"]?.double else {
                for member in value.members ?? [] { compare(member.value, "\(path).\(member.name)") }
                return
            }
            compared += 1
            guard let own = ours[path]?.number else {
                Issue.record("\(path) is not given")
                return
            }
            #expect(abs(own - number) <= tolerance, "\(path): \(own), expected \(number)")
        }
        for part in ["scales", "all_25"] { compare(try #require(expected["results"]?[part]), part) }
        // 10 numbers of each of six blocks and 6 of each of their 50 items.
        #expect(compared == 60 + 300)
    }

    private static let facets: [(String, [Int])] = [
        ("SK", [5, 12, 19, 23, 26]), ("SJ", [1, 8, 11, 16, 21]), ("CH", [3, 7, 10, 15]),
        ("IS", [4, 13, 18, 25]), ("MI", [9, 14, 17, 22]), ("OI", [2, 6, 20, 24]),
    ]

    private func people() throws -> DataTable {
        try DataTable(
            bytes: try ReferenceCopy.bytes("self-compassion-items/self-compassion-items.csv"),
            reading: TableReading(numeric: .all))
    }

    /// R 4.2.2, k/(k − 1) (1 − tr C/ΣC) of cov() of each facet's items.
    @Test func facetsOf375People() throws {
        let scales = Self.facets.map { Reliability.Scale($0.0, items: $0.1.map { "scs_\($0)" }) }
        let fit = try Reliability(scales: scales).fit(try people())
        let expected = [
            0.83938741732134, 0.816747504382074, 0.7451566498996, 0.754516418201947, 0.780386480498307,
            0.776132116013717,
        ]
        for (scale, alpha) in zip(fit.scales, expected) {
            #expect(scale.n == 375 && scale.leftOut == 0)
            #expect(abs(try #require(scale.alpha) - alpha) < 1e-12)
        }
    }

    /// R 4.2.2: all 26 items with the negative facets turned round, 0.930733706336242; means of three
    /// facet means correlate −0.6484093230631, means of 13 items −0.655951612171072, with
    /// cor.test's interval −0.710054514014162 to −0.594149250434345.
    @Test func compassionateAndUncompassionateResponding() throws {
        var table = try people()
        func mean(_ names: [String]) throws -> Expression {
            try Expression("(\(names.joined(separator: " + "))) / \(names.count)")
        }
        var definitions = try Self.facets.map { facet in
            VariableDefinitions.Entry(
                facet.0, VariableDefinition(expression: try mean(facet.1.map { "scs_\($0)" })))
        }
        let positive = Self.facets.filter { ["SK", "CH", "MI"].contains($0.0) }.flatMap(\.1).sorted()
        let negative = (1...26).filter { !positive.contains($0) }
        for (name, parts) in [
            ("CS", ["SK", "CH", "MI"]), ("UCS", ["SJ", "IS", "OI"]), ("CS13", positive.map { "scs_\($0)" }),
            ("UCS13", negative.map { "scs_\($0)" }),
        ] {
            definitions.append(.init(name, VariableDefinition(expression: try mean(parts))))
        }
        for item in negative {
            definitions.append(
                .init("scs_\(item)", VariableDefinition(expression: try Expression("6 - scs_\(item)"))))
        }
        table = try VariableDefinitions(definitions).apply(to: table)
        let facets = Correlation(try table.numbers("CS"), try table.numbers("UCS"))
        #expect(abs(try #require(facets.r) + 0.6484093230631) < 1e-12)
        let items = Correlation(try table.numbers("CS13"), try table.numbers("UCS13"))
        #expect(abs(try #require(items.r) + 0.655951612171072) < 1e-12)
        let interval = try #require(items.interval)
        #expect(abs(interval.lower + 0.710054514014162) < 1e-12)
        #expect(abs(interval.upper + 0.594149250434345) < 1e-12)
        let all = Reliability.Scale("total", items: (1...26).map { "scs_\($0)" })
        let total = try Reliability(scales: [all]).fit(table)
        #expect(abs(try #require(total.scales[0].alpha) - 0.930733706336242) < 1e-12)
        #expect(total.together.name == "all_26")
    }

    @Test func rowsWithGapsAreLeftOutScaleByScale() throws {
        let table = try table([
            ("a", [1, 2, 3, 4, 5, 3]), ("b", [2, 2, 3, 5, 4, nil]), ("c", [1, nil, 3, 4, 4, 2]), ("d", [1, 2, 2, 4, 6, 3]),
        ])
        let scales = [Reliability.Scale("one", items: ["a", "b"]), Reliability.Scale("two", items: ["c", "d", "a"])]
        let fit = try Reliability(scales: scales).fit(table)
        #expect(fit.scales.map(\.n) == [5, 5])
        #expect(fit.together.n == 4 && fit.together.leftOut == 2)
        #expect(fit.together.items == ["a", "b", "c", "d"])
        let alone = try Reliability(scales: [scales[0]]).fit(table.selecting(rows: [0, 1, 2, 3, 4]))
        #expect(fit.scales[0].alpha == alone.scales[0].alpha)
    }

    /// alpha_ref of the reference cases (`_reliability.R`) with R 4.2.2.
    @Test func twoItems() throws {
        let fit = try fit([("a", [1, 2, 3, 4, 5, 3, 2, 4]), ("b", [2, 2, 3, 5, 4, 3, 1, 5])])
        let items = try #require(fit.itemStatistics)
        #expect(abs(try #require(items[0].correctedTotalCorrelation) - 0.823329307421632) < 1e-14)
        #expect(abs(try #require(items[1].totalCorrelation) - 0.959640318185258) < 1e-14)
        #expect(abs(try #require(items[1].smc) - 0.677871148459384) < 1e-14)
        #expect(items[0].alphaIfDropped == nil)
        #expect(fit.results["items", "b", "alpha_if_dropped"] == .missing("Only one item would be left."))
        #expect(fit.results["items", "b", "smc", "a"] == fit.results["items", "b", "smc", "b"])
    }

    @Test func anItemThatDoesNotVary() throws {
        let fit = try fit([("a", [1, 2, 3, 4]), ("b", [2, 1, 4, 4]), ("c", [3, 3, 3, 3])])
        #expect(fit.alpha != nil && fit.lambda2 != nil)
        #expect(fit.standardizedAlpha == nil && fit.squaredMultipleCorrelations == nil)
        #expect(fit.results["alpha_standardised"] == .missing("These items do not vary: \"c\"."))
        #expect(fit.results["items", "c", "item_total_r"]?.number == nil)
        #expect(fit.results["items", "a", "mean"]?.number == 2.5)
    }

    @Test func noVariationAtAll() throws {
        let fit = try fit([("a", [2, 2, 2]), ("b", [1, 1, 1])])
        #expect(fit.alpha == nil && fit.alphaInterval == nil && fit.lambda2 == nil)
        #expect(fit.results["alpha"] == .missing("The total of the items does not vary."))
        let opposite = try self.fit([("a", [1, 2, 3]), ("b", [3, 2, 1])])
        #expect(opposite.alpha == nil, "a total that is the same for all has no reliability")
    }

    @Test func anItemTwiceUnderTwoNames() throws {
        let fit = try fit([("a", [1, 2, 3, 5]), ("b", [1, 2, 3, 5]), ("c", [2, 1, 4, 4])])
        #expect(fit.alpha != nil && fit.squaredMultipleCorrelations == nil && fit.lambda6 == nil)
        #expect(fit.results["guttman_lambda6_correlation_based"]?.number == nil)
    }

    @Test(arguments: [[], [1.0]]) func tooFewRows(_ values: [Double]) throws {
        let fit = try fit([("a", values), ("b", values)])
        #expect(fit.alpha == nil && fit.variance == nil)
        #expect(fit.results["alpha"] == .missing("Two rows with all items are needed; there are \(values.count)."))
        #expect(fit.results["items"] == .missing("Two rows with all items are needed; there are \(values.count)."))
    }

    @Test func numbersTooLargeToBeAdded() throws {
        let fit = try fit([("a", [1e300, -1e300, 3]), ("b", [1, 2, 3])])
        #expect(fit.alpha == nil && fit.covariance == nil && fit.itemStatistics == nil)
        #expect(fit.results["alpha"] == .missing("The numbers are too large to be added up."))
        #expect(fit.results.json.text().contains("nan") == false)
    }

    @Test func faultsOfTheSpecification() throws {
        #expect(throws: ReliabilityError.noScale) { try Reliability(scales: []) }
        #expect(throws: ReliabilityError.fewItems("s", 1)) { try Reliability(scales: [.init("s", items: ["a"])]) }
        #expect(throws: ReliabilityError.itemTwice("s", "a")) {
            try Reliability(scales: [.init("s", items: ["a", "a"])])
        }
        #expect(throws: ReliabilityError.scaleTwice("s")) {
            try Reliability(scales: [.init("s", items: ["a", "b"]), .init("s", items: ["c", "d"])])
        }
        #expect(throws: ReliabilityError.level(1)) { try Reliability(scales: [.init("s", items: ["a", "b"])], level: 1) }
        let table = try table([("item_1", [1, 2]), ("b", [1, 2])])
        #expect(throws: TableError.unknown("item_2", nearest: ["item_1"])) {
            try Reliability(scales: [.init("s", items: ["item_2", "b"])]).fit(table)
        }
    }
}
