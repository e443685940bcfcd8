public import StudyDesign

/// Something to begin with, for whoever wants it: one a day, another on asking, none by choice. The
/// questions turn toward what is here and what helps, and away from why everything is as it is; nothing
/// looks at the answer.
public enum JournalQuestions {
    public static let count = 24

    /// - Parameter further: how often the person asked for another.
    public static func question(on day: Day, further: Int = 0, in phrases: Phrases) -> String {
        let place = (day.daysSinceEpoch % count + count + min(max(further, 0), 10_000)) % count
        return phrases["journal.question.\(place + 1)"]
    }
}
