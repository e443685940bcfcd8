import Instruments
package import Reports

/// Everything that the routes answer from: the content of one study, turned once into what templates print.
package struct Site: Sendable {
    package var studyTitle: String { content.studyTitle }
    package var isFictional: Bool { content.isFictional }
    package let stylesheet: String
    package let icon: String
    package let templates: PageTemplates
    /// What every page offers; another reader may be offered other pages.
    package var ways = SiteWays.study
    private let content: SiteContent
    private let overview: DocumentContext
    private let report: DocumentContext
    private let courses: [String: DocumentContext]
    private let places: [String: Int]
    private let help: HelpContext
    private let shelf: ShelfContext

    /// - Throws: `SiteFault`, listing all drawings of all documents that were refused; `OverstatedClaim`, if the report
    ///   says more than any study of this kind can.
    package init(content: SiteContent, resources: SiteResources) throws {
        try content.report.requireEarnedWords()
        self.content = content
        stylesheet = try Stylesheet.text(resources)
        icon = try resources.text("Assets/mark.svg")
        templates = try PageTemplates(resources: resources)
        help = try HelpContext(HelpLines(resources: resources))
        shelf = ShelfContext(content.catalog)

        var refused: [String] = []
        func converted(_ document: Document) throws -> DocumentContext? {
            do {
                return try DocumentContext(document)
            } catch SiteFault.drawings(let figures) {
                refused += figures.map { "\(document.title), \($0)" }
                return nil
            }
        }
        let overview = try converted(content.overview)
        let report = try converted(content.report)
        var courses: [String: DocumentContext] = [:]
        for (pseudonym, document) in content.courses.sorted(by: { $0.key < $1.key }) {
            courses[pseudonym] = try converted(document)
        }
        guard let overview, let report, refused.isEmpty else { throw SiteFault.drawings(refused) }
        self.overview = overview
        self.report = report
        self.courses = courses
        places = Dictionary(
            content.participants.enumerated().map { ($1.pseudonym, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Pages

    package func overviewPage() -> OverviewPage {
        OverviewPage(frame: frame(content.overview.title, here: .study), document: overview)
    }

    package func reportPage() -> ReportPage {
        ReportPage(frame: frame(content.report.title, here: .report), document: report)
    }

    package func instrumentsPage() -> InstrumentsPage {
        InstrumentsPage(frame: frame("Instruments", here: .instruments), shelf: shelf)
    }

    /// - Throws: `Failure.noSuchInstrument`.
    package func instrumentPage(_ id: String) throws -> InstrumentPage {
        let instrument = try instrument(id)
        return InstrumentPage(
            frame: frame(instrument.abbreviation, here: .instrument(.value(id))), instrument: instrument,
            document: try DocumentContext(InstrumentDocument(instrument).document))
    }

    /// - Parameter tried: what was filled in, or nil when the form is only looked at.
    /// - Throws: `Failure.noSuchInstrument`.
    package func trialPage(_ id: String, tried: TriedForm?) throws -> TrialPage {
        let instrument = try instrument(id)
        let tried = tried?.limited(to: instrument)
        let reading = try tried?.answers(to: instrument)
        let faults = reading?.faults ?? []
        let result = reading?.answers.map { TriedAnswers($0, to: instrument).document }
        let title = result?.title ?? TrialPage.title(of: instrument, hasFaults: !faults.isEmpty)
        return TrialPage(
            frame: frame(title, here: .trial(.value(id))), instrument: instrument,
            form: FormContext(instrument, tried: tried, faults: faults), result: try result.map { try DocumentContext($0) })
    }

    private func instrument(_ id: String) throws -> Instrument {
        guard let instrument = content.catalog.instrument(Instrument.ID(id)) else { throw Failure.noSuchInstrument }
        return instrument
    }

    package func helpPage() -> HelpPage {
        HelpPage(frame: frame("Help in a crisis", here: .help), help: help)
    }

    /// - Parameter page: from 1.
    /// - Throws: `Failure.noSuchPage` beyond the last page; the first page always exists.
    package func participantsPage(_ page: Int) throws -> ParticipantsPage {
        let people = content.participants
        let size = ParticipantsPage.size
        let count = max(1, (people.count + size - 1) / size)
        guard (1...count).contains(page) else { throw Failure.noSuchPage(last: count) }
        let rows = people.dropFirst((page - 1) * size).prefix(size)
        return ParticipantsPage(
            frame: frame("Participants", here: .participants()),
            summary: PageText(people.count == 1 ? "One person takes part." : "\(people.count) people take part."),
            isEmpty: people.isEmpty,
            people: rows.map { ParticipantRow($0, hasCourse: courses[$0.pseudonym] != nil) },
            pager: PagerContext(page: page, of: count))
    }

    /// - Throws: `Failure.noSuchParticipant`.
    package func participantPage(_ pseudonym: String) throws -> ParticipantPage {
        guard let course = courses[pseudonym], let document = content.courses[pseudonym] else {
            throw Failure.noSuchParticipant
        }
        return ParticipantPage(
            frame: frame(document.title, here: .participant(.value(pseudonym))),
            pseudonym: PageText(pseudonym), list: PageText(list(around: pseudonym).link), document: course,
            neighbors: neighbors(of: pseudonym))
    }

    package func failurePage(_ failure: Failure) -> FailurePage {
        let isStranger = failure == .otherHost
        return FailurePage(
            frame: isStranger
                ? PageFrame(title: failure.heading, study: "Maitri", isFictional: false, here: nil)
                : frame(failure.heading, here: nil),
            heading: PageText(failure.heading), explanation: PageText(failure.explanation),
            wayOn: failure.wayOn.map { .init(title: PageText($0.title), url: PageText($0.target.link)) })
    }

    private func frame(_ title: String, here: SiteURL?) -> PageFrame {
        PageFrame(title: title, study: content.studyTitle, isFictional: content.isFictional, here: here, ways: ways)
    }

    /// The page of the list on which a person stands.
    private func list(around pseudonym: String) -> SiteURL {
        guard let place = places[pseudonym] else { return .participants() }
        return .participants(page: place / ParticipantsPage.size + 1)
    }

    private func neighbors(of pseudonym: String) -> NeighborsContext {
        guard let place = places[pseudonym] else { return NeighborsContext(previous: nil, next: nil) }
        let people = content.participants
        let before = people[..<place].last { courses[$0.pseudonym] != nil }
        let after = people[(place + 1)...].first { courses[$0.pseudonym] != nil }
        return NeighborsContext(
            previous: before.map { .init($0.pseudonym) }, next: after.map { .init($0.pseudonym) })
    }
}
