import AnalysisPlans
public import Statistics
import Synchronization
import TrialStatistics

/// How often the program said what of each planted truth.
public struct OperatingTable: Hashable, Sendable {
    public struct Count: Hashable, Sendable {
        public let name: String
        public let count: Int
    }

    public struct Row: Hashable, Sendable {
        public let id: String
        public let truth: String
        public let wanted: String
        public let people: Int
        /// Repetitions that were carried out; those that could not be are in `failures`.
        public let repetitions: Int
        public let right: Int
        /// Words that were said, most frequent first.
        public let words: [Count]
        public let tallies: [Count]
        /// Sentences of plans that could not be carried out, with how often.
        public let failures: [Count]

        public var share: Double { repetitions > 0 ? Double(right) / Double(repetitions) : 0 }

        /// Wilson's (1927).
        public func interval(level: Double = 0.95) -> Ends { RiskIntervals.wilson(right, of: repetitions, level: level) }
    }

    public let rows: [Row]
    public let seed: UInt64

    /// - Parameter repetitions: of each scenario, at least 1.
    /// - Throws: faults of a scenario's plan, or `CancellationError`.
    public init(_ scenarios: [PlantedScenario], repetitions: Int, seed: UInt64, running: Running) throws {
        let repetitions = max(1, repetitions)
        let plans = try scenarios.map { try $0.planned() }
        let said = Mutex([Result<PlantedReading, Sentence>?](repeating: nil, count: scenarios.count * repetitions))
        try Pieces.carryOut(scenarios.count * repetitions, running: running) { piece in
            let place = piece / repetitions
            let answer = Self.answer(scenarios[place], plans[place], seed: seed, repetition: piece % repetitions + 1)
            said.withLock { $0[piece] = answer }
        }
        let all = said.withLock { $0 }
        self.seed = seed
        rows = scenarios.indices.map { place in
            Self.row(scenarios[place], all[(place * repetitions)..<((place + 1) * repetitions)].compactMap { $0 })
        }
    }

    private struct Sentence: Error, Hashable {
        let text: String
    }

    private static func answer(
        _ scenario: PlantedScenario, _ plan: AnalysisPlan, seed: UInt64, repetition: Int
    ) -> Result<PlantedReading, Sentence> {
        do {
            let table = try scenario.table(seed: seed, repetition: repetition)
            let provenance = Provenance(planHash: "", dataHash: "", programVersion: "")
            return .success(scenario.read(try plan.carryOut(on: table, threads: 1, provenance: provenance).results))
        } catch {
            return .failure(Sentence(text: "\(error)"))
        }
    }

    private static func row(_ scenario: PlantedScenario, _ answers: [Result<PlantedReading, Sentence>]) -> Row {
        var readings: [PlantedReading] = []
        var failed: [String] = []
        for answer in answers {
            switch answer {
            case .success(let reading): readings.append(reading)
            case .failure(let sentence): failed.append(sentence.text)
            }
        }
        var names: [String] = []
        for tally in readings.flatMap(\.tallies) where !names.contains(tally.name) { names.append(tally.name) }
        let tallies = names.map { name in
            Count(name: name, count: readings.count { $0.tallies.contains(.init(name, true)) })
        }
        return Row(
            id: scenario.id, truth: scenario.truth, wanted: scenario.wanted, people: scenario.people, repetitions: readings.count,
            right: readings.count(where: \.isRight), words: counts(readings.map(\.words)), tallies: tallies, failures: counts(failed))
    }

    /// Most frequent first, equal ones by name.
    private static func counts(_ words: [String]) -> [Count] {
        var found: [Count] = []
        for word in Set(words).sorted() { found.append(Count(name: word, count: words.count { $0 == word })) }
        return found.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
