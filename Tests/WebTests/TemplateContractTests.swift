import Foundation
import Instruments
import Reports
import Testing
import Web

/// The template library prints nothing for a name it does not find. So each name in each template is held
/// against the value that the page is made of, and each field of each value against the templates.
@Suite("Templates and what they are given")
struct TemplateContractTests {
    static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Web")

    /// One full example a page: nothing nil, no list empty.
    private func examples() throws -> [any Page] {
        let content = Sample.content(people: 120)
        let site = try Sample.site(content)
        let gad7 = try Sample.catalog.instrument(named: "gad7")
        // Item 2 of it is not always asked, and here it has a fault: a field with every remark.
        let audit = try Sample.catalog.instrument(named: "audit")
        let fault = try FormFault(item: #require(audit.item("audit_2")), sentence: "A fault.")
        return try [
            site.overviewPage(), site.reportPage(), site.participantPage("P-2"), site.participantsPage(2),
            site.helpPage(), site.failurePage(.nothingHere), site.instrumentsPage(),
            InstrumentPage(frame: site.helpPage().frame, instrument: gad7, document: site.reportPage().document),
            TrialPage(
                frame: site.helpPage().frame, instrument: audit,
                form: FormContext(audit, tried: TriedForm([("tried", "1")]), faults: [fault]),
                result: site.reportPage().document),
            StandaloneReport.page(
                content.report, studyTitle: content.studyTitle, isFictional: true, resources: SiteResources()),
        ]
    }

    @Test("Every tag is a property, every property is printed, every value printed is text or checked")
    func contract() throws {
        var reader = ContractReader(folder: Self.sources.appending(path: "Templates"))
        let examples = try examples()
        for page in examples { try reader.check(page) }
        #expect(reader.faults == [])
        #expect(reader.visited == Set(PageTemplates.names))

        var properties: Set<String> = []
        for page in examples { ContractReader.collect(page, into: &properties) }
        #expect(properties.subtracting(reader.used).sorted() == [])
    }

    @Test("The folder holds these templates and no others; none has a raw tag")
    func folder() throws {
        let folder = Self.sources.appending(path: "Templates")
        let found = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
            .filter { !$0.hasSuffix(".mustache") || !PageTemplates.names.contains(String($0.dropLast(9))) }
            .filter { $0.contains(".") }
        #expect(found == [])
        for name in PageTemplates.names {
            let text = try String(contentsOf: folder.appending(path: "\(name).mustache"), encoding: .utf8)
            for raw in ["{{{", "{{&", "{{%", "{{=", "{{>*", "{{ "] { #expect(!text.contains(raw), "\(name) \(raw)") }
        }
    }

    @Test("Every field of every context says what it is")
    func documented() throws {
        for folder in ["Pages", "Blocks"] {
            let root = Self.sources.appending(path: folder)
            let files = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
            for file in files.sorted() where file.hasSuffix(".swift") {
                let lines = try String(contentsOf: root.appending(path: file), encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                for (above, line) in zip(lines, lines.dropFirst()) {
                    let text = line.drop { $0 == " " }
                    guard text.hasPrefix("package let ") || text.hasPrefix("package var "), !text.contains("{") else { continue }
                    #expect(above.drop { $0 == " " }.hasPrefix("///"), "\(file): \(text)")
                }
            }
        }
    }
}
