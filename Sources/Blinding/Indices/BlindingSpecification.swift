public import Statistics

/// How well people were blinded: what participants, therapists and raters guessed, on each occasion.
public struct BlindingSpecification: AnalysisSpecification {
    /// What one kind of person guessed on one occasion.
    public struct Guess: Hashable, Sendable {
        public var column: String
        /// Who guessed: "participant", "therapist", "rater".
        public var role: String
        /// When: "after session 1".
        public var occasion: String
        /// A column with how sure they were, from 0 to `surest`.
        public var certainty: String?
        public var surest: Double

        public init(column: String, role: String, occasion: String, certainty: String? = nil, surest: Double = 1) {
            self.column = column
            self.role = role
            self.occasion = occasion
            self.certainty = certainty
            self.surest = surest
        }

        /// A part of result names.
        var name: String { [role, occasion].filter { !$0.isEmpty }.joined(separator: "_").split(whereSeparator: { $0 == " " || $0 == "." }).joined(separator: "_") }
        var label: String { [role, occasion].filter { !$0.isEmpty }.joined(separator: ", ") }
    }

    public var arm: String
    public var guesses: [Guess]
    /// Answers that mean "I do not know".
    public var unknown: [String]
    public var level: Double

    public init(arm: String, guesses: [Guess], unknown: [String] = ["do not know"], level: Double = 0.95) {
        self.arm = arm
        self.guesses = guesses
        self.unknown = unknown
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> BlindingFit {
        guard !guesses.isEmpty else { throw BlindingError("No guess is named.") }
        let rounds = try guesses.map { guess in try GuessRound(guess, self, table) }
        return BlindingReport(spec: self, rounds: rounds, rowsGiven: table.rowCount).fit
    }
}

/// The guesses of one role on one occasion.
struct GuessRound {
    let guess: BlindingSpecification.Guess
    let table: GuessTable
    let missing: Int
    /// For each arm +certainty of right and −certainty of wrong guesses; nil without a column.
    let signs: [[Double]]?
    let withoutCertainty: Int

    init(_ guess: BlindingSpecification.Guess, _ spec: BlindingSpecification, _ data: DataTable) throws {
        let columns = try GuessColumns(arm: spec.arm, guess: guess.column, unknown: spec.unknown, in: data)
        self.guess = guess
        table = GuessTable(columns)
        missing = zip(columns.arm, columns.guess).count { $0 != nil && $1 == nil }
        guard let name = guess.certainty else {
            signs = nil
            withoutCertainty = 0
            return
        }
        let sure = try data.numbers(name).map(\.value)
        var signs = [[Double]](repeating: [], count: columns.arms.count)
        var lacking = 0
        let wrong = -1 / Double(columns.arms.count - 1)
        for row in 0..<data.rowCount {
            guard let arm = columns.arm[row], let answer = columns.guess[row] else { continue }
            if answer == GuessColumns.unknown {
                signs[arm].append(0)
                continue
            }
            guard let value = sure[row] else {
                lacking += 1
                continue
            }
            guard value >= 0, value <= guess.surest else {
                throw BlindingError("\"\(name)\" holds \(plain(value)); how sure somebody is lies between 0 and \(plain(guess.surest)) here. State the upper end under surest.")
            }
            signs[arm].append((answer == arm ? 1 : wrong) * value / guess.surest)
        }
        self.signs = signs
        withoutCertainty = lacking
    }
}
