import Ledger
import Records
import StudyDesign

/// The keyring against the ledger: no key that sealed something may be missing, unless its
/// destruction was ordered, and no key that was destroyed may come back.
struct KeyComparison {
    let used: LedgerReading.UsedKeys
    let state: RecordState
    var isRecovery = false

    /// - Throws: `StoreError.ledger`, or what the keyring throws.
    func check(_ keyring: Keyring) throws {
        let missing = used.keys.sorted().filter { name in
            do {
                _ = try keyring.key(name, generation: used[name] ?? 1)
                return false
            } catch KeyringError.destroyed {
                return false
            } catch {
                return true
            }
        }
        if !missing.isEmpty {
            throw StoreError.ledger("The keyring lacks \(missing.count) of the keys that the ledger's entries were sealed with, the first of them \(missing[0]). It is another store's, or an older copy. The store was not opened; use its own keyring.")
        }
        for name in used.keys.sorted() {
            guard case .destroyed = keyring.state(name), !isErased(name), !isRecovery else { continue }
            throw StoreError.ledger("The key \(name) was destroyed, and the ledger knows of no order for it. The store was not opened; an older copy of it may have been put back.")
        }
        for name in used.keys where isErased(name) {
            if case .present = keyring.state(name) { try keyring.destroy(name, at: state.newest?.milliseconds ?? 0) }
        }
    }

    private func isErased(_ name: KeyName) -> Bool {
        guard let subject = name.subject, let scope = state[Participant.ID(subject)].erased else { return false }
        return Erasure.keys(of: Participant.ID(subject), scope).contains(name)
    }
}

extension Erasure {
    /// The keys that an erasure destroys.
    static func keys(of participant: Participant.ID, _ scope: Scope) -> [KeyName] {
        let vaults: [Vault] = switch scope {
        case .sever: [.identity(participant)]
        case .shred: [.identity(participant), .clinical(participant)]
        }
        return vaults.compactMap(\.key)
    }
}
