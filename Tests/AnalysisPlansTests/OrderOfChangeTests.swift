import Foundation
import Mechanisms
import Reports
import AnalysisPlans
import Statistics
import Testing

/// People whose course is known: `arm` moves the early measures, and each later one rests on what
/// the case says. With a slope of 1 and 400 people every effect that is there is found; the seed is
/// one of those (19 of 20 for each interval) in which none is found that is not there.
@Suite struct OrderOfChangeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var armOnMechanism = 0.0
        var armOnOutcome = 0.0
        /// Early mechanism → late outcome, and early outcome → late mechanism.
        var forward = 0.0
        var reverse = 0.0
        /// Early → late of the same measure.
        var mechanismStays = 0.0
        var outcomeStays = 0.0
        /// The arm moves the late mechanism, and that moves the late outcome at once.
        var armLate = 0.0
        var atOnce = 0.0
        /// The arm moves the late outcome by another way.
        var direct = 0.0
        var isTimed = true
        /// The early outcome was measured four weeks before the early mechanism.
        var isOutcomeEarlier = false
        let forwardLag: Bool
        let reverseLag: Bool
        let concurrent: Bool
        var forwardIndirect: Bool?
        let verdict: OrderOfChangeVerdict

        var testDescription: String { name }
    }

    /// All eight of (earlier mechanism before later outcome, earlier outcome before later mechanism,
    /// indirect effect within the last visit), and the two in which the arm did not move the mechanism.
    static let cases: [Case] = [
        Case(name: "nothing", armOnMechanism: 1, armOnOutcome: 1, forwardLag: false, reverseLag: false, concurrent: false, verdict: .nothingShown),
        Case(name: "together", armLate: 1, atOnce: 1, forwardLag: false, reverseLag: false, concurrent: true, verdict: .together),
        Case(name: "mechanism first", armOnMechanism: 1, forward: 1, forwardLag: true, reverseLag: false, concurrent: false, verdict: .mechanismFirst),
        Case(name: "mechanism first, and stays", armOnMechanism: 1, forward: 1, mechanismStays: 1, forwardLag: true, reverseLag: false, concurrent: true, verdict: .mechanismFirst),
        Case(name: "outcome first", armOnOutcome: 1, reverse: 1, forwardLag: false, reverseLag: true, concurrent: false, verdict: .outcomeFirst),
        Case(name: "outcome first, and stays", armOnOutcome: 1, reverse: 1, outcomeStays: 1, forwardLag: false, reverseLag: true, concurrent: true, verdict: .outcomeFirst),
        Case(name: "each before the other", armOnMechanism: 1, armOnOutcome: 1, forward: 1, reverse: 1, forwardLag: true, reverseLag: true, concurrent: false, verdict: .bothWays),
        Case(name: "each before the other, and at once", armOnMechanism: 1, armOnOutcome: 1, forward: 1, reverse: 1, atOnce: 1, forwardLag: true, reverseLag: true, concurrent: true, verdict: .bothWays),
        Case(name: "the arm did not move it", forward: 1, forwardLag: true, reverseLag: false, concurrent: false, forwardIndirect: false, verdict: .mechanismFirstAlone),
        Case(name: "the arm did not move it early", forward: 1, armLate: 1, atOnce: 1, forwardLag: true, reverseLag: false, concurrent: true, forwardIndirect: false, verdict: .mechanismFirstAlone),
        Case(name: "through it, but against the total", armOnMechanism: 1, forward: 1, direct: -4, forwardLag: true, reverseLag: false, concurrent: false, forwardIndirect: true, verdict: .againstTotal),
        Case(name: "through it, but no total", armOnMechanism: 1, forward: 1, direct: -1, forwardLag: true, reverseLag: false, concurrent: false, forwardIndirect: true, verdict: .noTotalEffect),
        Case(name: "when is not stated", armOnMechanism: 1, forward: 1, isTimed: false, forwardLag: true, reverseLag: false, concurrent: false, verdict: .timeNotStated),
        Case(name: "first, and measured later", armOnMechanism: 1, forward: 1, isOutcomeEarlier: true, forwardLag: true, reverseLag: false, concurrent: false, verdict: .earlyDaysDiffer),
    ]

    private static let plan = #"""
        {"plan": 1, "title": "Order", "measured": {"m0": 0, "m1": 56, "m2": 126, "y0": 0, "y1": 56, "y2": 126},
         "analysis": "order_of_change", "exposure": "arm", "bootstrap": {"resamples": 0},
         "mechanism": {"baseline": "m0", "early": "m1", "late": "m2"}, "outcome": {"baseline": "y0", "early": "y1", "late": "y2"}}
        """#

    private static func outcome(_ course: Case, seed: UInt64 = 5) throws -> PlanOutcome {
        var chance = RandomStream(seed: seed, stream: 1)
        var csv = "arm,m0,m1,m2,y0,y1,y2\n"
        for row in 0..<400 {
            let arm = Double(row % 2)
            let (m0, y0) = (chance.normal(), chance.normal())
            let m1 = course.armOnMechanism * arm + chance.normal()
            let y1 = course.armOnOutcome * arm + chance.normal()
            let carried = course.reverse * y1 + course.mechanismStays * m1
            let m2 = carried + course.armLate * arm + chance.normal()
            let moved = course.forward * m1 + course.outcomeStays * y1
            let y2 = moved + course.atOnce * m2 + course.direct * arm + chance.normal()
            csv += "\(arm),\(m0),\(m1),\(m2),\(y0),\(y1),\(y2)\n"
        }
        var timed = course.isTimed ? plan : plan.replacingOccurrences(of: "\"m1\": 56, ", with: "")
        if course.isOutcomeEarlier { timed = timed.replacingOccurrences(of: "\"y1\": 56", with: "\"y1\": 28") }
        return try Plans.outcome(timed, on: csv)
    }

    @Test(arguments: cases) func theVerdict(_ course: Case) throws {
        let outcome = try Self.outcome(course)
        let results = outcome.results
        #expect(results["goes_before", "mechanism"]?.number == (course.forwardLag ? 1 : 0))
        #expect(results["goes_before", "outcome"]?.number == (course.reverseLag ? 1 : 0))
        #expect(results["excludes_zero", "concurrent"]?.number == (course.concurrent ? 1 : 0))
        if let indirect = course.forwardIndirect { #expect(results["excludes_zero", "forward"]?.number == (indirect ? 1 : 0)) }
        guard case .orderOfChange(let fit)? = outcome.outcomes.first?.detail else {
            Issue.record("not an order of change")
            return
        }
        #expect(fit.verdict == course.verdict)
        let json = try JSONValue.parse(ResultJSON.text(outcome))
        #expect(json["analyses"]?.elements?.first?["verdict"]?.string == course.verdict.rawValue)
    }

    @Test func everyVerdictIsReached() {
        #expect(Set(Self.cases.map(\.verdict)) == Set(OrderOfChangeVerdict.allCases))
    }

    /// Whatever the verdict, no word claims more than an observed order can carry.
    @Test(arguments: cases) func theWordsClaimNoMore(_ course: Case) throws {
        let outcome = try Self.outcome(course)
        let document = Document(outcome)
        let pictures = document.sections.flatMap(\.blocks).compactMap { block in
            if case .figure(let figure) = block { figure.svg + figure.caption } else { nil }
        }
        let text = PlainText().render(document) + pictures.joined() + ResultJSON.text(outcome)
        #expect(text.count > 2000)
        #expect(OverstatedWords.found(in: text) == [])
    }
}

/// Words that no analysis of this kind can earn.
enum OverstatedWords {
    static func found(in text: String) -> [String] {
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        let bad: Set<String> = ["fully", "caused", "causes", "prove", "proves", "proved", "proven", "proof"]
        let mediation: Set<String> = ["mediation", "mediator", "mediated"]
        let pairs = zip(words, words.dropFirst()).filter { ["full", "complete"].contains($0) && mediation.contains($1) }
        return words.filter(bad.contains) + pairs.map { "\($0) \($1)" }
    }
}

/// The same for every sentence that the room could write, reached or not: its string literals.
@Suite struct WordingTests {
    @Test(arguments: ["Reports", "Mechanisms"]) func noLiteralOverstates(_ room: String) throws {
        let root = Plans.tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/\(room)")
        let files = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        #expect(files.count > 10)
        // The list of what may not be said names it.
        for file in files.sorted() where !file.hasSuffix("Guard/OverstatedWords.swift") {
            let source = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            for line in source.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let literals = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { !$0.offset.isMultiple(of: 2) }
                let found = literals.flatMap { OverstatedWords.found(in: String($0.element)) }
                #expect(found == [], "\(file): \(line)")
            }
        }
    }

    @Test func theWordsAreFound() {
        #expect(OverstatedWords.found(in: "It is fully mediated; X caused Y.") == ["fully", "caused"])
        #expect(OverstatedWords.found(in: "There was full mediation.") == ["full mediation"])
        #expect(OverstatedWords.found(in: "Carefully and successfully, a common cause.") == [])
    }
}
