/// A word and a next sentence for every band of a scale, checked when a study is set up.
public struct BandSentences: Hashable, Sendable {
    public let bands: SeverityBands
    /// How the scale is called for participants.
    public let subject: String
    private let words: [String: String]
    private let next: [String: NextSentence]

    /// - Parameters:
    ///   - subject: What the questions were about, in the participant's words: `your sleep`.
    ///   - words: What participants read in the place of a published word, of the site's or the
    ///     study's own, by the band's published name: `many signs of strain`.
    ///   - next: By the band's published name.
    /// - Throws: `BandSentenceFaults`: every band without a word or a sentence, every entry without a
    ///   band, every one that grades; an instrument at which somebody is told at once.
    public init(
        for bands: SeverityBands, of instrument: Instrument, about subject: String,
        words: [String: String], next: [String: String]
    ) throws(BandSentenceFaults) {
        var faults: [String] = []
        var sentences: [String: NextSentence] = [:]
        if instrument.bands(of: bands.scale) != bands {
            faults.append("These are not the bands of \(instrument.abbreviation).")
        }
        if instrument.safetyItems.contains(where: { $0.level == .alert }) {
            faults.append(
                "\(instrument.abbreviation) has an item at which somebody is told at once: a person "
                    + "speaks with the participant, and no band is shown.")
        }
        if subject.allSatisfy(\.isWhitespace) { faults.append("What the questions were about is empty.") }
        if let problem = GradingWords.problem(subject, instead: "name the subject instead") {
            faults.append(problem)
        }
        let names = bands.bands.map(\.name)
        for name in names {
            faults += Self.problems(word: words[name], of: name, published: names)
            guard let text = next[name] else {
                faults.append("The band '\(name)' has no next sentence; it cannot be shown.")
                continue
            }
            do {
                sentences[name] = try NextSentence(text)
            } catch {
                faults += error.faults
            }
        }
        for name in Set(next.keys).union(words.keys).sorted() where !names.contains(name) {
            faults.append("There is no band '\(name)'." + NearestName.question(NearestName.of(name, among: names)))
        }
        guard faults.isEmpty else { throw BandSentenceFaults(faults: faults) }
        self.bands = bands
        self.subject = subject
        self.words = words
        self.next = sentences
    }

    private static func problems(word: String?, of name: String, published: [String]) -> [String] {
        guard let word, !word.allSatisfy(\.isWhitespace) else {
            return ["The band '\(name)' has no word for participants; it cannot be shown."]
        }
        if published.contains(where: { $0.lowercased() == word.lowercased() }) {
            return ["'\(word)' is a published word for clinicians: say it in words of your own."]
        }
        return GradingWords.problem(word, instead: "describe the answers instead").map { [$0] } ?? []
    }

    /// nil where the score is missing or outside every band: then nothing is shown.
    public func forParticipant(_ sheet: ScoreSheet) -> BandForParticipant? {
        guard let value = sheet[bands.scale], let band = bands.band(of: value),
            let word = words[band.name], let sentence = next[band.name]
        else { return nil }
        return BandForParticipant(band: band, word: word, next: sentence, subject: subject)
    }
}
