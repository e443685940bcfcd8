import GRDB
import Instruments
import Ledger
import Records
import StudyDesign

/// What must hold before an act is recorded, read from the tables inside the transaction
/// that would write it. Each rule that fails throws a `Refusal`.
struct Rules {
    let db: Database
    let book: LedgerBook

    private static let minutesOfYear = 527_040

    func check(_ act: Act) throws {
        if let last = book.lastInstant, act.instant < last {
            throw Refusal("The act is dated \(act.instant), before the newest entry of the ledger (\(last)). Time does not run backwards: check the clock.")
        }
        switch act.change {
        case .studyOpened(let study): try check(study)
        case .screened(let record): try check(record)
        case .enrolled(let record): try check(record)
        case .allocated(let record): try check(record)
        case .sessionHeld(let record): try check(record)
        case .submitted(let submission): try check(submission, at: act.instant)
        case .visitMissed(let record): try check(record)
        case .discontinued(let record): try check(record)
        case .planFrozen(let plan): try check(plan)
        case .snapshotFrozen(let snapshot): try check(snapshot)
        }
    }

    func study() throws -> StudyProtocol {
        guard let study = book.study else { throw Refusal("No study has been opened in this store.") }
        return study
    }

    private func check(_ study: StudyProtocol) throws {
        guard !study.id.rawValue.isEmpty, !study.version.isEmpty else {
            throw Refusal("A study needs an id and a version.")
        }
        if let rule = study.alertRules.first(where: { !(0...Self.minutesOfYear).contains($0.acknowledgeWithin) }) {
            throw Refusal("The alert rule for \(rule.item) gives \(rule.acknowledgeWithin) minutes to acknowledge; it must be 0 to a year.")
        }
        guard let held = book.study else { return }
        guard held.id == study.id else {
            throw Refusal("This store holds the study \(held.id); \(study.id) needs a store of its own.")
        }
        if book.protocols[study.version] != nil {
            throw Refusal("Version \(study.version) of the study \(study.id) is already open. An amendment takes a new version.")
        }
    }

    private func check(_ plan: FrozenPlan) throws {
        guard !plan.name.isEmpty else { throw Refusal("A frozen plan needs a name.") }
        if try exists("SELECT 1 FROM frozen_plan WHERE name = ?", [plan.name]) {
            throw Refusal("The plan \(plan.name) is already frozen. A changed plan takes a new name.")
        }
        guard plan.digest == Digest256(hashing: plan.text) else {
            throw Refusal("The digest of the plan \(plan.name) is not that of its text.")
        }
    }

    private func check(_ snapshot: FrozenSnapshot) throws {
        _ = try study()
        guard snapshot.ledgerSize > 0, snapshot.ledgerSize <= UInt64(book.size) else {
            throw Refusal("The snapshot covers \(snapshot.ledgerSize) entries, the ledger has \(book.size).")
        }
    }
}

extension Rules {
    func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try DatabaseValue.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) != nil
    }

    /// The first row's only column as text; nil without a row or when it is NULL.
    func text(_ sql: String, _ arguments: StatementArguments) throws -> String? {
        guard let value = try DatabaseValue.fetchOne(db.cachedStatement(sql: sql), arguments: arguments),
            case .string(let text) = value.storage
        else { return nil }
        return text
    }

    /// A day that reads back as itself: of the years 1900 to 9999.
    func check(_ day: Day) throws {
        guard Day(day.description) == day else {
            throw Refusal("The day \(day) is not one of the years 1900 to 9999.")
        }
    }

    /// Identifiers are compared byte by byte everywhere, so they hold nothing that has two
    /// spellings.
    func check<Entity>(_ id: Identifier<Entity>, _ what: String) throws {
        let bytes = id.rawValue.utf8
        guard !bytes.isEmpty, bytes.count <= 200, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Refusal("The id of a \(what) must be 1 to 200 printable ASCII characters without spaces.")
        }
    }
}
