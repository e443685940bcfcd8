public import Records
public import StudyDesign

/// What somebody says about a practice afterwards: everything in it may be left out.
public struct PracticeForm: Hashable, Sendable {
    /// Given by the page, so that sending twice says it once.
    public let id: Practice.ID
    public let minutes: Int?
    /// Nil when nothing was said; gone through and stopped early are both fine.
    public let isFinished: Bool?
    public let words: String?

    public static let mostWords = 2_000

    /// What was posted, as it came.
    public struct Given: Hashable, Sendable {
        public let id, minutes, finished, words: String

        public init(id: String = "", minutes: String = "", finished: String = "", words: String = "") {
            self.id = id
            self.minutes = minutes
            self.finished = finished
            self.words = words
        }
    }

    /// A field to look at again; its sentence is `practices.fault.<name>`.
    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        case minutes, finished, words
        /// The page's own name for the form is gone or spoiled.
        case form
    }

    public static func read(_ given: Given) -> Result<PracticeForm, Faults> {
        var faults: [Fault] = []
        let id = Practice.ID(given.id)
        if !id.isWellFormed || given.id.utf8.count > 64 { faults.append(.form) }

        let digits = given.minutes.split(whereSeparator: \.isWhitespace).joined()
        let isNumber = digits.utf8.count <= 5 && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let minutes = isNumber ? Int(digits) : nil
        if !digits.isEmpty && !(minutes.map { (0...1440).contains($0) } ?? false) { faults.append(.minutes) }

        let isFinished: Bool?
        switch given.finished {
        case "": isFinished = nil
        case "finished": isFinished = true
        case "stopped": isFinished = false
        default:
            isFinished = nil
            faults.append(.finished)
        }

        // Browsers send every line break as two signs.
        let text = given.words.replacing("\r\n", with: "\n")
        if text.count > mostWords { faults.append(.words) }
        guard faults.isEmpty else { return .failure(Faults(faults)) }
        let words = text.contains { !$0.isWhitespace } ? text : nil
        return .success(PracticeForm(id: id, minutes: minutes, isFinished: isFinished, words: words))
    }

    /// Every field to look at again.
    public struct Faults: Error, Hashable, Sendable {
        public let all: [Fault]

        init(_ all: [Fault]) { self.all = all }
    }

    /// - Parameter earlier: What the record holds under the same name.
    /// - Returns: What is to be recorded; nil when the record already says so.
    public func practice(
        _ kind: Practice.Kind, of participant: Participant.ID, on day: Day, after earlier: Practice?
    ) -> Practice? {
        if let earlier, earlier.kind == kind, earlier.minutes == minutes, earlier.isFinished == isFinished, earlier.words == words {
            return nil
        }
        return Practice(
            id: id, participant: participant, version: (earlier?.version ?? 0) + 1, day: earlier?.day ?? day, kind: kind,
            minutes: minutes, words: words, isFinished: isFinished)
    }
}
