import Records
import StudyDesign

/// The list as a person reads it, in their language and by their clock.
public struct TodayWords: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let kind: TodayTask.Kind
        public let title: String
        public let status: TodayTask.Status
        public let statusWords: String
        /// How long it takes and until when there is time; empty where there is nothing to say.
        public let details: [String]
    }

    public let day: String
    public let rows: [Row]
    /// How much is done; nil where one thing or none is on the list.
    public let summary: String?
    /// That nothing waits, or that a day that passed is fine; nil where neither is so.
    public let note: String?
    public let next: String?

    public init(_ list: TodayList, _ phrases: Phrases) {
        day = phrases.day(list.now.day)
        rows = list.tasks.map { Row($0, list.now, phrases) }
        let done = list.tasks.count { $0.status == .done }
        summary = list.tasks.count > 1
            ? phrases("today.summary", ["done": phrases.number(done), "of": phrases.number(list.tasks.count)]) : nil
        note = list.tasks.isEmpty
            ? phrases["today.nothing"] : list.isDone ? phrases["today.allDone"] : list.hasPassed ? phrases["common.missingDay"] : nil
        next = list.next.map { Self.words(of: $0, seenFrom: list.now.day, phrases) }
    }

    private static func words(of next: NextThing, seenFrom today: Day, _ phrases: Phrases) -> String {
        let day = next.day - today == 1 ? phrases["today.tomorrow"] : phrases.day(next.day)
        return switch next {
        case .questions: phrases("today.nextQuestions", ["day": day])
        case .appointment: phrases("today.nextAppointment", ["day": day])
        }
    }
}

extension TodayWords.Row {
    fileprivate init(_ task: TodayTask, _ now: LocalTime, _ phrases: Phrases) {
        kind = task.kind
        status = task.status
        title = Self.title(of: task.kind, phrases)
        statusWords = switch task.status {
        case .notBegun: phrases["today.notBegun"]
        case .begun: phrases["today.begun"]
        case .done: phrases["today.done"]
        }
        let time = task.status == .done ? nil : task.seconds.map { DurationWords.words(for: $0, phrases) }
        details = [time, task.until.map { Self.words(until: $0, now, phrases) }].compactMap(\.self)
    }

    private static func title(of kind: TodayTask.Kind, _ phrases: Phrases) -> String {
        switch kind {
        case .consent(_, let isAgain): isAgain ? phrases["today.consentAgain"] : phrases["today.consent"]
        case .questionnaire(_, _, _, 1): phrases["today.questions"]
        case .questionnaire(_, _, let number, let count):
            phrases("today.questionsOf", ["n": phrases.number(number), "of": phrases.number(count)])
        case .prompt: phrases["today.prompt"]
        case .afterSession: phrases["today.afterSession"]
        case .preparation: phrases["today.preparation"]
        }
    }

    private static func words(until: TodayTask.Until, _ now: LocalTime, _ phrases: Phrases) -> String {
        switch until {
        case .endOf(let day) where day <= now.day: phrases["today.untilTonight"]
        case .endOf(let day): phrases("today.untilDay", ["day": phrases.day(day)])
        case .moment(let local): phrases("today.untilTime", ["time": phrases.moment(local, seenFrom: now)])
        }
    }
}

/// How long something takes, as people say it: whole minutes, rounded to the outside.
enum DurationWords {
    static func words(for seconds: ClosedRange<Int>, _ phrases: Phrases) -> String {
        let (from, to) = (max(1, seconds.lowerBound / 60), max(1, (seconds.upperBound + 59) / 60))
        if seconds.upperBound <= 60 { return phrases["common.lessThanAMinute"] }
        return from == to
            ? phrases("common.minutes", count: to)
            : phrases("common.minutesRange", ["from": phrases.number(from), "to": phrases.number(to)])
    }
}
