/// A second scorer, written apart from the first: plain loops over `Reference/catalog-keys.json`
/// and a few parts written by hand. It shares no code with `Sources/Instruments` and reads no
/// definition file, so that both must misread the same source to agree on a wrong score.
///
/// Answers are numbers as `Given` describes them; `none` stands for a score that has no value.
struct SecondScorer: Sendable {
    static let none = Given.floor

    let id: String
    /// The form's items in order: which answers each may get.
    let items: [SecondItem]
    /// The scores in the order in which they are computed.
    private(set) var names: [String] = []
    private(set) var lines: [SecondLine] = []
    /// What no sum or mean can say: skips, components, tiers.
    let special: (any SecondPart)?

    /// Rules that compare one score with a published cut.
    let cuts: [SecondCut]

    /// The rules that the scorer answers, in the order of `rules(_:)`.
    var ruleNames: [String] { (special?.ruleNames ?? []) + cuts.map(\.name) }

    init(id: String, items: [SecondItem], special: (any SecondPart)?) {
        self.id = id
        self.items = items
        self.special = special
        cuts = SecondCut.of(id)
    }

    mutating func add(_ name: String, _ line: SecondLine) {
        names.append(name)
        lines.append(line)
    }

    mutating func addSpecialNames() {
        names += special?.names ?? []
    }

    /// Every score in the order of `names`, into an array that is used again and again.
    func score(_ given: [Double], into scores: inout [Double]) {
        scores.removeAll(keepingCapacity: true)
        guard let special else {
            for line in lines { scores.append(line.value(given, scores)) }
            return
        }
        var filled = given
        special.fill(&filled)
        for line in lines { scores.append(line.value(filled, scores)) }
        special.finish(filled, &scores)
    }

    func scores(_ given: [Double]) -> [Double] {
        var scores: [Double] = []
        score(given, into: &scores)
        return scores
    }

    func value(_ name: String, _ given: [Double]) -> Double? {
        guard let place = names.firstIndex(of: name) else { return nil }
        let value = scores(given)[place]
        return value > Self.none ? value : nil
    }

    /// Each rule: true, false, or nil while the blanks could still change it.
    func rules(_ given: [Double], scores: [Double]) -> [Bool?] {
        var truths: [Bool?] = []
        if let special, !special.ruleNames.isEmpty {
            var filled = given
            special.fill(&filled)
            truths = special.rules(filled, scores)
        }
        for cut in cuts {
            let place = names.firstIndex(of: cut.score) ?? 0
            truths.append(scores[place] > Self.none ? cut.holds(scores[place]) : nil)
        }
        return truths
    }

    func rules(_ given: [Double]) -> [Bool?] { rules(given, scores: scores(given)) }
}
