import Statistics
import TrialStatistics

extension TailReport {
    /// The share of each arm that changed by so much or less, and the two thresholds; and the shares of both tails.
    var pictures: [Picture] {
        var pictures = [together].enumerated().compactMap { _, reading in distribution(reading, id: "change-together") }
        for (place, reading) in readings.enumerated() {
            if let picture = distribution(reading, id: "change-\(place + 1)") { pictures.append(picture) }
        }
        if let forest = shares { pictures.append(forest) }
        return pictures
    }

    private func distribution(_ reading: TailReading, id: String) -> Picture? {
        var lines: [Picture.Course.Line] = []
        for arm in arms.levels.indices {
            let sorted = reading.index.changes(in: arm, of: arms).sorted()
            guard let first = sorted.first else { continue }
            let n = Double(sorted.count)
            var points: [Picture.Course.Point] = [.init(position: first, value: 0)]
            for (place, value) in sorted.enumerated() where place + 1 == sorted.count || sorted[place + 1] > value {
                points.append(.init(position: value, value: Double(place + 1) / n))
            }
            lines.append(.init(name: "\(arms.levels[arm]) (n = \(sorted.count))", points: points))
        }
        guard !lines.isEmpty else { return nil }
        let bound = reading.index.scale?.critical ?? tails.critical
        for (name, place) in [("threshold below", -bound), ("threshold above", bound)] {
            lines.append(.init(name: name, points: [.init(position: place, value: 0), .init(position: place, value: 1)]))
        }
        let unit = reading.index.scale == nil ? "index of change, above 0 is worse" : "change in points"
        return Picture(
            id: id, title: "Change: \(reading.index.name)",
            caption: "The share of each arm that changed by so much or less; beyond the two thresholds a change is more than the error of measurement.",
            content: .course(.init(lines: lines, horizontal: unit, vertical: "share of the arm", isStepwise: true)))
    }

    private var shares: Picture? {
        var rows: [Picture.Forest.Row] = []
        for reading in [together] + readings {
            for (arm, count) in reading.counts.enumerated() where count.n > 0 {
                for (word, number) in [("worse", count.worse), ("better", count.better)] {
                    let ends = RiskIntervals.wilson(number, of: count.n, level: tails.level)
                    rows.append(.init(
                        label: "\(reading.index.name), \(arms.levels[arm]): \(word)", estimate: count.share(number), lower: ends.lower, upper: ends.upper))
                }
            }
        }
        guard !rows.isEmpty else { return nil }
        return Picture(
            id: "tails", title: "Reliably worse and reliably better",
            caption: "Both tails of every scale by arm with their intervals; the line is the share that error alone puts into a tail.",
            content: .forest(.init(rows: rows, reference: tails.expected, axis: "share of people")))
    }
}
