import Ledger
public import Records

extension LedgerStore {
    /// Who a participant is and how they want to be met, as it stands now. Nil and the choices of whoever
    /// made none where there is nothing, or it cannot be opened.
    public func correspondence(of participant: Participant.ID) async throws -> (identity: Identity?, preferences: Preferences) {
        let person = try await state()[participant]
        let keyring = keyring
        return try await backend.read { store in
            let traces = LedgerReader(store: store, keyring: nil)
            let newest = try person.entries.last { number in
                if case .identity? = try traces.entry(number)?.trace { true } else { false }
            }
            let reader = LedgerReader(store: store, keyring: keyring)
            var (identity, preferences) = (Identity?.none, Preferences.initial(of: participant))
            if let newest, case .identitySet(let known)? = try reader.entry(newest)?.change { identity = known }
            if let entry = person.preferences.entry, case .preferencesSet(let chosen)? = try reader.entry(entry)?.change { preferences = chosen }
            return (identity, preferences)
        }
    }
}
