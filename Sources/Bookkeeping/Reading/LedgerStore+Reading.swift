public import Instruments
public import Ledger
public import Records
public import StudyDesign

extension LedgerStore {
    public func study() async throws -> StudyProtocol? { try await state().study }

    /// The records as they stand. People who asked that nothing be done with what was
    /// collected, or whose keys were destroyed, are named as withheld.
    public func snapshot() async throws -> Snapshot {
        let keyring = keyring
        return try await backend.read { store in
            try LedgerReader(store: store, keyring: keyring).snapshot(ofFirst: UInt64(clamping: store.ledgerSize()))
        }
    }

    /// The records as they stood after the first `entries` entries of the ledger, without
    /// those of people who have asked since that nothing be done with them.
    ///
    /// - Throws: `StoreError.ledger` when the ledger is shorter or holds no study by then.
    public func snapshot(ofFirst entries: UInt64) async throws -> Snapshot {
        let keyring = keyring
        let restricted = Set(try await state().participants.filter { $0.value.isUnder(.restrict) }.keys)
        return try await backend.read { store in
            try LedgerReader(store: store, keyring: keyring).snapshot(ofFirst: entries, alsoWithheld: restricted)
        }
    }

    public func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) {
        let (plans, snapshots) = try await backend.read { store in
            var plans: [FrozenPlan] = []
            var snapshots: [FrozenSnapshot] = []
            try LedgerReader(store: store, keyring: nil).each { entry in
                switch entry.trace {
                case .plan(let plan): plans.append(plan)
                case .snapshot(let snapshot): snapshots.append(snapshot)
                default: break
                }
                return true
            }
            return (plans, snapshots)
        }
        return (plans, snapshots)
    }

    /// Alerts that nobody has closed, urgent ones first, then by the time at which they
    /// escalate.
    public func openAlerts() async throws -> [AlertRecord] {
        let open = try await state().alerts.open.values
        let alerts = try await self.alerts(Array(open))
        return alerts.sorted {
            ($0.severity == .urgent ? 0 : 1, $0.acknowledgeBy, $0.id) < ($1.severity == .urgent ? 0 : 1, $1.acknowledgeBy, $1.id)
        }
    }

    /// Entries by their numbers, opened where the keyring can; numbers beyond the ledger are left out.
    public func entries(_ numbers: [Int64]) async throws -> [RecordedEntry] {
        let keyring = keyring
        return try await backend.read { store in
            let reader = LedgerReader(store: store, keyring: keyring)
            return try numbers.compactMap { number in
                try reader.entry(number).map { entry in
                    RecordedEntry(
                        number: number, instant: entry.instant, actor: entry.entry.actor,
                        role: Role(rawValue: entry.entry.role) ?? .service, zone: entry.zone, trace: entry.trace,
                        change: entry.change, reason: entry.reason)
                }
            }
        }
    }

    /// What raised each of these alerts.
    public func alerts(_ open: [OpenAlert]) async throws -> [AlertRecord] {
        let keyring = keyring
        return try await backend.read { store in
            let reader = LedgerReader(store: store, keyring: keyring)
            return try open.map(reader.alert)
        }
    }

    /// Where the open channels of the team lead.
    public func channelAddresses() async throws -> [Channel.ID: String] {
        let keyring = keyring
        return try await backend.read { store in
            var addresses: [Channel.ID: String] = [:]
            func isChannel(_ trace: Trace) -> Bool { if case .channel = trace { true } else { false } }
            try LedgerReader(store: store, keyring: keyring).each(opening: isChannel) { entry in
                if case .channelSet(let channel)? = entry.change { addresses[channel.id] = channel.isOpen ? channel.address : nil }
                return true
            }
            return addresses
        }
    }

    /// The words of questionnaires that the site brought in.
    ///
    /// - Throws: `StoreError.ledger` when words cannot be opened, or are not those that were imported.
    public func wordings() async throws -> WordingShelf {
        let keyring = keyring
        return try await backend.read { store in
            var shelf = WordingShelf()
            func isWording(_ trace: Trace) -> Bool { if case .wording = trace { true } else { false } }
            try LedgerReader(store: store, keyring: keyring).each(opening: isWording) { entry in
                guard isWording(entry.trace) else { return true }
                guard case .wordingImported(let wording)? = entry.change,
                    wording.matchesChecksum({ Digest256(hashing: $0).hex }) == true
                else {
                    throw StoreError.ledger("The words in entry \(entry.entry.sequence) cannot be opened, or are not those that were imported. Verify the store.")
                }
                shelf.put(wording)
                return true
            }
            return shelf
        }
    }

    /// Everything that was recorded about a person, in order.
    public func history(of participant: Participant.ID) async throws -> [ReadEntry] {
        let keyring = keyring
        return try await backend.read { store in
            var entries: [ReadEntry] = []
            try LedgerReader(store: store, keyring: keyring).each(opening: { $0.participant == participant }) { entry in
                if entry.trace.participant == participant { entries.append(entry) }
                return true
            }
            return entries
        }
    }

    /// One entry of the ledger.
    public func entry(_ number: UInt64) async throws -> ReadEntry? {
        let keyring = keyring
        return try await backend.read { store in
            try LedgerReader(store: store, keyring: keyring).entry(Int64(clamping: number))
        }
    }

    /// The newest signed checkpoint, to be kept elsewhere: on paper, in a mail, by a witness.
    public func newestCheckpoint() async throws -> SignedCheckpoint? {
        try await backend.read { try $0.newestCheckpoint() }.map { try SignedCheckpoint(parsing: $0) }
    }
}
