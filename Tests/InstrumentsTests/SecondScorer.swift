/// A second scorer, written apart from the first: plain loops over a table that was typed again
/// from the published keys. It shares no code and no definition file with `Sources/Instruments`.
struct SecondScorer {
    /// One line of the table: name, items, reversed items, and what is done with them.
    struct Line {
        var name: String
        var items: [Int]
        var reversed: Set<Int> = []
        var isMean = false
        var mayMiss = 0
    }

    let low: Double
    let high: Double
    let count: Int
    let lines: [Line]

    /// Scores by name; a name without a value is absent.
    func scores(_ answers: [Double?]) -> [String: Double] {
        var result: [String: Double] = [:]
        for line in lines {
            var total = 0.0
            var seen = 0
            for number in line.items {
                if let answer = answers[number - 1] {
                    seen += 1
                    total += line.reversed.contains(number) ? low + high - answer : answer
                }
            }
            if seen == 0 || line.items.count - seen > line.mayMiss { continue }
            if line.isMean {
                result[line.name] = total / Double(seen)
            } else {
                result[line.name] = total / Double(seen) * Double(line.items.count)
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

    private static let harsh: Set<Int> = [1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25]

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
            Line(name: "ucs_item_mean", items: harsh.sorted(), isMean: true),
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
    /// What the lines do not hold: composites, counts and rules, each written out.
    func more(_ id: String, _ answers: [Double?], _ scores: inout [String: Double]) {
        switch id {
        case "scs":
            let kind = ["self_kindness", "common_humanity", "mindfulness"].compactMap { scores[$0] }
            let hard = ["self_judgment", "isolation", "over_identification"].compactMap { scores[$0] }
            if kind.count == 3 { scores["cs_facet_mean"] = (kind[0] + kind[1] + kind[2]) / 3 }
            if hard.count == 3 { scores["ucs_facet_mean"] = (hard[0] + hard[1] + hard[2]) / 3 }
            if kind.count == 3 && hard.count == 3 {
                let sum = kind[0] + kind[1] + kind[2] + 18 - hard[0] - hard[1] - hard[2]
                scores["total_sum_of_facet_means"] = sum
                scores["total_grand_mean"] = sum / 6
            }
            if let ucs = scores["ucs_item_mean"] { scores["rucs_item_mean"] = 6 - ucs }
        case "dass21":
            for name in ["depression", "anxiety", "stress"] {
                if let raw = scores[name + "_raw"] { scores[name] = 2 * raw }
            }
        case "pcl5":
            for (name, first, last) in [("n_b", 1, 5), ("n_c", 6, 7), ("n_d", 8, 14), ("n_e", 15, 20)] {
                var present = 0.0
                var isComplete = true
                for number in first...last {
                    guard let answer = answers[number - 1] else { isComplete = false; continue }
                    if answer > 1 { present += 1 }
                }
                if isComplete { scores[name] = present }
            }
        case "phq9":
            if !answers.contains(nil) { scores["symptom_count"] = symptoms(answers, blank: 0) }
        default: break
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
