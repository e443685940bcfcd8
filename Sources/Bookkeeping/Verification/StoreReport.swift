public import Ledger

/// What verifying a store found. No server, no lock and no secret is needed for it.
public struct StoreReport: Hashable, Codable, Sendable {
    /// The ledger against its signed checkpoints.
    public let ledger: LedgerReport
    /// Whether the tables were rebuilt from the ledger and compared as well.
    public let isDeep: Bool
    /// What is wrong, in the order in which it was found: the ledger's own findings first.
    public let findings: [StoreFinding]
    /// How many further findings were left out of `findings`.
    public let furtherFindings: Int
    /// What was opened, and what could not be, where the look was deep.
    public let contents: ContentCount
    /// What is not damage and should be known, a sentence each.
    public let notes: [String]

    /// Sealed contents of entries.
    public struct ContentCount: Hashable, Codable, Sendable {
        public internal(set) var opened = 0
        /// Their keys were destroyed, as ordered.
        public internal(set) var erased = 0
        /// No keyring was given.
        public internal(set) var unopened = 0
    }

    /// Whether nothing is wrong.
    public var isIntact: Bool { findings.isEmpty }

    /// The report in one sentence.
    public var summary: String {
        guard !isIntact else {
            return isDeep ? ledger.summary + " The tables are what the ledger amounts to." : ledger.summary
        }
        let count = findings.count + furtherFindings
        return "The store is damaged: \(count) \(count == 1 ? "finding" : "findings") in \(ledger.entries) entries."
    }
}

/// One thing that is wrong with a store.
public struct StoreFinding: Hashable, Codable, Sendable, CustomStringConvertible {
    public enum Place: Hashable, Codable, Sendable {
        /// The database as a whole, its pages or its schema.
        case file
        /// An entry of the ledger, by its number.
        case entry(Int64)
        /// The ledger where no single entry can be named, or its checkpoints.
        case ledger
        /// A row, by its table and its key as text.
        case row(table: String, key: String)
        case table(String)
    }

    public let place: Place
    /// What is wrong, for people.
    public let sentence: String

    public var description: String { sentence }

    init(_ place: Place, _ sentence: String) {
        self.place = place
        self.sentence = sentence
    }

    init(_ finding: LedgerFinding) {
        self.init(finding.entry.map { .entry($0) } ?? .ledger, finding.sentence)
    }
}

/// Findings up to a limit; beyond it they are counted.
struct Findings {
    private(set) var listed: [StoreFinding] = []
    private(set) var further = 0
    private let limit = 1_000

    mutating func add(_ finding: StoreFinding) {
        if listed.count < limit { listed.append(finding) } else { further += 1 }
    }

    mutating func add(_ place: StoreFinding.Place, _ sentence: String) { add(StoreFinding(place, sentence)) }

    mutating func count(further number: Int) { further += number }
}
