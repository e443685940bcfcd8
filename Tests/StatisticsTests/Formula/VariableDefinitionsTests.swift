import Statistics
import Testing

@Suite struct VariableDefinitionsTests {
    private let table = try? DataTable(columns: [
        Column(name: "arm", categories: ["placebo", "low", "high", nil, "low"]),
        Column(name: "month", numbers: [2, 8, 3, nil, 5]),
        Column(name: "pre", numbers: [10, 20, 30, 40, nil]),
        Column(name: "post", numbers: [5, 10, 15, 20, 25]),
    ])

    private func applying(_ entries: [VariableDefinitions.Entry]) throws -> DataTable {
        try VariableDefinitions(entries).apply(to: try #require(table))
    }

    private func faults(_ entries: [VariableDefinitions.Entry]) throws -> [String] {
        try #require(throws: VariableFaults.self) { try applying(entries) }.faults.map(\.description)
    }

    @Test func levelsGiveTheOrder() throws {
        let levels = ["placebo", "low", "high", "very high"]
        let defined = try applying([.init("arm", VariableDefinition(levels: levels))])
        #expect(defined.column("arm")?.content == .categorical(levels: levels, codes: [0, 1, 2, nil, 1]))
        #expect(defined.names == ["arm", "month", "pre", "post"])
    }

    /// The example of the plan format: values from another column, in an order, renamed.
    @Test func fromLevelsLabels() throws {
        let definition = VariableDefinition(
            levels: ["2", "3", "5.0", "8"], labels: ["m2", "m3", "m5", "m8"], from: "month")
        let defined = try applying([.init("visit", definition)])
        #expect(
            defined.column("visit")?.content
                == .categorical(levels: ["m2", "m3", "m5", "m8"], codes: [0, 3, 1, nil, 2]))
        #expect(defined.names.last == "visit")
        #expect(defined.column("month") == table?.column("month"))
    }

    @Test func levelsOfNumbersAreWrittenShort() throws {
        let definition = VariableDefinition(levels: ["8.0", "2", "3e0", "5"])
        guard case .categorical(let levels, let codes)? = try applying([.init("month", definition)]).column("month")?.content
        else { throw VariableDefinitionsTestFailure() }
        #expect(levels == ["8", "2", "3", "5"])
        #expect(codes == [1, 0, 2, nil, 3])
    }

    @Test func ofTwoLevelsTheSecondIsTreated() throws {
        let defined = try applying([
            .init("high", VariableDefinition(expression: try Expression("arm == \"high\""))),
            .init("dose", VariableDefinition(levels: ["1", "0"], labels: ["active", "none"], from: "high")),
        ])
        #expect(try defined.numbers("dose").map(\.value) == [1, 1, 0, nil, 1])
        #expect(try Expression("dose == \"active\"").evaluate(on: defined).map(\.value) == [0, 0, 1, nil, 0])
    }

    @Test func expressionsUseVariablesAbove() throws {
        let defined = try applying([
            .init("change", VariableDefinition(expression: try Expression("post - pre"))),
            .init("pre", VariableDefinition(expression: try Expression("pre / 10"))),
            .init("relative", VariableDefinition(expression: try Expression("change / pre"))),
        ])
        #expect(try defined.numbers("change").map(\.value) == [-5, -10, -15, -20, nil])
        #expect(try defined.numbers("change")[4] == .missing(.inputMissing))
        #expect(try defined.numbers("relative").map(\.value) == [-5, -5, -5, -5, nil])
        #expect(defined.names == ["arm", "month", "pre", "post", "change", "relative"])
    }

    @Test func labelsAlone() throws {
        let defined = try applying([
            .init("month", VariableDefinition(labels: ["a", "b", "c", "d"])),
            .init("arm", VariableDefinition(labels: ["H", "L", "P"])),
        ])
        #expect(defined.column("month")?.content == .categorical(levels: ["a", "b", "c", "d"], codes: [0, 3, 1, nil, 2]))
        #expect(defined.column("arm")?.content == .categorical(levels: ["H", "L", "P"], codes: [2, 1, 0, nil, 1]))
    }

    @Test func allFaultsTogether() throws {
        let found = try faults([
            .init("arm", VariableDefinition(levels: ["Placebo", "low"])),
            .init("visit", VariableDefinition(levels: ["m2"], from: "month")),
            .init("copy", VariableDefinition(from: "visit")),
            .init("x", VariableDefinition(from: "mnth")),
            .init("y", VariableDefinition(from: "pre", expression: try Expression("pre"))),
            .init("z", VariableDefinition(levels: ["2", "3", "5", "8"], labels: ["m2"], from: "month")),
            .init("u", VariableDefinition(levels: ["2", "2.0"], from: "month")),
            .init("v", VariableDefinition(labels: ["a", "a"], from: "post")),
            .init("w", VariableDefinition(expression: try Expression("x + pre"))),
        ])
        #expect(
            found == [
                "The variable \"arm\" has 2 rows with values that are not among its levels: \"high\", \"placebo\"; add them to the levels or correct the data.",
                "The variable \"visit\" has the level \"m2\", but its column holds numbers; name the levels as numbers and rename them with \"labels\".",
                "The variable \"x\" cannot be made: There is no column \"mnth\". The nearest are \"month\".",
                "The variable \"y\" has both \"from\" and \"expression\"; keep one of them.",
                "The variable \"z\" has 1 labels for 4 levels; give one to each.",
                "The variable \"u\" has the same number as a level twice; name each once.",
                "The variable \"v\" has the label \"a\" twice; name each once.",
            ])
    }
}

private struct VariableDefinitionsTestFailure: Error {}
