/// What a simulated study was made to be, told at the end of its report.
public struct PlantedTruth: Hashable, Sendable {
    public let name: String
    public let sentence: String
    public let facts: [Fact]

    public init(name: String, sentence: String, facts: [Fact]) {
        self.name = name
        self.sentence = sentence
        self.facts = facts
    }

    var section: Section {
        Section(
            id: "truth", title: "What was planted",
            blocks: [.notice(Notice(.note, title: "This study is invented: \(name)", text: sentence)), .facts(facts)])
    }
}
