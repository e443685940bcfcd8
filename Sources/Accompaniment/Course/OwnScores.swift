public import Instruments
public import Records

/// The newest score sheet of each questionnaire that a person filled in and that stands.
public struct OwnScores: Hashable, Sendable {
    /// By visit and instrument.
    private let sheets: [Place: ScoreSheet]

    private struct Place: Hashable {
        let visit: String
        let instrument: Instrument.ID
    }

    /// The entries that have to be opened: one a response, and everything where something was scored anew.
    public static func entriesToOpen(of person: ParticipantState) -> [Int64] {
        let own = person.currentResponses.filter { $0.response.role == .participant }
        if own.contains(where: { $0.response.sheets > 1 }) { return person.entries }
        return own.map(\.response.entry).sorted()
    }

    public init(_ entries: [RecordedEntry], of person: ParticipantState) {
        var newest: [ResponseRecord.ID: ScoreSheet] = [:]
        for entry in entries.sorted(by: { $0.number < $1.number }) {
            switch entry.change {
            case .submitted(let submission)?: newest[submission.response.id] = submission.scores
            case .rescored(let rescoring)?: newest[rescoring.response] = rescoring.scores
            default: continue
            }
        }
        let own = person.currentResponses.filter { $0.response.role == .participant }
        sheets = own.sorted { $0.response.entry < $1.response.entry }.reduce(into: [:]) { all, pair in
            all[Place(visit: pair.response.visit, instrument: pair.response.instrument)] = newest[pair.id]
        }
    }

    public func sheet(of instrument: Instrument.ID, at visit: String) -> ScoreSheet? {
        sheets[Place(visit: visit, instrument: instrument)]
    }
}
