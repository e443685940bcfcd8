import Instruments
import Records
import Statistics
import StudyDesign

/// The answers to one item at one visit, as they were given: what a test of whether a scale is the
/// same afterwards looks at.
struct AnsweredItem: Sendable {
    let code: String
    let visit: Visit
    /// By participant of ``AnalysisDataset/randomized``.
    let cells: [NumericCell]

    var name: String { "\(code)_\(visit.code)" }

    /// Every item of the instruments at every visit that asks for them, in protocol order.
    static func all(
        of instruments: [Instrument], _ snapshot: Snapshot, people: [SubjectLevel], gaps: Gaps
    ) -> [AnsweredItem] {
        let responses = Dictionary(
            snapshot.submissions.map { (Gaps.Place($0.response.participant, $0.response.visit, $0.scores.instrument), $0.response) },
            uniquingKeysWith: { _, later in later })
        return instruments.flatMap { instrument in
            snapshot.study.visits.filter { $0.instruments.contains(instrument.id) }.flatMap { visit -> [AnsweredItem] in
                let forms = people.map { responses[Gaps.Place($0.participant, visit.code, instrument.id)]?.answers }
                let reasons = people.map { gaps.reason(for: $0.participant, at: visit) }
                return instrument.items.map { item in
                    let cells = zip(forms, reasons).map { form, reason -> NumericCell in
                        guard let form else { return .missing(reason) }
                        switch form[item.code] {
                        case .value(let value): return .value(value)
                        case .missing(let blank): return .missing(MissingReason("item: \(blank.rawValue)"))
                        }
                    }
                    return AnsweredItem(code: item.code, visit: visit, cells: cells)
                }
            }
        }
    }
}

extension AnalysisDataset {
    var practiceColumns: [Column] { practices.map { Column(name: $0.name, content: .numeric($0.cells)) } }
    var itemColumns: [Column] { items.map { Column(name: $0.name, content: .numeric($0.cells)) } }
}
