import Mechanisms
import Statistics

extension MechanismFit {
    /// The verdict first, then what a reader must know beside the numbers.
    public var warnings: [String] {
        [verdictSentence] + aboutFocus + aboutSameVisit + aboutRivals + aboutRivalsNotTold + aboutTime
            + aboutEarlyDays + doubts + aboutReliability + aboutRivalReliability + aboutRoom + aboutRows + aboutChance
    }

    public var verdictSentence: String {
        verdict.sentence(
            exposure: specification.exposure, mechanism: specification.mechanism.name, outcome: specification.outcome.name,
            isRandomized: specification.assignment == .randomized)
    }

    /// Where the verdict does not say whether an effect is shown from earlier to later.
    private var aboutFocus: [String] {
        guard verdict.cannotTell, verdict != .together, let focus, focus.place == .lagged else { return [] }
        let shown = focus.indirect.interval == nil ? "cannot be estimated steadily" : focus.isShown ? "is shown" : "is not shown"
        return ["From earlier to later, an indirect effect through \(focus.candidate) \(shown) (n = \(focus.people); \(focus.timing.label))."]
    }

    private var aboutSameVisit: [String] {
        guard let same = effect(.concurrent, of: specification.mechanism.name), same.isShown else { return [] }
        let (m, y) = (specification.mechanism.name, specification.outcome.name)
        guard isSameVisitFlagged else {
            return ["Of the two effects through \(m), go by the one from earlier to later: the one of the same visit would be there under a reverse order too."]
        }
        return ["At the same visit an indirect effect through \(m) is shown (n = \(same.people)). It is not to be told from the reverse, \(y) moving \(m), nor from one improvement that shows in both scales."]
    }

    private var aboutRivals: [String] {
        [Place.lagged, .concurrent].compactMap { place in
            let rivals = rivalsAsWell(place)
            guard !rivals.isEmpty, let own = effect(place, of: specification.mechanism.name) else { return nil }
            let names = rivals.map { $0.finding == .better ? "\($0.rival) (larger)" : $0.rival }.joined(separator: ", ")
            return "\(place.label.capitalizedFirst): \(names) \(rivals.count == 1 ? "does" : "do") as well as \(specification.mechanism.name) or better (n = \(own.people); \(own.timing.label))."
        }
    }

    private var aboutRivalsNotTold: [String] {
        [Place.lagged, .concurrent].flatMap { place in
            rivalsNotTold(place).map { comparison in
                let (rival, m) = (comparison.rival, specification.mechanism.name)
                let start = "\(place.label.capitalizedFirst): whether \(rival) does less than \(m) cannot be told"
                switch comparison.doubt {
                case .earlier(let own, let mechanism):
                    return "\(start): its early measure was taken on day \(own), that of \(m) on day \(mechanism) (n = \(people))."
                case .reliability, nil:
                    return "\(start): it does not stand with a reliability of \(shortNumber(specification.assumedReliability)), and none of \(rival) is stated (n = \(people))."
                }
            }
        }
    }

    /// Early measures of different days invent an order: the later one has seen more of what moves both.
    private var aboutEarlyDays: [String] {
        let measures = ([specification.mechanism, specification.outcome] + specification.rivals).compactMap { measure in
            measure.early.flatMap { specification.days[$0] }.map { (name: measure.name, day: $0) }
        }
        guard Set(measures.map(\.day)).count > 1 else { return [] }
        let told = measures.map { "\($0.name) on day \($0.day)" }.joined(separator: ", ")
        return ["The early measures were taken on different days: \(told). A later one knows more of what was to come, so it seems to go first, or to carry more, without having moved anything; neither is told of it."]
    }

    private var aboutTime: [String] {
        var told: [String] = []
        let unknown = ([specification.mechanism, specification.outcome] + specification.rivals).flatMap { [$0.early, $0.late] }
            .compactMap(\.self).filter { specification.days[$0] == nil }
        if !unknown.isEmpty {
            told.append("The study days of \(unknown.joined(separator: ", ")) are not stated under \"measured\", so no order in time is read.")
        }
        if specification.assignment != .randomized {
            let how = specification.assignment == .observed ? "was not randomized" : "is not said to be randomized"
            told.append("\(specification.exposure) \(how), so its total effect and path a are differences between people that could have been there before.")
        }
        return told
    }

    /// What is wrong with the solution itself.
    var doubts: [String] {
        var told = absent.filter { $0.place.columns(of: measure($0.candidate), and: specification.outcome) != nil }
            .map { "\($0.candidate), \($0.place.label): \($0.reason)" }
        for effect in effects where !effect.indirect.isSteady {
            told.append("\(effect.candidate), \(effect.place.label): \(effect.indirect.reasonWithoutInterval)")
        }
        return told
    }

    func measure(_ name: String) -> MeasureColumns {
        ([specification.mechanism] + specification.rivals).first { $0.name == name } ?? specification.mechanism
    }

    /// An order that stands on little room below the stated reliability of the scale that follows.
    private var aboutRoom: [String] {
        guard [.mechanismFirst, .rivalAsWell, .rivalNotTold].contains(verdict),
            let curve = sensitivity.reliability.first(where: { $0.measure == specification.outcome.name }), let stated = curve.stated
        else { return [] }
        guard let lowest = curve.standsTo else { return [] }
        guard lowest > stated - 0.1 + 1e-9, lowest > 0.5 else { return [] }
        return ["With a reliability of \(curve.measure) below \(shortNumber(lowest)) the effect could not be shown; \(shortNumber(stated)) is stated. Agreement of answers within one sitting overstates what a scale keeps from one occasion to the next."]
    }

    private var aboutReliability: [String] {
        let without = [specification.mechanism, specification.outcome].filter { $0.reliability == nil }.map(\.name)
        guard !without.isEmpty else { return [] }
        return ["No reliability is stated for \(without.joined(separator: " and ")). A less reliable scale looks like the follower; an order in time is told only if it stands with \(shortNumber(specification.assumedReliability))."]
    }

    private var aboutRivalReliability: [String] {
        let without = specification.rivals.filter { $0.reliability == nil }.map(\.name)
        guard !without.isEmpty else { return [] }
        return ["No reliability is stated for the \(without.count == 1 ? "rival" : "rivals") \(without.joined(separator: ", ")). Error makes a rival look smaller; that one does less is told only if it stands with \(shortNumber(specification.assumedReliability))."]
    }

    private var aboutRows: [String] {
        let left = rowsInTable - people
        guard left > 0 else { return [] }
        let counts = missing.map { "\($0.column) in \($0.rows)" }.joined(separator: ", ")
        return ["Everything is on the same \(people) people; \(left) of \(rowsInTable) rows are left out because a value is missing: \(counts)."]
    }

    private var aboutChance: [String] {
        var told: [String] = []
        if let units { told += BootstrapSpecification.warnings(units: units) }
        if specification.bootstrap.resamples < 1000 {
            told.append("\(specification.bootstrap.resamples) resamples are few for interval ends; 10000 take little time.")
        }
        guard let focus, focus.indirect.isSteady else { return told }
        for interval in focus.indirect.summary?.intervals ?? [] where interval.kind == .percentile {
            told += interval.warnings(of: "the indirect effect through \(focus.candidate)", null: 0)
        }
        return told
    }
}

extension String {
    /// The same with a capital at the beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
