import Foundation
import Testing

@Suite("maitri instrument wording, as a site would type it")
struct WordingTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    private var store: [String] { ["--store", "sqlite:" + scratch.path("site/store")] }

    private func run(_ arguments: [String], status: Int32 = 0, says: String...) throws {
        let answer = try program.run(arguments, in: scratch)
        let all = answer.output + answer.errors
        #expect(answer.status == status, "\(arguments): \(all)")
        for words in says { #expect(all.contains(words), "\(arguments): \(all)") }
    }

    /// The template with invented words in it.
    private func filled(_ instrument: String) throws -> String {
        let template = try program.run(["instrument", "wording", "template", instrument, "--language", "de"], in: scratch).output
        let lines = template.split(separator: "\n").map { line -> String in
            let cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 3, ["item", "option"].contains(cells[0]) else { return String(line) }
            return "\(cells[0]),\(cells[1]),\(cells[2]),Erfundene Worte \(cells[1])\(cells[2]),"
        }
        return try scratch.write(lines.joined(separator: "\n") + "\n", to: "\(instrument).csv")
    }

    @Test("A template that was not filled in is refused line by line, and records nothing")
    func empty() throws {
        try run(["instrument", "wording", "template", "gad7", "-o", scratch.path("empty.csv")])
        try run(["instrument", "wording", "import", scratch.path("empty.csv"), "--instrument", "gad7", "--check"], status: 2, says: "gad7_1", "gad7_7")
    }

    @Test("A template that is there, and may be filled in, is not overwritten")
    func overwritten() throws {
        let file = try scratch.write("kept", to: "mine.csv")
        try run(["instrument", "wording", "template", "gad7", "-o", file], status: 2, says: "is there already")
        #expect(try scratch.read("mine.csv") == "kept")
    }

    @Test("Words come into the record with their terms, in the name of who brought them")
    func record() throws {
        try run(["create"] + store + ["--keys", scratch.path("site/keys"), "--name", "clinic.example/trial"])
        let team = #"{"by":"ada","as":"administrator","change":{"accountSet":{"_0":{"id":"ada","version":1,"name":"Ada","roles":["administrator"],"isOpen":true}}}}"#
        try scratch.write(team, to: "team.jsonl")
        try run(["record"] + store + [scratch.path("team.jsonl")])
        let file = try filled("gad7")
        let words = ["instrument", "wording", "import", file, "--instrument", "gad7"]
        try run(words + ["--check"], says: "GAD-7 in de: 7 items, matched by item code.", "No terms are stated")
        try run(words + store, status: 2, says: "--by")
        try run(words + store + ["--by", "eve"], status: 1, says: "eve has no open account")
        let terms = ["--terms-status", "publicDomain", "--terms", "Free for all.", "--terms-source", "the form"]
        try run(words + store + ["--by", "ada"] + terms, says: "entry 1")
        try run(["instrument", "wording", "list"] + store, says: "gad7 1  de", "public domain (the form)")
        try run(["instrument", "wording", "ready"] + store, status: 1, says: "No study has been opened")
        try run(["verify", "sqlite:" + scratch.path("site/store"), "--deep"], says: "2 sealed entries were opened")
        let folder = URL(fileURLWithPath: scratch.path("site/store"))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
            .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
        #expect(files.contains { $0.lastPathComponent == "records.sqlite" })
        for file in files {
            #expect(try Data(contentsOf: file).range(of: Data("Erfundene".utf8)) == nil, "the words are sealed")
        }
        try run(["instrument", "wording", "export", "gad7", "--language", "de-AT"] + store, says: "item,gad7_7,,Erfundene Worte gad7_7")
        try run(["instrument", "wording", "export", "gad7", "--language", "fr"] + store, status: 2, says: "It holds them in de.")
        try run(["instrument", "wording", "export", "gad7", "--language", "de", "--format", "fhir"] + store, says: "\"Questionnaire\"")
        try run(words + ["--by", "ada", "--act", scratch.path("act.jsonl")] + terms)
        try run(["record"] + store + [scratch.path("act.jsonl")], says: "1: entry 2")
    }

    @Test("Bad terms get a sentence")
    func terms() throws {
        let file = try filled("gad7")
        let words = ["instrument", "wording", "import", file, "--instrument", "gad7", "--check"]
        try run(words + ["--terms-status", "free"], status: 2, says: "--terms and --terms-source")
        try run(words + ["--terms-status", "free", "--terms", "x", "--terms-source", "y"], status: 2, says: "is not one of publicDomain")
        try run(words + ["--terms", "x"], status: 2, says: "--terms-status")
        try run(["instrument", "wording", "import", file, "--instrument", "phq9", "--check"], status: 2, says: "gad7")
    }
}
