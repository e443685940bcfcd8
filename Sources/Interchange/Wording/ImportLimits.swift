import Instruments

/// How much a file of words may hold: far more than any form has, so that a file of another kind
/// is refused in one sentence and not line by line.
struct ImportLimits {
    /// Bytes of the file.
    static let largestFile = 20_000_000
    /// Answers to one question.
    static let optionsOfAQuestion = 500

    let questions: Int
    /// Answers to all questions.
    let options = 20_000
    private let form: String

    init(_ instrument: Instrument) {
        questions = max(2_000, 10 * instrument.items.count)
        form = "\(instrument.abbreviation) has \(instrument.items.count)"
    }

    /// nil where the file is within the limits.
    ///
    /// - Parameters:
    ///   - options: of all questions together.
    ///   - most: the options of the question that has the most.
    func problem(questions: Int, options: Int, most: Int = 0) -> String? {
        if questions > self.questions {
            return "The file has more than \(self.questions) questions, and \(form). Give a file with this form alone."
        }
        if most > Self.optionsOfAQuestion {
            return "One question has more than \(Self.optionsOfAQuestion) answers, which no form prints. Give a file with this form alone."
        }
        if options > self.options {
            return "The file has more than \(self.options) answers to choose from, which no form prints. Give a file with this form alone."
        }
        return nil
    }
}
