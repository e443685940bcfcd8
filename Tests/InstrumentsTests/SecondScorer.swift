/// A second scorer, written apart from the first: plain loops over a table that was typed again
/// from the published keys. It shares no code and no definition file with `Sources/Instruments`.
struct SecondScorer {
    /// One line of the table: name, items, reversed items, and what is done with them.
    struct Line {
        let name: String
        let items: [Int]
        let isReversed: [Bool]
        let isMean: Bool
        let mayMiss: Int

        init(
            name: String, items: [Int], reversed: [Int] = [], isMean: Bool = false, mayMiss: Int = 0
        ) {
            self.name = name
            self.items = items
            isReversed = items.map { reversed.contains($0) }
            self.isMean = isMean
            self.mayMiss = mayMiss
        }
    }

    let low: Double
    let high: Double
    let count: Int
    let lines: [Line]

    /// Scores in the order of the lines; nil where there is none.
    func scores(_ answers: [Double?]) -> [Double?] {
        var result: [Double?] = []
        for line in lines {
            var total = 0.0
            var seen = 0
            for place in 0..<line.items.count {
                if let answer = answers[line.items[place] - 1] {
                    seen += 1
                    total += line.isReversed[place] ? low + high - answer : answer
                }
            }
            if seen == 0 || line.items.count - seen > line.mayMiss {
                result.append(nil)
            } else if line.isMean {
                result.append(total / Double(seen))
            } else {
                result.append(total / Double(seen) * Double(line.items.count))
            }
        }
        return result
    }

    static func of(_ id: String) -> SecondScorer? {
        switch id {
        case "scs": return scs
        case "phq9":
            return .init(
                low: 0, high: 3, count: 9,
                lines: [.init(name: "total", items: [1, 2, 3, 4, 5, 6, 7, 8, 9], mayMiss: 2)])
        case "gad7":
            return .init(
                low: 0, high: 3, count: 7, lines: [.init(name: "total", items: [1, 2, 3, 4, 5, 6, 7])])
        case "pcl5", "caps5": return .init(low: 0, high: 4, count: 20, lines: posttraumatic)
        case "dass21": return .init(low: 0, high: 3, count: 21, lines: dass)
        case "ders36": return .init(low: 1, high: 5, count: 36, lines: ders)
        default: return nil
        }
    }

    private static let harsh: [Int] = [1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25]

    private static let scs = SecondScorer(
        low: 1, high: 5, count: 26,
        lines: [
            Line(name: "self_kindness", items: [5, 12, 19, 23, 26], isMean: true),
            Line(name: "self_judgment", items: [1, 8, 11, 16, 21], isMean: true),
            Line(name: "common_humanity", items: [3, 7, 10, 15], isMean: true),
            Line(name: "isolation", items: [4, 13, 18, 25], isMean: true),
            Line(name: "mindfulness", items: [9, 14, 17, 22], isMean: true),
            Line(name: "over_identification", items: [2, 6, 20, 24], isMean: true),
            Line(name: "total_item_mean", items: Array(1...26), reversed: harsh, isMean: true),
            Line(name: "cs_item_mean", items: (1...26).filter { !harsh.contains($0) }, isMean: true),
            Line(name: "ucs_item_mean", items: harsh, isMean: true),
        ])

    private static let posttraumatic: [Line] = [
        Line(name: "cluster_b", items: [1, 2, 3, 4, 5]),
        Line(name: "cluster_c", items: [6, 7]),
        Line(name: "cluster_d", items: [8, 9, 10, 11, 12, 13, 14]),
        Line(name: "cluster_e", items: [15, 16, 17, 18, 19, 20]),
        Line(name: "total", items: Array(1...20)),
    ]

    private static let dass: [Line] = [
        Line(name: "depression_raw", items: [3, 5, 10, 13, 16, 17, 21]),
        Line(name: "anxiety_raw", items: [2, 4, 7, 9, 15, 19, 20]),
        Line(name: "stress_raw", items: [1, 6, 8, 11, 12, 14, 18]),
        Line(name: "total_raw", items: Array(1...21)),
    ]

    private static let ders: [Line] = [
        Line(name: "nonaccept", items: [11, 12, 21, 23, 25, 29]),
        Line(name: "goals", items: [13, 18, 20, 26, 33], reversed: [20]),
        Line(name: "impulse", items: [3, 14, 19, 24, 27, 32], reversed: [24]),
        Line(name: "awareness", items: [2, 6, 8, 10, 17, 34], reversed: [2, 6, 8, 10, 17, 34]),
        Line(name: "strategies", items: [15, 16, 22, 28, 30, 31, 35, 36], reversed: [22]),
        Line(name: "clarity", items: [1, 4, 5, 7, 9], reversed: [1, 7]),
        Line(
            name: "total", items: Array(1...36), reversed: [1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34]),
    ]
}

extension SecondScorer {
    /// The names of what `more` gives.
    static func moreNames(_ id: String) -> [String] {
        switch id {
        case "scs":
            ["cs_facet_mean", "ucs_facet_mean", "total_sum_of_facet_means", "total_grand_mean"]
                + ["rucs_item_mean"]
        case "dass21": ["depression", "anxiety", "stress"]
        case "pcl5": ["n_b", "n_c", "n_d", "n_e"]
        case "phq9": ["symptom_count"]
        default: []
        }
    }

    /// What the lines do not hold: composites and counts, each written out.
    func more(_ id: String, _ answers: [Double?], _ line: [Double?]) -> [Double?] {
        switch id {
        case "scs":
            var (kind, hard): (Double?, Double?) = (nil, nil)
            if let first = line[0], let second = line[2], let third = line[4] {
                kind = first + second + third
            }
            if let first = line[1], let second = line[3], let third = line[5] {
                hard = first + second + third
            }
            var sum: Double?
            if let kind, let hard { sum = kind + 18 - hard }
            return [kind.map { $0 / 3 }, hard.map { $0 / 3 }, sum, sum.map { $0 / 6 }]
                + [line[8].map { 6 - $0 }]
        case "dass21":
            return [line[0].map { 2 * $0 }, line[1].map { 2 * $0 }, line[2].map { 2 * $0 }]
        case "pcl5":
            var counts: [Double?] = []
            for (first, last) in [(1, 5), (6, 7), (8, 14), (15, 20)] {
                var present = 0.0
                var isComplete = true
                for number in first...last {
                    guard let answer = answers[number - 1] else { isComplete = false; continue }
                    if answer > 1 { present += 1 }
                }
                counts.append(isComplete ? present : nil)
            }
            return counts
        case "phq9":
            return [answers.contains(nil) ? nil : symptoms(answers, blank: 0)]
        default: return []
        }
    }

    /// PHQ-9 symptoms with every blank taken as `blank`.
    private func symptoms(_ answers: [Double?], blank: Double) -> Double {
        var present = 0.0
        for number in 1...9 where (answers[number - 1] ?? blank) >= (number == 9 ? 1 : 2) {
            present += 1
        }
        return present
    }

    /// A rule by brute force: it is decided when every way to fill the blanks agrees. Symptoms only
    /// cross one threshold, so filling with the lowest and the highest answer covers each item.
    func rules(_ id: String, _ answers: [Double?]) -> [String: Bool?] {
        let blanks = (1...count).filter { answers[$0 - 1] == nil }
        guard blanks.count <= 6 else { return [:] }
        var seen: [String: Set<Bool>] = [:]
        for pattern in 0..<(1 << blanks.count) {
            var filled = answers.map { $0 ?? low }
            for (bit, number) in blanks.enumerated() where pattern & (1 << bit) != 0 {
                filled[number - 1] = high
            }
            for (name, truth) in rulesOfComplete(id, filled) { seen[name, default: []].insert(truth) }
        }
        return seen.mapValues { $0.count == 1 ? $0.first : nil }
    }

    private func rulesOfComplete(_ id: String, _ answers: [Double]) -> [String: Bool] {
        func present(_ first: Int, _ last: Int) -> Int {
            (first...last).count { answers[$0 - 1] >= 2 }
        }
        switch id {
        case "phq9":
            let number = Int(symptoms(answers, blank: 0))
            let core = answers[0] >= 2 || answers[1] >= 2
            return [
                "major_depressive_syndrome": core && number >= 5,
                "other_depressive_syndrome": core && number >= 2 && number <= 4,
            ]
        case "pcl5", "caps5":
            let isMet = present(1, 5) >= 1 && present(6, 7) >= 1 && present(8, 14) >= 2
                && present(15, 20) >= 2
            return [id == "pcl5" ? "provisional_dsm5" : "symptom_criteria_b_to_e": isMet]
        default: return [:]
        }
    }
}
