import Foundation
import Instruments
import Testing
import Web

/// What somebody fills in to try a form: a blank is no zero, and every fault has its sentence.
@Suite struct TrialTests {
    private func html(_ id: String, _ query: [(String, String)]) throws -> String {
        let site = try Sample.site()
        return try site.templates.render(site.trialPage(id, tried: TriedForm(query)))
    }

    @Test func anOpenFormShowsPlaceholdersAndNoScore() throws {
        let html = try html("scs", [])
        #expect(html.contains("Placeholder: a statement on the topic “self-judgment”."))
        #expect(!html.contains("Scores of these answers"))
        #expect(!html.contains(" checked"), "nothing is chosen beforehand")
    }

    @Test func blanksStayBlank() throws {
        let html = try html("phq9", [("tried", "1"), ("phq9_1", "3"), ("phq9_2", "declined")])
        #expect(html.contains("not scored"))
        #expect(html.contains("phq9_2 (preferred not to answer)"))
        #expect(html.contains("phq9_9 (death or self-harm thoughts) has no answer"))
    }

    @Test func aDangerousAnswerIsNamedBeforeTheScores() throws {
        let all = (1...9).map { ("phq9_\($0)", $0 == 9 ? "1" : "0") }
        let html = try html("phq9", [("tried", "1")] + all)
        let finding = try #require(html.range(of: "This needs a person"))
        let score = try #require(html.range(of: "How each score came about"))
        #expect(finding.lowerBound < score.lowerBound)
    }

    @Test func everyFaultIsListedAndNothingIsScored() throws {
        let html = try html("wcs", [("tried", "1"), ("wcs_1", "101"), ("wcs_2", "many"), ("wcs_3", "1e9"), ("wcs_4", "-1")])
        #expect(html.contains("Item 1 (wcs_1): 101 is off the scale"))
        for number in [2, 3] { #expect(html.contains("Item \(number) (wcs_\(number)): Write a number, or leave it open.")) }
        #expect(html.contains("Item 4 (wcs_4): −1 is off the scale"))
        #expect(html.contains("<title>Faults in these answers to "))
        #expect(!html.contains("Scores of these answers"))
        #expect(html.contains("value=\"many\""), "what was written is not lost")
    }

    @Test func aLicensedScaleShowsTopicsAlone() throws {
        let html = try html("stai_t", [])
        #expect(html.contains("Placeholder: "))
        #expect(!html.contains("a statement on the topic"))
    }

    @Test func everyFormOpensAndScores() throws {
        let site = try Sample.site()
        for instrument in Sample.catalog.instruments {
            let values = instrument.items.map { ($0.code, OptionWording.text(of: instrument.response(of: $0).minimum)) }
            let id = instrument.id.rawValue
            _ = try site.templates.render(site.instrumentPage(id))
            _ = try site.templates.render(site.trialPage(id, tried: nil))
            let html = try site.templates.render(site.trialPage(id, tried: TriedForm([("tried", "1")] + values)))
            #expect(html.contains("<h1>Scores of these answers to "), "\(id)")
            #expect(!html.contains("were not scored"), "\(id)")
        }
    }
}
