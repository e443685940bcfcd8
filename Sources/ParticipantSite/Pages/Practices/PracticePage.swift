package import Accompaniment
import Access
package import Records
package import Web

/// One practice: its text, a timer where there is a script, and a few words afterwards. Template: `Practices/Practice`.
package struct PracticePage: ParticipantPage {
    package static let template = "Practices/Practice"
    package let frame: Frame
    package let back: LinkContext
    package let heading: PageText
    package let lead: PageText
    /// That what was said is kept; nil unless it has just been said.
    package let kept: PageText?
    package let faults: PracticeFaultsContext?
    /// Nil for what people bring along.
    package let guide: GuideContext?
    /// Nil while nothing new is taken in from this person.
    package let form: PracticeFormContext?
}

/// How it goes.
package struct GuideContext: Sendable {
    package let time: PageText
    /// That one may stop at any moment, and what helps then.
    package let freedom: PageText
    package let notNowHeading: PageText
    package let notNow: [PageText]
    package let stepsHeading: PageText
    package let steps: [StepContext]
    package let closing: PageText
    /// Nil where it takes the time it takes.
    package let timer: TimerContext?
    /// The way to a page to write on, for what is written; else nil.
    package let write: LinkContext?

    package struct StepContext: Sendable {
        package let words: PageText
        /// About how long; nil where it takes the time it takes.
        package let time: PageText?
    }
}

/// What the timer's script needs; without it there is nothing to see.
package struct TimerContext: Sendable {
    package let seconds: PageText
    /// Seconds after the beginning at which a bell may sound.
    package let bells: PageText
    package let start, pause, on, stop, bell, left, finished, stopped: PageText
}

/// Something to look at again, above everything else.
package struct PracticeFaultsContext: Sendable {
    package let heading: PageText
    package let faults: [LinkContext]
}

/// What somebody may say afterwards; each of it may be left out.
package struct PracticeFormContext: Sendable {
    package let heading: PageText
    package let lead: PageText
    package let action: PageText
    package let token: PageText
    /// The name under which it is recorded, once, however often it is sent.
    package let id: PageText
    package let minutes: Field
    package let howHeading: PageText
    package let finished: Choice
    package let stopped: Choice
    package let words: Field
    package let send: PageText

    package struct Field: Sendable {
        package let label: PageText
        package let hint: PageText
        package let value: PageText
        /// Nil when nothing has to be looked at again.
        package let fault: PageText?
    }

    package struct Choice: Sendable {
        package let label: PageText
        package let isChosen: Bool
    }
}

extension ParticipantSite {
    /// - Parameters:
    ///   - given: What came back, to be looked at again; nil for a new form.
    ///   - isKept: Something has just been recorded.
    package func practice(
        _ kind: Practice.Kind, _ call: Call, given: PracticeForm.Given? = nil, faults: [PracticeForm.Fault] = [], isKept: Bool = false
    ) -> PracticePage? {
        let phrases = call.phrases
        let guide = guides.guide(to: kind, in: phrases)
        guard guide != nil || kind == .other else { return nil }
        let isCollecting = call.person.map { ParticipantAct.logPractice.permission.standings.contains($0.standing) } ?? false
        return PracticePage(
            frame: frame(call, title: "practices.tab", scripts: guide?.seconds == nil ? [] : ["timer.js"]),
            back: LinkContext(phrases["practices.back"], ParticipantAct.practices.path),
            heading: PageText(guide?.title ?? phrases["practices.own.title"]), lead: PageText(guide?.about ?? phrases["practices.own.about"]),
            kept: isKept ? PageText(phrases["practices.kept"]) : nil,
            faults: faults.isEmpty
                ? nil
                : PracticeFaultsContext(
                    heading: PageText(phrases["common.checkBelow"]),
                    faults: faults.map { LinkContext(phrases["practices.fault.\($0.rawValue)"], "#log-\($0.rawValue)") }),
            guide: guide.map { self.guide($0, kind, phrases, isCollecting: isCollecting) },
            form: isCollecting ? form(kind, given ?? PracticeForm.Given(id: newName()), faults, call) : nil)
    }

    private func guide(_ guide: Guide, _ kind: Practice.Kind, _ phrases: Phrases, isCollecting: Bool) -> GuideContext {
        GuideContext(
            time: PageText(Self.time(of: guide, phrases)), freedom: PageText(phrases["practices.freedom"]),
            notNowHeading: PageText(phrases["practices.notNow"]), notNow: guide.notNow.map { PageText($0) },
            stepsHeading: PageText(phrases["practices.steps"]),
            steps: guide.steps.map { step in
                GuideContext.StepContext(
                    words: PageText(step.words), time: step.seconds.map { PageText(phrases("practices.seconds", count: $0)) })
            },
            closing: PageText(guide.closing), timer: timer(guide, phrases),
            write: kind == .kindLetter && isCollecting
                ? LinkContext(phrases["practices.write"], ParticipantAct.journalWritingPage.path) : nil)
    }

    private func timer(_ guide: Guide, _ phrases: Phrases) -> TimerContext? {
        guard let seconds = guide.seconds else { return nil }
        func text(_ key: String) -> PageText { PageText(phrases[key]) }
        return TimerContext(
            seconds: "\(String(seconds))", bells: PageText(guide.bells.map(String.init).joined(separator: " ")),
            start: text("practices.timer.start"), pause: text("practices.timer.pause"), on: text("practices.timer.on"),
            stop: text("practices.timer.stop"), bell: text("practices.timer.bell"),
            left: PageText(phrases("practices.timer.left", ["time": "{m}:{s}"])), finished: text("practices.timer.finished"),
            stopped: text("practices.timer.stopped"))
    }

    private func form(
        _ kind: Practice.Kind, _ given: PracticeForm.Given, _ faults: [PracticeForm.Fault], _ call: Call
    ) -> PracticeFormContext {
        let phrases = call.phrases
        func text(_ key: String) -> PageText { PageText(phrases[key]) }
        func fault(_ fault: PracticeForm.Fault) -> PageText? { faults.contains(fault) ? text("practices.fault.\(fault.rawValue)") : nil }
        return PracticeFormContext(
            heading: text("practices.log.heading"), lead: text("practices.log.lead"),
            action: PageText(ParticipantAct.logPractice.link(kind.rawValue)),
            token: PageText(call.token), id: PageText(faults.contains(.form) ? newName() : given.id),
            minutes: .init(
                label: text("practices.log.minutes"), hint: text("practices.log.minutesHint"), value: PageText(given.minutes), fault: fault(.minutes)),
            howHeading: text("practices.log.how"),
            finished: .init(label: text("practices.log.finished"), isChosen: given.finished == "finished"),
            stopped: .init(label: text("practices.log.stopped"), isChosen: given.finished == "stopped"),
            words: .init(label: text("practices.log.words"), hint: text("practices.log.wordsHint"), value: PageText(given.words), fault: fault(.words)),
            send: text("practices.log.send"))
    }
}
