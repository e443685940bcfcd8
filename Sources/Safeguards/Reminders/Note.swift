import Accompaniment
public import Records
import StudyDesign

/// A mail that a participant may get: it says that something is on their list, and nothing more.
public struct Note: Hashable, Sendable {
    public let participant: Participant.ID
    /// What it is about, as the record names it: a prompt, a visit, a check-in. One mail each, a
    /// visit excepted, which is named once more on its last day.
    public let about: String

    public init(of participant: Participant.ID, about: String) {
        self.participant = participant
        self.about = about
    }
}

extension PersonDay {
    /// Notes about what is on the person's list and not done, in its order. Preparation and consent
    /// are spoken about, not mailed.
    func notes(told: Set<String>) -> [Note] {
        var names: [String] = []
        for task in list.tasks where task.status != .done {
            switch task.kind {
            case .prompt(let id, _): names.append(id.rawValue)
            case .afterSession(let id): names.append(CheckInName.text(of: id))
            case .questionnaire(let visit, _, _, _):
                names.append(visit)
                if task.until == .endOf(local.day), told.contains(visit) { names.append(visit + Note.again) }
            case .consent, .preparation: break
            }
        }
        return names.withoutRepeats.filter { !told.contains($0) }.map { Note(of: id, about: $0) }
    }
}

extension Note {
    static let again = ".again"
}
