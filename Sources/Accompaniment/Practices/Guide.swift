/// How one practice goes, in one language. It promises nothing, and nobody is graded by it.
public struct Guide: Hashable, Sendable {
    public let title: String
    /// What it is, in a sentence.
    public let about: String
    /// When something else is better, and what then.
    public let notNow: [String]
    public let steps: [Step]
    /// What is said at the end.
    public let closing: String
    /// About how long it takes, where the steps have no times of their own.
    public let minutes: ClosedRange<Int>?

    public struct Step: Hashable, Sendable, Decodable {
        public let words: String
        /// Nil where it takes the time it takes.
        public let seconds: Int?
    }

    /// From beginning to end; nil where a step takes the time it takes.
    public var seconds: Int? {
        let times = steps.compactMap(\.seconds)
        return times.count == steps.count ? times.reduce(0, +) : nil
    }

    /// Seconds after the beginning at which a step ends; a bell may sound there.
    public var bells: [Int] {
        guard seconds != nil else { return [] }
        var end = 0
        return steps.compactMap(\.seconds).map { end += $0; return end }
    }

    /// What would keep the guide from being shown, each a sentence.
    var faults: [String] {
        var faults: [String] = []
        let texts = [title, about, closing] + notNow + steps.map(\.words)
        if texts.contains(where: { !$0.contains { !$0.isWhitespace } }) { faults.append("something in it says nothing") }
        if notNow.isEmpty { faults.append("it does not say when something else is better") }
        if steps.isEmpty { faults.append("it has no steps") }
        if !steps.allSatisfy({ (10...600).contains($0.seconds ?? 60) }) { faults.append("a step is shorter than 10 or longer than 600 seconds") }
        if (seconds == nil) != (minutes != nil) { faults.append("it needs either a time for each step or minutes for the whole") }
        return faults
    }

    /// The same with its words changed.
    func mapping(_ change: (String) -> String) -> Guide {
        Guide(
            title: change(title), about: change(about), notNow: notNow.map(change),
            steps: steps.map { Step(words: change($0.words), seconds: $0.seconds) }, closing: change(closing), minutes: minutes)
    }
}

extension Guide: Decodable {
    private enum Key: String, CodingKey { case title, about, notNow, steps, closing, minutes }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        title = try fields.decode(String.self, forKey: .title)
        about = try fields.decode(String.self, forKey: .about)
        notNow = try fields.decode([String].self, forKey: .notNow)
        steps = try fields.decode([Step].self, forKey: .steps)
        closing = try fields.decode(String.self, forKey: .closing)
        if let ends = try fields.decodeIfPresent([Int].self, forKey: .minutes) {
            guard ends.count == 2, ends[0] > 0, ends[0] <= ends[1] else {
                throw DecodingError.dataCorruptedError(
                    forKey: .minutes, in: fields, debugDescription: "The minutes are the shortest and the longest time.")
            }
            minutes = ends[0]...ends[1]
        } else {
            minutes = nil
        }
    }
}
