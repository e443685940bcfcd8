public import Instruments

/// How long a questionnaire takes: from five to twelve seconds a question, which holds most people,
/// and says so as a range.
public enum AnsweringTime {
    static let quick = 5
    static let slow = 12

    /// - Parameter given: answers that are there already.
    public static func seconds(of instrument: Instrument, given: Int = 0) -> ClosedRange<Int> {
        let count = instrument.items.count
        // An answer that was changed counts twice, so little is taken off at the upper end.
        let left = max(1, count - max(0, given))
        return left * quick...max(left, count) * slow
    }
}
