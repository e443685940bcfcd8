import Statistics
import Testing

@Suite struct ResultTreeTests {
    private let tree = ResultTree.of([
        "paths": .of(["b": .number(0.1 + 0.2), "a": .count(90), "c": .missing("It was not asked for.")]),
        "rho": .list([-0.5, .nan]), "p": .number(.infinity), "s": .list([1, 1e-300]),
    ])

    @Test func jsonKeepsNamesOrderAndDigits() {
        #expect(
            tree.json.text(indent: nil)
                == #"{"paths":{"b":0.30000000000000004,"a":90,"c":null},"rho":[-0.5,null],"p":null,"s":[1,1e-300]}"#)
    }

    @Test func everyNullHasItsReason() {
        #expect(tree.unavailable.map(\.name) == ["paths.c", "rho", "p"])
        #expect(tree.unavailable.first?.reason == "It was not asked for.")
    }

    @Test func paths() {
        #expect(tree["paths", "a"]?.number == 90)
        #expect(tree["paths", "x"] == nil)
        #expect(tree.leaves.map(\.name) == ["paths.b", "paths.a", "paths.c", "rho", "p", "s"])
    }
}
