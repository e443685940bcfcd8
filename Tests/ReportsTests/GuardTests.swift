import Foundation
import Testing

@testable import Reports

/// Nothing that overstates becomes a report, wherever it comes from.
@Suite struct GuardTests {
    @Test("However it is spelled, a phrase is found", arguments: [
        "Self-compassion FULLY  mediated it", "fully-mediated", "fully\u{00A0}mediated", "fully\nmediated", "ful\u{00AD}ly mediated",
        "ｆｕｌｌｙ mediated", "This prov\u{200B}es it.", "Proof!", "was caused by", "It causes change", "it is the mechanism",
        "because of treatment", "“proven”", "PROVÉS",
    ])
    func found(_ text: String) { #expect(!OverstatedWords.found(in: text).isEmpty) }

    @Test("What only looks like one is not", arguments: [
        "unmeasured common causes of both", "a common cause", "Improves and approves", "proofreading", "foolproof box", "full model of mediation",
        "left due to moving house", "mechanism: self-compassion", "causeway", "waterproofed",
    ])
    func harmless(_ text: String) { #expect(OverstatedWords.found(in: text) == []) }

    static func document(_ block: Block, title: String = "Report") -> Document {
        Document(title: title, summary: "", sections: [Section(id: "a", title: "A section", blocks: [block])])
    }

    static let bad = "It was fully mediated"
    static let table = ReportTable(caption: "T", columns: [.init("C")], rows: [["x"]])

    @Test("Wherever it stands in a document, it is found", arguments: [
        document(.paragraph(bad)), document(.paragraph("x"), title: bad), document(.facts([Fact("a", "b", note: bad)])),
        document(.facts([Fact(bad, "b")])), document(.notice(Notice(.note, title: "It was fully", text: "mediated"))),
        document(.table(ReportTable(caption: bad, columns: [], rows: []))), document(.table(ReportTable(caption: "T", columns: [.init(bad)], rows: []))),
        document(.table(ReportTable(caption: "T", columns: [.init("c")], rows: [[bad]]))),
        document(.table(ReportTable(caption: "T", columns: [.init("c")], rows: [["x"]], notes: [bad]))), document(.list(["x", bad])),
        document(.details(summary: bad, [])), document(.details(summary: "x", [.list([bad])])),
        document(.figure(Figure(id: "f", caption: bad, svg: ""))),
        document(.figure(Figure(id: "f", caption: "", svg: "", table: ReportTable(caption: bad, columns: [], rows: [])))),
        document(.figure(Figure(id: "f", caption: "", svg: "<svg><text>It was fully</text><text>mediated</text></svg>"))),
        Document(title: "t", summary: bad, sections: []), Document(title: "t", summary: "", sections: [], provenance: [Fact("a", bad)]),
        Document(title: "t", summary: "", sections: [Section(id: "a", title: bad, blocks: [])]),
    ])
    func everywhere(_ document: Document) {
        #expect(throws: OverstatedClaim.self) { try document.requireEarnedWords() }
    }

    @Test("The refusal names the phrase, the place and the way out")
    func refusal() {
        do {
            try Self.document(.paragraph(Self.bad)).requireEarnedWords()
            Issue.record("not refused")
        } catch {
            #expect(error.description.contains("\"fully mediated\""))
            #expect(error.description.contains("A section"))
            #expect(error.description.contains("went with"))
        }
    }

    @Test("A document that says nothing of the kind passes")
    func passes() throws { try Self.document(.table(Self.table)).requireEarnedWords() }

    /// Every text between quotation marks in the sources of the rooms whose words reach a report.
    @Test("No sentence of the program says what no design can earn", arguments: [
        "Reports", "Charts", "Mechanisms", "MechanismEvidence", "LongitudinalMechanisms", "DailyLife", "Durability", "Heterogeneity",
        "DoseResponse", "ResponseShift", "Blinding", "Statistics", "MixedModels", "StructuralEquations", "TrialStatistics", "AnalysisPlans",
        "Datasets", "Instruments", "StudyDesign",
    ])
    func sources(_ room: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "Sources/\(room)")
        let files = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("OverstatedWords.swift") }.sorted()
        for file in files {
            let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for text in Self.quoted(source) {
                let found = room == "Reports" ? OverstatedWords.foundInOurOwn(text) : OverstatedWords.found(in: text)
                #expect(found == [], "\(room)/\(file): \(text)")
            }
        }
        if room == "Reports" { #expect(files.count > 30) }
    }

    /// The string literals of a source, line by line, comments left out; what is put into them is part of them.
    private static func quoted(_ source: String) -> [String] {
        source.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.compactMap { line in
            guard let first = line.firstIndex(of: "\""), let last = line.lastIndex(of: "\""), first < last else { return nil }
            return String(line[line.index(after: first)..<last])
        }
    }
}
