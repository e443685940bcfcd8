public import Records
import StudyDesign

/// What every store must do, as a body that any store's tests can run: embedded or on a
/// server. It needs no test library; a breach is thrown as a sentence.
///
/// ```swift
/// for clause in StoreContract.clauses { try await clause.check { try await makeEmptyStore() } }
/// ```
public struct StoreContract: Sendable {
    public typealias Maker = @Sendable () async throws -> any RecordStore

    public let name: String
    let body: @Sendable (TestStudy, any RecordStore) async throws -> Void

    /// - Throws: `Breach`, or what the store throws.
    public func check(_ make: Maker) async throws {
        try await body(TestStudy(), make())
    }

    /// What a store did that it must not do.
    public struct Breach: Error, CustomStringConvertible {
        public let description: String
        public init(_ description: String) { self.description = description }
    }

    public static let clauses: [StoreContract] = [
        StoreContract(name: "an empty store holds nothing", body: emptyStore),
        StoreContract(name: "entries are numbered without gaps, and a refused act takes none with it", body: numbering),
        StoreContract(name: "an impossible act is refused with a sentence", body: refusals),
        StoreContract(name: "a dangerous answer or an open question raises its alert", body: alerts),
        StoreContract(name: "an alert that the protocol demands cannot be left out", body: missingAlert),
        StoreContract(name: "a correction replaces in the snapshot, and only once", body: corrections),
        StoreContract(name: "a snapshot does not depend on the order of arrival", body: orderOfArrival),
        StoreContract(name: "frozen plans and snapshots come back", body: frozen),
        StoreContract(name: "arms come from the sealed list, in its order", body: allocation),
        StoreContract(name: "an alert is told, claimed by one, acted on, and then closed", body: alertLadder),
        StoreContract(name: "answers are kept one by one, with their alerts", body: savedAnswers),
        StoreContract(name: "a session has two people, a discharge list and check-ins", body: sessions),
        StoreContract(name: "nobody acts in a role they do not hold", body: roles),
        StoreContract(name: "versions have no gaps and changes have reasons", body: versions),
        StoreContract(name: "callers at the same time get numbers of their own", body: concurrency),
    ]
}

extension Outcome {
    var isRecorded: Bool { if case .recorded = self { true } else { false } }
}

func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) throws {
    guard condition else { throw StoreContract.Breach(sentence()) }
}

/// Records one change and expects it to be refused.
func expectRefused(_ store: any RecordStore, _ change: Change, at minutes: Int = 0, why: String) async throws {
    try await expectRefused(store, change.act(at: minutes), why: why)
}

func expectRefused(_ store: any RecordStore, _ act: Act, why: String) async throws {
    let outcome = try await store.record([act]).first
    guard case .refused(let sentence) = outcome else { throw StoreContract.Breach("Not refused: \(why).") }
    try expect(sentence.hasSuffix(".") && sentence.count > 20, "The refusal is not a sentence: \(sentence)")
}

/// Records acts and expects every one to be recorded.
func expectRecorded(_ store: any RecordStore, _ acts: [Act]) async throws {
    for (act, outcome) in zip(acts, try await store.record(acts)) {
        if case .refused(let sentence) = outcome { throw StoreContract.Breach("\(act.change.trace.act) was refused: \(sentence)") }
    }
}

func expectRecorded(_ store: any RecordStore, _ changes: [Change], at minutes: Int = 0, because reason: String? = nil) async throws {
    try await expectRecorded(store, changes.map { $0.act(at: minutes, because: reason) })
}
