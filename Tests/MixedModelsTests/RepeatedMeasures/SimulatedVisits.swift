import MixedModels
import Statistics

/// Repeated measures drawn for the tests: two arms, a baseline, visits that fail at random.
enum SimulatedVisits {
    /// Columns: intercept, baseline, arm, visits 2…T, arm at the last visit (for T > 1).
    static func measures(
        persons: Int, visits: Int, missing: Double = 0.2, groups: Int = 1, seed: UInt64, stream: UInt64 = 1
    ) -> RepeatedMeasures {
        var random = RandomStream(seed: seed, stream: stream)
        var rows: [[Double]] = []
        var outcome: [Double] = []
        var person: [Int] = []
        var visit: [Int] = []
        for i in 0..<persons {
            let arm = Double(i % 2)
            let base = 20 + 4 * random.normal()
            let level = 2 * random.normal()
            var carried = 0.0
            for t in 0..<visits {
                carried = 0.6 * carried + (1 + 0.3 * Double(t)) * random.normal()
                guard random.uniform() >= missing else { continue }
                var row: [Double] = [1, base, arm]
                for other in 1..<max(visits, 1) { row.append(other == t ? 1 : 0) }
                if visits > 1 { row.append(t == visits - 1 ? arm : 0) }
                rows.append(row)
                let time = Double(t)
                let mean = 5 + 0.4 * base - 0.5 * time - 0.4 * arm * time
                outcome.append(mean + level + carried)
                person.append(i)
                visit.append(t)
            }
        }
        return RepeatedMeasures(
            design: Matrix(rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap { $0 }),
            outcome: outcome, person: person, visit: visit, persons: persons, visits: visits,
            groupOfPerson: (0..<persons).map { ($0 / 2) % groups }, groups: groups)
    }
}
