import AnalysisPlans
import Mechanisms
import Statistics

/// What kinds that are not about an indirect effect let one say, read off their results: each finding is a row of
/// the table of claims.
struct ResultClaims {
    /// The word of the kind, as in the plan.
    let kind: String
    let results: ResultTree
    let names: ReportNames

    init(kind: String, results: ResultTree, names: ReportNames) {
        self.kind = kind
        self.results = results
        self.names = names
    }

    init(_ analysis: AnalysisOutcome, names: ReportNames) {
        self.init(kind: analysis.place.kind, results: analysis.results, names: names)
    }

    var claims: [Claim] {
        switch kind {
        case "response_shift": scales
        case "tails": tails
        case "benefit": results["calibration"] == nil ? [] : [claim(.benefit(isOne("calibration.is_validated") ? .validated : .notValidated))]
        case "dose_response": doses
        case "durability": lasting
        case "dropout": dropout
        case "blinding": guesses
        case "guess_adjusted": adjusted
        default: []
        }
    }

    private var words: ClaimWords {
        ClaimWords(
            exposure: names.phrases["arm"] ?? "the exposure", mechanism: names.mechanism ?? "the mechanism", outcome: names.outcome ?? "the outcome")
    }

    /// Timing is not what these findings are about; assignment is.
    private var design: ClaimDesign {
        let isStated = results.part("design.is_randomized") != nil
        let isRandomized = isStated ? isOne("design.is_randomized") : names.randomized.contains("arm")
        return ClaimDesign(assignment: isRandomized ? .randomized : isStated ? .observed : .unknown, timing: .unknown)
    }

    private func claim(_ finding: Finding, _ words: ClaimWords? = nil) -> Claim { finding.claim(under: design, words: words ?? self.words) }

    private func named(mechanism: String? = nil, outcome: String? = nil) -> ClaimWords {
        ClaimWords(exposure: words.exposure, mechanism: mechanism ?? words.mechanism, outcome: outcome ?? words.outcome)
    }

    private func isOne(_ path: String) -> Bool { results.part(path)?.number == 1 }

    private static func entries(_ tree: ResultTree?) -> [ResultTree.Entry] {
        if case .branch(let entries)? = tree { entries } else { [] }
    }

    private static func interval(_ tree: ResultTree?) -> ClosedRange<Double>? {
        guard let lower = tree?["ci_lower"]?.number, let upper = tree?["ci_upper"]?.number, lower <= upper else { return nil }
        return lower...upper
    }

    private var scales: [Claim] {
        let found = Self.entries(results["scales"])
        let untold = found.filter { $0.value["is_flagged"]?.number == nil }.map(\.name)
        let claims = shifted + (untold.isEmpty ? [] : [claim(.scale(.cannotTell), named(mechanism: Words.list(untold)))])
        return claims.isEmpty && !found.isEmpty ? [claim(.scale(.same))] : claims
    }

    /// Of the scales that changed their meaning, with their names.
    var shifted: [Claim] {
        let found = Self.entries(results["scales"])
        return [("is_not_same", ScaleFinding.notSame), ("is_partly_same", .partly)].compactMap { flag, finding in
            let names = found.filter { $0.value[flag]?.number == 1 }.map(\.name)
            return names.isEmpty ? nil : claim(.scale(finding), named(mechanism: Words.list(names)))
        }
    }

    private var tails: [Claim] {
        Self.entries(results["together"]?["difference"]).flatMap { arm -> [Claim] in
            var claims: [Claim] = []
            let words = named(outcome: "scores on all scales together")
            if let worse = Self.interval(arm.value["worse"]) {
                let counts = Self.entries(results["together"]?["arms"]).compactMap { $0.value["worse"]?["n"]?.number }
                let finding: TailFinding = counts.allSatisfy({ $0 == 0 })
                    ? .nobodyWorsened : worse.lowerBound > 0 ? .moreWorsened : worse.upperBound < 0 ? .fewerWorsened : .worseningNotApart
                claims.append(claim(.tails(finding), words))
            }
            if let better = Self.interval(arm.value["better"]) {
                claims.append(
                    claim(.tails(better.lowerBound > 0 ? .moreImproved : better.upperBound < 0 ? .fewerImproved : .improvementNotApart), words))
            }
            return claims
        }
    }

    private var doses: [Claim] {
        guard results.part("course.is_one_way") != nil else { return [] }
        if isOne("course.is_peak_shown") { return [claim(.dose(.lowerDoseDidBetter))] }
        let highest = Self.entries(results["against_lowest"]).last
        let isShown = Self.interval(highest?.value).map { !$0.contains(0) } ?? false
        return [claim(.dose(isShown && isOne("course.is_one_way") ? .rising : .notShown))]
    }

    private var lasting: [Claim] {
        guard let margin = results["left_kept_from"]?.number else { return [] }
        return Self.entries(results["left"]).filter { $0.name != "at" }.map { arm in
            let finding: LastingFinding
            if let left = Self.interval(arm.value) {
                finding = left.lowerBound > 1 ? .grew : left.lowerBound >= margin ? .kept : left.upperBound < margin ? .faded : .cannotTell
            } else {
                finding = .noGain
            }
            return claim(.lasting(finding), named(outcome: "\(words.outcome) in the arm \(arm.name)"))
        }
    }

    /// Only of a difference that is shown where values are missing at random, at the last visit.
    private var dropout: [Claim] {
        guard let visit = Self.entries(results["strategies"]?["mar"]).last else { return [] }
        return Self.entries(visit.value).compactMap { contrast in
            guard let interval = Self.interval(contrast.value), !interval.contains(0),
                let tipping = results["tipping_point"]?["treated"]?[contrast.name]
            else { return nil }
            return claim(.lasting(tipping["tips_at"]?.number == nil ? .resistsDropout : .dropoutTakesIt))
        }
    }

    private var guesses: [Claim] {
        Self.entries(results).compactMap { occasion in
            guard let right = Self.interval(occasion.value["right"]) else { return nil }
            let finding: BlindingFinding = right.lowerBound > 0.5 ? .guessedRight : right.upperBound < 0.5 ? .guessedWrong : .atChance
            let claim = claim(.blinding(finding))
            let who = occasion.name.split(separator: "_").joined(separator: " ").capitalizedSentence
            return Claim("\(who): \(claim.title.prefix(1).lowercased() + claim.title.dropFirst())", claim.sentences)
        }
    }

    private var adjusted: [Claim] {
        Self.entries(results).filter { $0.value["unadjusted"] != nil }.map { outcome in
            let finding: BlindingFinding = Self.interval(outcome.value["at_chance"]).map { $0.contains(0) ? .effectNotShown : .effectStays } ?? .cannotTell
            return claim(.blinding(finding), named(outcome: names.phrases[outcome.name] ?? outcome.name))
        }
    }
}
