import Ledger
public import Records
public import StudyDesign

extension LedgerStore {
    /// Begins an erasure whose cooling-off is over, destroys the person's keys, and records
    /// that it is done. A program that is killed in between does the rest when it opens.
    ///
    /// - Parameter reason: Why, for the record.
    /// - Returns: The outcome of the beginning; nothing is destroyed when it is refused.
    public func erase(
        _ participant: Participant.ID, because reason: String, by actor: String = Act.service, as role: Role = .service,
        at instant: Instant
    ) async throws -> Outcome {
        guard let last = try await state()[participant].erasures.last, let number = try await number(of: participant) else {
            return .refused("No erasure of participant \(participant) is ordered.")
        }
        let begun = Erasure(participant: participant, number: number, scope: last.scope, step: .begun, legalBasis: reason)
        let outcome = try await record([Act(at: instant, by: actor, as: role, .erasure(begun), because: reason)]).first
        if case .recorded = outcome { try await completeErasures(at: instant) }
        return outcome ?? .refused("Nothing was recorded.")
    }

    private func number(of participant: Participant.ID) async throws -> Int? {
        let count = try await state()[participant].erasures.count
        return count > 0 ? count : nil
    }

    /// Destroys the keys of every erasure that has begun, and says so.
    func completeErasures(at instant: Instant) async throws {
        let state = try await state()
        for (participant, person) in state.participants.sorted(by: { $0.key < $1.key }) {
            guard let last = person.erasures.last, last.step == .begun else { continue }
            for key in Erasure.keys(of: participant, last.scope) { try keyring.destroy(key, at: instant.milliseconds) }
            let done = Erasure(
                participant: participant, number: person.erasures.count, scope: last.scope, step: .done,
                legalBasis: "as ordered")
            _ = try await record([
                Act(at: instant, by: Act.service, as: .service, .erasure(done), because: "The keys are destroyed.")
            ])
        }
    }
}
