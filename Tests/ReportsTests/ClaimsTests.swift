import Mechanisms
import Testing

@testable import Reports

/// The table of claims: every finding under every design, in every direction.
@Suite struct ClaimsTests {
    static let words = [
        ClaimWords(exposure: "MDMA (against placebo)", mechanism: "self-compassion", outcome: "PTSD symptoms"),
        ClaimWords(exposure: "arm", mechanism: "the 6 mediators", outcome: "caps5_total_week18", isSeveral: true),
    ]

    static let claims: [(finding: Finding, design: ClaimDesign, claim: Claim)] = Finding.all.flatMap { finding in
        ClaimDesign.all.flatMap { design in
            ClaimDirection.allCases.flatMap { direction in
                words.map { (finding, design, finding.claim(under: design, words: $0, direction: direction)) }
            }
        }
    }

    @Test("No cell of the table holds a word that no design can earn")
    func noForbiddenWord() {
        #expect(Self.claims.count == Finding.all.count * 15 * 3 * 2)
        #expect(Finding.all.count > 55)
        for (finding, design, claim) in Self.claims {
            let found = OverstatedWords.foundInOurOwn("\(claim.title). \(claim.text)")
            #expect(found == [], "\(finding) under \(design)")
        }
    }

    @Test("Every cell is a title and whole sentences")
    func sentences() {
        for (finding, design, claim) in Self.claims {
            #expect(!claim.title.isEmpty && !claim.title.hasSuffix("."), "\(finding)")
            #expect(claim.title.first?.isUppercase == true, "\(claim.title)")
            #expect(!claim.sentences.isEmpty)
            for sentence in claim.sentences {
                #expect(sentence.hasSuffix(".") && !sentence.contains("  ") && !sentence.contains(".."), "\(sentence)")
                #expect(sentence.first?.isUppercase == true || sentence.hasPrefix("caps5"), "\(finding) under \(design): \(sentence)")
            }
        }
    }

    @Test("Only a randomized and ordered design is said to be consistent with carrying part of an effect")
    func verbs() {
        for (_, design, claim) in Self.claims where (claim.title + claim.text).contains("carrying part of the effect") {
            #expect(design.badge == .randomizedOrdered)
        }
    }

    @Test("The badge decides: no two badges say the same of an indirect effect that is shown")
    func badgesDiffer() {
        let words = Self.words[0]
        let titles = [ClaimDesign(assignment: .randomized, timing: .before), .init(assignment: .randomized, timing: .together),
            .init(assignment: .observed, timing: .before), .init(assignment: .observed, timing: .recalled)]
            .map { Finding.indirect(.shown).claim(under: $0, words: words, direction: .lower).title }
        #expect(Set(titles).count == 4)
    }

    @Test("Without an order of time no order is read, whatever the verdict", arguments: OrderOfChangeVerdict.allCases)
    func unordered(_ verdict: OrderOfChangeVerdict) {
        for design in ClaimDesign.all where !design.isOrdered {
            let claim = Finding.order(verdict).claim(under: design, words: Self.words[0])
            #expect(claim == Finding.order(.timeNotStated).claim(under: design, words: Self.words[0]))
            #expect(!claim.text.contains("Earlier"))
        }
    }

    @Test("What is not randomized is said not to be, wherever a difference is told")
    func footing() {
        for assignment in [ExposureAssignment.observed, .unknown] {
            for timing in TimingBadge.allCases {
                let claim = Finding.total(.shown).claim(under: .init(assignment: assignment, timing: timing), words: Self.words[0], direction: .lower)
                #expect(claim.text.contains("may have differed before"))
                #expect(!claim.text.contains("is an effect"))
            }
        }
    }

    @Test("The findings of intervals")
    func intervals() {
        #expect(TotalFinding(lower: -2, upper: -1) == .shown)
        #expect(TotalFinding(lower: -2, upper: 0) == .notShown)
        #expect(TotalFinding(lower: nil, upper: 1) == .cannotTell)
        #expect(TotalFinding(lower: .nan, upper: 1) == .cannotTell)
        #expect(IndirectFinding(indirect: -2 ... -1, total: -5 ... -3) == .shown)
        #expect(IndirectFinding(indirect: -2 ... -1, total: 3...5) == .againstTotal)
        #expect(IndirectFinding(indirect: -2 ... -1, total: -5...3) == .withoutTotal)
        #expect(IndirectFinding(indirect: -2 ... -1, total: nil) == .withoutTotal)
        #expect(IndirectFinding(indirect: -2...1, total: -5 ... -3) == .notShown)
        #expect(IndirectFinding(indirect: nil, total: -5 ... -3) == .cannotTell)
        #expect(ClaimDirection(-1) == .lower && ClaimDirection(2) == .higher)
        #expect(ClaimDirection(0) == .unstated && ClaimDirection(.nan) == .unstated && ClaimDirection(nil) == .unstated)
    }
}
