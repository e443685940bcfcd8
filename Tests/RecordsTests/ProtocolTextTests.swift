import Foundation
import Instruments
import Records
import StoreContract
import StudyDesign
import Testing

/// The sections of a protocol read as Documentation/Operations.md shows them.
@Suite struct ProtocolTextTests {
    @Test func theSectionsOfTheManualAreRead() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/Operations.md"), encoding: .utf8)
        let start = try #require(page.range(of: "```json\n\"wording\""))
        let text = page[page.index(start.lowerBound, offsetBy: 8)...]
        let end = try #require(text.range(of: "```"))
        struct Sections: Decodable {
            let wording: WordingPlan
            let scoring: ScoringPlan
            let change: ChangePlan
        }
        let sections = try JSONDecoder().decode(Sections.self, from: Data("{\(text[..<end.lowerBound])}".utf8))
        #expect(sections.wording.use == .clinicalCare)
        #expect(sections.scoring.policy(for: Instrument.ID("gad7")) == .missingItems(atMost: 1))
        let scs = try Catalog.bundled().instrument(named: "scs")
        let parameters = try sections.change.parameters(for: "total_item_mean", of: scs)
        #expect(parameters.baseline?.standardDeviation == 0.6)
        #expect(sections.change.faults(try Catalog.bundled()).isEmpty)
    }

    @Test func aProtocolWithoutThemReadsAsBefore() throws {
        let design = TestStudy.design()
        let data = try JSONEncoder().encode(design)
        #expect(!String(decoding: data, as: UTF8.self).contains("\"wording\""))
        #expect(try JSONDecoder().decode(StudyProtocol.self, from: data) == design)
    }

    @Test func aChangePlanThatMeansNothingIsAFault() throws {
        let plan = ChangePlan(scales: [.init(Instrument.ID("scs"), "totl"), .init(Instrument.ID("no"), "x"), .init(Instrument.ID("scs"), "totl")])
        let faults = plan.faults(try Catalog.bundled()).joined(separator: " ")
        #expect(faults.contains("'totl'") && faults.contains("not on the shelf") && faults.contains("twice"))
    }
}
