import Instruments
import Testing

/// Scores by columns against `Instrument.score`, for every bundled instrument and every rule
/// for missing items: the same bits, the same gaps, the same marks, the same safety items.
@Suite struct BatchTests {
    static let catalog = Result { try Catalog.bundled() }

    static let policies: [ProratingPolicy] = [
        .published, .completeOnly, .missingItems(atMost: 2), .missingShare(atMost: 0.5), .missingItems(atMost: -1),
    ]

    static func ids() throws -> [String] { try catalog.get().instruments.map(\.id.rawValue) }

    @Test(arguments: try ids()) func sameAsOneByOne(id: String) throws {
        let instrument = try Self.catalog.get().instrument(named: id)
        var random = Draws(state: 20_261_130)
        for (turn, policy) in Self.policies.enumerated() {
            var scorer = BatchScorer(BatchKey(instrument, prorating: policy))
            for rows in [1, 255, 256, 40] {
                // Blocks without a gap, with few and with many: each takes another path.
                for share in [0, 40, 6, 2] {
                    let people = (0..<rows).map { _ in random.answers(to: instrument, blankOneIn: share) }
                    try Self.compare(people, &scorer, "\(id), policy \(turn), one blank in \(share)")
                }
            }
        }
    }

    /// Whole answers go by columns in every instrument, but for those that count days.
    @Test(arguments: try ids()) func wholeAnswersGoByColumns(id: String) throws {
        let instrument = try Self.catalog.get().instrument(named: id)
        let countsDays = instrument.scales.contains { if case .days = $0.method { true } else { false } }
        var scorer = BatchScorer(BatchKey(instrument))
        #expect(scorer.key.isCompiled != countsDays)
        var random = Draws(state: 3)
        var block = AnswerBlock(for: instrument)
        try Self.fill(&block, (0..<100).map { _ in random.answers(to: instrument, blankOneIn: 0) })
        var scores = BatchScores(for: instrument, capacity: 100)
        try #require(Self.score(block, &scorer, &scores))
        #expect(scorer.rowsByThemselves == (countsDays ? 100 : 0))
    }

    /// One block is filled again and again: nothing of an earlier one shows.
    @Test func blocksAreUsedAgain() throws {
        let instrument = try Self.catalog.get().instrument(named: "scs")
        var scorer = BatchScorer(BatchKey(instrument))
        var random = Draws(state: 7)
        var block = AnswerBlock(for: instrument)
        for share in [2, 0, 2, 0] {
            block.removeAll()
            let people = (0..<50).map { _ in random.answers(to: instrument, blankOneIn: share) }
            try Self.fill(&block, people)
            var scores = BatchScores(for: instrument, capacity: 50)
            try #require(Self.score(block, &scorer, &scores))
            let sheets = try people.map { instrument.score(try Answers(inOrder: $0, for: instrument)) }
            #expect(Self.differences(scores, sheets, instrument, .published) == 0)
        }
    }

    @Test func whatIsNotOnTheScaleIsRefused() throws {
        let instrument = try Self.catalog.get().instrument(named: "scs")
        var block = AnswerBlock(for: instrument)
        for value in [0, 6, 2.5, .nan, .infinity, -1] {
            #expect(throws: Refused.self) { try Self.fill(&block, [[.value(1), .value(value)]]) }
        }
        #expect(throws: Refused.self) { try Self.fill(&block, [[Answer](repeating: .value(1), count: 27)]) }
        #expect(block.rowCount == 0)
        try Self.fill(&block, [[Answer]](repeating: [], count: AnswerBlock.capacity))
        #expect(block.isFull)
        #expect(throws: Refused.self) { try Self.fill(&block, [[]]) }
        var scores = BatchScores(for: instrument, capacity: AnswerBlock.capacity - 1)
        var scorer = BatchScorer(BatchKey(instrument))
        #expect(!Self.score(block, &scorer, &scores) && scores.rowCount == 0)
        var other = BatchScorer(BatchKey(try Self.catalog.get().instrument(named: "gad7")))
        #expect(!Self.score(block, &other, &scores))
    }

    /// The comparison can fail: a key of another version of the instrument, with one item no
    /// longer reversed or one term reflected, is found out.
    @Test func aWrongKeyIsFoundOut() throws {
        let right = try Self.catalog.get().instrument(named: "scs")
        var random = Draws(state: 99)
        let people = (0..<64).map { _ in random.answers(to: right, blankOneIn: 0) }
        let sheets = try people.map { right.score(try Answers(inOrder: $0, for: right)) }
        var block = AnswerBlock(for: right)
        try Self.fill(&block, people)
        var scorer = BatchScorer(BatchKey(right))
        var scores = BatchScores(for: right, capacity: 64)
        try #require(Self.score(block, &scorer, &scores))
        #expect(Self.differences(scores, sheets, right, .published) == 0)
        // The last bit of one score.
        var spoiled = sheets
        spoiled[63] = right.score(try Answers(inOrder: Self.nudged(people[63]), for: right))
        #expect(Self.differences(scores, spoiled, right, .published) > 0)
    }

    private struct Refused: Error {}

    private static func fill(_ block: inout AnswerBlock, _ people: [[Answer]]) throws {
        for person in people {
            let isAdded = block.append(person)
            if !isAdded { throw Refused() }
        }
    }

    private static func score(_ block: AnswerBlock, _ scorer: inout BatchScorer, _ scores: inout BatchScores) -> Bool {
        scorer.score(block, into: &scores)
    }

    private static func nudged(_ answers: [Answer]) -> [Answer] {
        var answers = answers
        answers[0] = answers[0] == .value(1) ? .value(2) : .value(1)
        return answers
    }

    private static func compare(_ people: [[Answer]], _ scorer: inout BatchScorer, _ what: String) throws {
        let key = scorer.key
        let instrument = key.instrument
        var block = AnswerBlock(for: instrument)
        try Self.fill(&block, people)
        var scores = BatchScores(for: instrument, capacity: people.count)
        try #require(Self.score(block, &scorer, &scores))
        let sheets = try people.map { instrument.score(try Answers(inOrder: $0, for: instrument), prorating: key.policy) }
        #expect(differences(scores, sheets, instrument, key.policy) == 0, "\(what)")
    }

    /// How many cells of the batch differ from the sheets.
    static func differences(
        _ scores: BatchScores, _ sheets: [ScoreSheet], _ instrument: Instrument, _ policy: ProratingPolicy
    ) -> Int {
        var found = scores.rowCount == sheets.count ? 0 : 1
        for (row, sheet) in sheets.enumerated() {
            for (place, score) in sheet.scores.enumerated() {
                let value = scores.value(scale: place, row: row)
                if value?.bitPattern != score.value?.bitPattern { found += 1 }
                let status = scores.status(scale: place, row: row)
                if status?.contains(.prorated) != score.prorated { found += 1 }
                if reason(status ?? .undefined) != reason(score) { found += 1 }
            }
            var codes: [String] = []
            for (place, item) in instrument.safetyItems.enumerated() {
                guard scores.needsAPerson(safetyItem: place, row: row) else { continue }
                codes.append(instrument.item(number: item.item)?.code ?? "")
            }
            if codes != sheet.safety.map(\.code) { found += 1 }
        }
        return found
    }

    private static func reason(_ status: ScoreStatus) -> ScoreMissing.Kind? {
        if status.contains(.lacksItems) { return .items }
        if status.contains(.lacksTerms) { return .terms }
        if status.contains(.undetermined) { return .undetermined }
        return status.contains(.undefined) ? .undefined : nil
    }

    private static func reason(_ score: Score) -> ScoreMissing.Kind? {
        if case .missing(let reason) = score.outcome { reason.kind } else { nil }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014, figure 17).
private struct Draws {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 33) % bound
    }

    /// - Parameter share: one item in so many is blank, for any reason; 0 for none.
    mutating func answers(to instrument: Instrument, blankOneIn share: Int) -> [Answer] {
        var answers: [Answer] = []
        for item in instrument.items {
            if share > 0, next(below: share) == 0 {
                answers.append(.missing(Blank.allCases[next(below: Blank.allCases.count)]))
                continue
            }
            let scale = instrument.response(of: item)
            let step = scale.step > 0 ? scale.step : 0.1
            let most = scale.maximum.map { Int((($0 - scale.minimum) / step).rounded()) } ?? 20
            // Low answers often: rules and safety items turn on zeros.
            let steps = next(below: 4) == 0 ? 0 : next(below: most + 1)
            let value = scale.minimum + Double(steps) * step
            answers.append(.value(min(value, scale.maximum ?? value)))
        }
        return answers
    }
}
