public import Instruments
public import Records
public import StudyDesign

/// What a person finds when they open their page: the few things of this day, and what comes
/// next. Nothing in it is ever late.
public struct TodayList: Hashable, Sendable {
    public let now: LocalTime
    public let tasks: [TodayTask]
    public let next: NextThing?
    /// Something of the days before was not answered, which is fine.
    public let hasPassed: Bool

    /// Nothing waits any more.
    public var isDone: Bool { !tasks.contains { $0.status != .done } }
}

/// One thing of the day.
public struct TodayTask: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// To read and sign; `isAgain` when an earlier version was signed.
        case consent(ConsentText.Form, isAgain: Bool)
        /// One questionnaire of a visit, and its place among those that the visit asks of the person.
        case questionnaire(Visit.Code, Instrument.ID, number: Int, of: Int)
        /// A short check-in that comes by the clock.
        case prompt(Prompt.ID, Instrument.ID)
        /// Somebody of the team waits to hear how the person is.
        case afterSession(CheckIn.ID)
        /// What the person writes down before a session.
        case preparation
    }

    public enum Status: String, Hashable, Sendable, CaseIterable { case notBegun, begun, done }

    /// Until when there is time.
    public enum Until: Hashable, Sendable {
        /// The whole of a day.
        case endOf(Day)
        case moment(LocalTime)
    }

    public let kind: Kind
    public let status: Status
    /// How long it takes, from quickly to slowly; nil where nobody can say.
    public let seconds: ClosedRange<Int>?
    public let until: Until?

    public init(_ kind: Kind, _ status: Status, seconds: ClosedRange<Int>? = nil, until: Until? = nil) {
        self.kind = kind
        self.status = status
        self.seconds = seconds
        self.until = until
    }
}

/// What comes next, where the record knows it.
public enum NextThing: Hashable, Sendable {
    /// Questions, from this day on.
    case questions(from: Day)
    case appointment(Day)

    public var day: Day {
        switch self {
        case .questions(let day), .appointment(let day): day
        }
    }
}
