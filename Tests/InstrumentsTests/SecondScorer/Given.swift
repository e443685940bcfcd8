import Instruments

/// One answer for the second scorer: the number itself, or a number far below every response scale
/// for a blank and its reason, which lets the inner loops run over plain numbers. `Answer` is what
/// the first scorer gets.
enum Given {
    /// Answers and scores are above this, blanks are below it.
    static let floor = -1000.0

    static let blank = -1001.0
    static let notShown = -1002.0
    static let preferNotToAnswer = -1003.0
    static let notReached = -1004.0

    /// Only inside the second scorer: the form did not ask, and the blank counts as nothing.
    static let skipped = -1005.0

    static let blanks = [blank, notShown, preferNotToAnswer, notReached]

    /// A blank that may be one because the form did not ask: left open or not shown. Whoever was
    /// asked and refused, or stopped before, was not skipped.
    static func mayBeSkipped(_ given: Double) -> Bool { given == blank || given == notShown }

    static func answer(_ given: Double) -> Answer {
        switch given {
        case blank: .missing(.blank)
        case notShown: .missing(.notShown)
        case preferNotToAnswer: .missing(.preferNotToAnswer)
        case notReached: .missing(.notReached)
        default: .value(given)
        }
    }

    static func given(_ answer: Answer) -> Double {
        switch answer {
        case .value(let value): value
        case .missing(.blank): blank
        case .missing(.notShown): notShown
        case .missing(.preferNotToAnswer): preferNotToAnswer
        case .missing(.notReached): notReached
        }
    }
}
