import Foundation
import Testing

@Suite("Plan.md is the plan format")
struct PlanPageTests {
    let page: MarkdownPage

    /// Plan.md and the pages of kinds, read as one.
    init() throws {
        let paths = ["Documentation/Plan.md"] + (try Repository.files(below: "Documentation/Analyses", ending: [".md"]))
        page = MarkdownPage(path: paths[0], text: try paths.map(Repository.text).joined(separator: "\n"))
    }

    /// Names that the reader of plans asks for, from its sources.
    static func knownFields(in sources: String) -> Set<String> {
        let questions = /\b(?:text|value|required|number|count|flag|names|word|words|group|measurements|measures|lists|named|numberList|namedNumbers)\("([a-z_0-9]+)"/
        // Simple: the point of `reader.text` is a boundary too.
        return Set(sources.matches(of: questions.wordBoundaryKind(.simple)).map { String($0.1) })
    }

    private var sources: String {
        get throws {
            try Repository.files(below: "Sources/AnalysisPlans/Plan", ending: [".swift"]).map(Repository.text).joined(separator: "\n")
        }
    }

    @Test("Every field that the reader knows is on the page, and every field of the page is known")
    func fields() throws {
        let known = Self.knownFields(in: try sources)
        let described = Set(page.names(inColumn: "field").map(\.name))
        #expect(known.count > 30)
        #expect(known.subtracting(described).sorted() == [])
        #expect(described.subtracting(known).sorted() == [])
    }

    @Test("A planted field is noticed")
    func plantedField() {
        #expect(Self.knownFields(in: "let x = reader.count(\"planted\", in: 0...1)") == ["planted"])
        #expect(Self.knownFields(in: "reader.fault(\"planted\", nil, \"…\")") == [])
    }

    @Test("Every kind of analysis has a section, a table of results and an example")
    func kinds() throws {
        let words = try Repository.text("Sources/AnalysisPlans/Plan/AnalysisWord.swift")
        let body = try #require(words.firstMatch(of: /enum AnalysisWord[^{]*\{(.*?)\}/.dotMatchesNewlines()))
        let kinds = body.1.matches(of: /[a-z]+(?:_[a-z]+)*/).map { String($0.0) }.filter { $0 != "case" }
        #expect(kinds.count > 20)
        for kind in kinds {
            #expect(page.headings.contains("`\(kind)`"), "\(kind)")
            #expect(!resultNames(of: kind).isEmpty, "\(kind)")
            #expect(examples.contains { $0.kind == kind }, "\(kind)")
        }
    }

    private struct Example {
        let plan: String
        let data: String
        /// nil for a plan of several analyses.
        let kind: String?
    }

    private var examples: [Example] {
        page.fences.filter { $0.language == "yaml" }.map { fence in
            let plan = fence.lines.joined(separator: "\n") + "\n"
            let isSeveral = plan.contains("\nanalyses:")
            let kind = plan.firstMatch(of: /\nanalysis: ([a-z_]+)/).map { String($0.1) }
            return Example(
                plan: plan, data: fence.lines.first.map { String($0.dropFirst("# data: ".count)) } ?? "",
                kind: isSeveral ? nil : kind)
        }
    }

    private func resultNames(of kind: String) -> [String] {
        page.names(inColumn: "result").filter { $0.heading == "`\(kind)`" }.map(\.name)
    }

    @Test("Every example is carried out, and every result name of the page is in what it gives")
    func results() throws {
        let workspace = try Workspace()
        for printed in page.fences.filter({ $0.language == "console" }).flatMap(CommandTests.printed) {
            #expect(try workspace.run(printed.command).status == 0, "\(printed.command)")
        }
        var given: [String: [JSONNames]] = [:]
        for (number, example) in examples.enumerated() {
            try workspace.write(example.plan, to: "\(number).yaml")
            let answer = try workspace.run("maitri analyze \(number).yaml --data \(example.data) --json")
            try #require(answer.status == 0, "\(example.plan)\n\(answer.errors)")
            if let kind = example.kind { given[kind, default: []].append(try JSONNames(answer.output, under: "results")) }
        }
        for (kind, outputs) in given {
            for name in resultNames(of: kind) {
                #expect(try outputs.contains { try $0.contains(name) }, "\(kind): \(name)")
            }
        }
    }
}
