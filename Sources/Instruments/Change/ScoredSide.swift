/// One of the two occasions: the score, and every score that it is made of, down to the items.
public struct ScoredSide: Hashable, Codable, Sendable {
    /// In scoring order; the scale itself is last.
    public let scores: [Score]

    public var score: Score? { scores.last }

    /// The items behind the score that were answered.
    public var items: [ItemUse] {
        var seen: Set<String> = []
        return scores.flatMap(\.itemsUsed).filter { !$0.isSkipped && seen.insert($0.code).inserted }
    }

    /// nil when the sheet has no such scale.
    init?(_ scale: String, of sheet: ScoreSheet) {
        guard let score = sheet.score(scale) else { return nil }
        var wanted = Set(score.scoresUsed.map(\.scale))
        var behind: [Score] = []
        for earlier in sheet.scores.reversed() where wanted.contains(earlier.scale) {
            behind.append(earlier)
            wanted.formUnion(earlier.scoresUsed.map(\.scale))
        }
        scores = behind.reversed() + [score]
    }

    /// The sheet again, for its explanation.
    func sheet(of instrument: Instrument.ID, version: String) -> ScoreSheet {
        ScoreSheet(
            instrument: instrument, version: version, scores: scores, flags: [], safety: [])
    }
}
