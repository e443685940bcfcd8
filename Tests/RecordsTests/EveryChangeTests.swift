import Records
import StoreContract
import Testing

/// Every kind of change, written out and read back, whole and as far as it stands in the open.
@Suite struct EveryChangeTests {
    private let changes: [Change]

    init() throws { changes = try EveryChange(TestStudy()).changes() }

    @Test func thereIsOneOfEachKind() {
        let kinds = Set(changes.map(name))
        #expect(kinds.count == EveryChange.kinds, "\(kinds.sorted())")
    }

    @Test func everyChangeReadsBack() throws {
        for change in changes {
            let bytes = try CanonicalJSON.encode(change)
            #expect(try CanonicalJSON.decode(Change.self, from: bytes) == change)
            #expect(try CanonicalJSON.encode(CanonicalJSON.decode(Change.self, from: bytes)) == bytes)
        }
    }

    @Test func everyTraceReadsBack() throws {
        for change in changes {
            let bytes = try CanonicalJSON.encode(change.trace)
            #expect(try CanonicalJSON.decode(Trace.self, from: bytes) == change.trace)
        }
    }

    /// What is not sealed stands in the open whole; what is sealed does not.
    @Test func aTraceGivesBackWhatIsOpen() {
        for change in changes {
            #expect(change.trace.change == (change.vault == .open ? change : nil), "\(change.trace.act)")
        }
    }

    /// A trace that is about a person's sealed record names that person and no other.
    @Test func aTraceIsAboutWhomItsVaultIs() {
        for change in changes {
            switch change.vault {
            case .clinical(let participant), .identity(let participant):
                #expect(change.trace.participant == participant, "\(change.trace.act)")
            case .staff: #expect(change.trace.participant == nil, "\(change.trace.act)")
            case .open, .safety, .allocation: break
            }
        }
    }

    @Test func noTraceTellsASecret() throws {
        var told = 0
        for change in changes where change.vault != .open {
            let content = String(decoding: try CanonicalJSON.encode(change), as: UTF8.self)
            let open = String(decoding: try CanonicalJSON.encode(change.trace), as: UTF8.self) + change.trace.object
            told += EveryChange.secrets.contains(where: content.contains) ? 1 : 0
            for secret in EveryChange.secrets {
                #expect(!open.contains(secret), "\(change.trace.act) says \(secret) in the open: \(open)")
            }
        }
        // Or nothing was looked for.
        #expect(told > 25)
    }

    /// The acts' names are the words of an enumeration's cases.
    private func name(_ change: Change) -> String { String("\(change)".prefix { $0 != "(" }) }
}
