import AnalysisPlans
import Statistics
import Testing

/// The rules of comparison of the reference cases, one by one, each with a number just
/// inside and one just outside.
@Suite struct ReferenceRuleTests {
    private func misses(_ expected: String, _ ours: ResultTree) throws -> [String] {
        try ReferenceExpectation(json: #"{"results": \#(expected)}"#).compare(with: ours).deviations.map(\.name)
    }

    private func compared(_ expected: String) throws -> Int {
        try ReferenceExpectation(json: #"{"results": \#(expected)}"#).compare(with: .of([:])).compared
    }

    @Test func theToleranceIsAbsolute() throws {
        let expected = #"{"a": {"value": 2, "tol": 0.25, "kind": "exact"}}"#
        for ours in [1.75, 2, 2.25] { #expect(try misses(expected, .of(["a": .number(ours)])) == []) }
        let outside: [Double] = [(1.75).nextDown, 2.25.nextUp, -2, 0]
        for ours in outside { #expect(try misses(expected, .of(["a": .number(ours)])) == ["a"]) }
        #expect(try misses(expected, .of(["a": .count(2)])) == [])
        #expect(try misses(#"{"a": {"value": 2, "tol": 0}}"#, .of(["a": .number(2)])) == [])
        #expect(try misses(#"{"a": {"value": 2, "tol": 0}}"#, .of(["a": .number(2.0.nextUp)])) == ["a"])
    }

    @Test func whatIsNoNumberIsAMiss() throws {
        let expected = #"{"a": {"value": 2, "tol": 1e300, "kind": "exact"}}"#
        let others: [ResultTree] = [
            .missing("No variation."), .number(.nan), .number(.infinity), .number(-.infinity), .list([2]), .of(["b": .number(2)]),
        ]
        for ours in others { #expect(try misses(expected, .of(["a": ours])) == ["a"]) }
    }

    @Test func aMissingNameIsListedAndFurtherOnesAreNot() throws {
        let expected = #"{"a": {"value": 2, "tol": 1}, "b": {"c": {"value": 3, "tol": 1}}}"#
        #expect(try misses(expected, .of(["a": .number(2), "z": .number(9)])) == ["b.c"])
        let comparison = try ReferenceExpectation(json: #"{"results": \#(expected)}"#).compare(with: .of([:]))
        #expect(comparison.compared == 2 && !comparison.isWithin)
        #expect(comparison.deviations.map(\.description) == [
            "a: expected 2, ours not produced, tolerance 1", "b.c: expected 3, ours not produced, tolerance 1",
        ])
    }

    @Test func integersAndListsAreEqual() throws {
        #expect(try misses(#"{"n": 90}"#, .of(["n": .count(90)])) == [])
        #expect(try misses(#"{"n": 90}"#, .of(["n": .number(90)])) == [])
        #expect(try misses(#"{"n": 90}"#, .of(["n": .number(90.0.nextUp)])) == ["n"])
        #expect(try misses(#"{"n": -3}"#, .of(["n": .count(3)])) == ["n"])
        #expect(try misses(#"{"l": [-0.1, 0, 0.2]}"#, .of(["l": .list([-0.1, 0, 0.2])])) == [])
        #expect(try misses(#"{"l": [-0.1, 0, 0.2]}"#, .of(["l": .list([-0.1, 0, 0.2.nextUp])])) == ["l"])
        #expect(try misses(#"{"l": [-0.1, 0, 0.2]}"#, .of(["l": .list([0, -0.1, 0.2])])) == ["l"])
        #expect(try misses(#"{"l": [-0.1, 0]}"#, .of(["l": .list([-0.1])])) == ["l"])
        #expect(try misses(#"{"l": []}"#, .of(["l": .list([])])) == [])
        #expect(try misses(#"{"l": []}"#, .of(["l": .list([0])])) == ["l"])
    }

    @Test func dotsJoinNames() throws {
        let expected = #"{"p.lower": {"value": 1, "tol": 0}, "p": {"upper": {"value": 2, "tol": 0}}, "acme": {"-0.9": {"value": 3, "tol": 0}}}"#
        let ours = ResultTree.of(["acme.-0": .of(["9": .number(3)]), "p": .of(["lower": .number(1)]), "p.upper": .number(2)])
        #expect(try misses(expected, ours) == [])
    }

    /// Text, bare numbers with decimals, null, cross-checks, identities and the number of nodes are
    /// the other program's own records.
    @Test func whatIsNotCompared() throws {
        let own = [
            #"{"formula": "y ~ x"}"#, #"{"gap": 1.5}"#, #"{"gap": 1e5}"#, #"{"a": {"value": null, "tol": 1}}"#, #"{"a": null}"#, #"{"a": true}"#,
            #"{"gls_crosscheck_loglik": {"value": 1, "tol": 1}}"#, #"{"crosscheck": {"deep": {"n": 3}}}"#, #"{"a == b": {"value": 1, "tol": 1}}"#,
            #"{"agq_nodes": 25}"#, #"{"agq": {"agq_nodes": 25}}"#, #"{"names": ["x", "y"]}"#, #"{"empty": {}}"#,
        ]
        for json in own { #expect(try compared(json) == 0, "\(json)") }
        for json in [#"{"magq_nodes": 25}"#, #"{"agq_nodes_used": 25}"#, #"{"a = b": {"value": 1, "tol": 1}}"#] {
            #expect(try compared(json) == 1, "\(json)")
        }
    }

    /// A term that is called "value" is a name like another.
    @Test func aTermCalledValue() throws {
        let expected = #"{"coef": {"value": {"est": {"value": 4, "tol": 0}}, "n": 3}}"#
        #expect(try compared(expected) == 2)
        #expect(try misses(expected, .of(["coef": .of(["value": .of(["est": .number(4)]), "n": .count(3)])])) == [])
    }

    /// Kind mc passes within max(1.5 tol, 0.15 se), se being the expected one beside it.
    @Test func monteCarloHasItsOwnRule() throws {
        func expected(_ tolerance: Double, se: Double) -> String {
            #"""
            {"bootstrap": {"indirect": {"monte_carlo": {"se": {"value": \#(se), "tol": 0.5, "kind": "mc"},
             "percentile_type7": {"lower": {"value": 8, "tol": \#(tolerance), "kind": "mc"}}}, "estimate": {"value": 8, "tol": 0.25, "kind": "exact"}}}}
            """#
        }
        func ours(_ lower: Double, estimate: Double = 8, se: Double) -> ResultTree {
            .of(["bootstrap": .of(["indirect": .of([
                "monte_carlo": .of(["se": .number(se), "percentile_type7": .of(["lower": .number(lower)])]), "estimate": .number(estimate),
            ])])])
        }
        let name = "bootstrap.indirect.monte_carlo.percentile_type7.lower"
        // 1.5 · 0.5 = 0.75 is more than 0.15 · 2 = 0.3.
        #expect(try misses(expected(0.5, se: 2), ours(8.75, se: 2)) == [])
        #expect(try misses(expected(0.5, se: 2), ours(8.75.nextUp, se: 2)) == [name])
        // 0.15 · 10 = 1.5 is more than 1.5 · 0.5.
        #expect(try misses(expected(0.5, se: 10), ours(9.5, se: 10)) == [])
        #expect(try misses(expected(0.5, se: 10), ours(9.5.nextUp, se: 10)) == [name])
        // It is the expected se that counts, and se itself has the rule too; exact numbers do not.
        #expect(try misses(expected(0.5, se: 2), ours(9.5, se: 10)) == ["bootstrap.indirect.monte_carlo.se", name])
        #expect(try misses(expected(0.5, se: 10), ours(8, se: 11.5)) == [])
        #expect(try misses(expected(0.5, se: 10), ours(8, estimate: 8.375, se: 10)) == ["bootstrap.indirect.estimate"])
        // Without a se beside it 1.5 tol is left.
        let alone = #"{"monte_carlo": {"bias": {"value": 0, "tol": 1, "kind": "mc"}}}"#
        #expect(try misses(alone, .of(["monte_carlo": .of(["bias": .number(1.5)])])) == [])
        #expect(try misses(alone, .of(["monte_carlo": .of(["bias": .number(1.5.nextUp)])])) == ["monte_carlo.bias"])
    }

    @Test func expectationsThatAreNone() {
        for json in ["", "[]", "{}", #"{"results": 3}"#, #"{"results": {"a": {"value": 1}}}"#, #"{"results": {"a": {"value": 1, "tol": -1}}}"#] {
            #expect(throws: (any Error).self, "\(json)") { try ReferenceExpectation(json: json) }
        }
    }

    @Test func nothingComparedIsNotWithin() throws {
        let expectation = try ReferenceExpectation(json: #"{"results": {"formula": "y ~ x"}}"#)
        #expect(!expectation.compare(with: .of([:])).isWithin)
    }

    @Test func aCaseThatIsNotCarriedOutMissesEverything() throws {
        let expectation = try ReferenceExpectation(json: #"{"results": {"a": {"value": 1, "tol": 1}, "n": 3}}"#)
        let comparison = expectation.notCarriedOut(because: "One reason.\nAnother.")
        #expect(comparison.compared == 2 && comparison.deviations.count == 2 && !comparison.isWithin)
        #expect(comparison.notes == ["One reason.", "Another."])
    }
}
