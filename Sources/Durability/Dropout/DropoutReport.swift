import Statistics
import TrialStatistics

/// The numbers of dropout under their names.
struct DropoutReport {
    let spec: DropoutSpecification
    let leavers: Leavers
    let reference: String
    let strategies: [ReferenceBased.Strategy]
    let treated: TrialFit
    let control: TrialFit
    let both: TrialFit

    private var tips: [(name: String, words: String, fit: TrialFit)] {
        [
            ("treated", "those who left the other arms", treated), ("reference", "those who left \(reference)", control),
            ("everybody", "everybody who left", both),
        ]
    }

    private func contrasts(_ fit: TrialFit) -> [ResultTree.Entry] {
        guard case .branch(let entries)? = fit.results["tipping_point"] else { return [] }
        return entries
    }

    private var results: ResultTree {
        let people = leavers.arms.map { arm -> ResultTree.Entry in
            let visits = spec.visits.indices.map { visit -> ResultTree.Entry in
                .init(spec.visits[visit], ShareInterval(arm.seen[visit], of: arm.n, level: spec.level)?.results ?? .missing("Nobody is in this arm."))
            }
            let gap = Leavers.mean(arm.gaps, level: spec.level)
            let few = "Fewer than two people left whose last visit others of the arm outstayed."
            return .init(arm.name, .of([
                "n": .count(arm.n), "left": .count(arm.left), "seen": .branch(visits),
                "left_minus_stayed": .of([
                    "est": gap.map { .number($0.mean) } ?? .missing(few), "ci_lower": gap.map { .number($0.lower) } ?? .missing(few),
                    "ci_upper": gap.map { .number($0.upper) } ?? .missing(few), "n": .count(arm.gaps.count),
                ]),
            ]))
        }
        return .branch([
            .init("people", .branch(people)), .init("strategies", treated.results["strategies"] ?? .missing("There is none.")),
            .init("imputations", .count(spec.imputations)),
            .init("tipping_point", .branch(tips.map { tip in .init(tip.name, tip.fit.results["tipping_point"] ?? .missing("There is none.")) })),
        ])
    }

    private var peopleTable: ReadableTable {
        let rows = leavers.arms.map { arm -> [ReadableTable.Cell] in
            let gap = Leavers.mean(arm.gaps, level: spec.level)
            return [.text(arm.name), .count(arm.n)] + arm.seen.map { .count($0) } + [
                .count(arm.left), .count(arm.gaps.count), .finite(gap?.mean, else: "Too few people left."),
                .ends(gap?.lower, gap?.upper, else: "Too few people left."),
            ]
        }
        return ReadableTable(
            "Who left", columns: ["", "n"] + spec.visits.map { "seen at \($0)" } + ["left before the last visit", "of these seen before", "last value less that of those who stayed", intervalHeading(spec.level)],
            rows: rows,
            notes: ["Last value less that of those who stayed: each leaver's last value minus the mean, at that visit, of the people of the arm who came again. Far from 0, leaving went with how people were; missing at random allows for that. What it does not allow for cannot be seen in these data."])
    }

    private var tipTable: ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        for tip in tips {
            for entry in contrasts(tip.fit) {
                guard case .list(let deltas)? = entry.value["delta"], case .list(let estimates)? = entry.value["est"],
                    case .list(let lower)? = entry.value["ci_lower"], case .list(let upper)? = entry.value["ci_upper"]
                else { continue }
                for index in deltas.indices {
                    rows.append([
                        .text("\(tip.words), shifted by \(plain(deltas[index])): \(named(entry.name))"), .number(estimates[index]),
                        .interval(lower[index], upper[index]),
                    ])
                }
            }
        }
        return ReadableTable(
            "How far from missing at random the verdict holds", columns: ["", "estimate", intervalHeading(spec.level)], rows: rows,
            notes: sentences + ["The shift is added, at the last visit, to every value imputed for people who left."])
    }

    private func named(_ contrast: String) -> String { contrast.split(separator: "_").joined(separator: " ") }

    /// Where each verdict turns.
    private var sentences: [String] {
        tips.flatMap { tip in
            contrasts(tip.fit).map { entry in
                guard case .list(let places)? = entry.value["tips_at"] else {
                    return "\(named(entry.name)): whatever shift within the range \(tip.words) had, the interval \(excludesZero(entry.value) ? "excludes" : "includes") 0."
                }
                let words = places.map { plain($0) }.joined(separator: " and ")
                return "\(named(entry.name)): the interval ceases or begins to exclude 0 where \(tip.words) are shifted by \(words) points from what missing at random expects of them."
            }
        }
    }

    private func excludesZero(_ tree: ResultTree) -> Bool {
        guard case .list(let lower)? = tree["ci_lower"], case .list(let upper)? = tree["ci_upper"], let low = lower.first, let high = upper.first
        else { return false }
        return low > 0 || high < 0
    }

    private var picture: Picture? {
        var lines: [Picture.Course.Line] = []
        for tip in tips {
            for entry in contrasts(tip.fit) {
                guard case .list(let deltas)? = entry.value["delta"], case .list(let estimates)? = entry.value["est"],
                    case .list(let lower)? = entry.value["ci_lower"], case .list(let upper)? = entry.value["ci_upper"]
                else { continue }
                let many = contrasts(tip.fit).count > 1
                lines.append(.init(name: many ? "\(tip.words), \(named(entry.name))" : tip.words, points: deltas.indices.map { index in
                    .init(position: deltas[index], value: estimates[index], lower: lower[index], upper: upper[index])
                }))
            }
        }
        guard !lines.isEmpty else { return nil }
        return Picture(
            id: "shift", title: "The estimate by the shift of those who left",
            caption: "The difference with its interval for each shift of what was imputed, in one arm, the other, or both.",
            content: .course(.init(lines: lines, horizontal: "shift at \(spec.visits.last ?? "the last visit")", vertical: "difference from \(reference)")))
    }

    var fit: DurabilityFit {
        let byStrategy = treated.tables.prefix(strategies.count)
        let forests = treated.pictures.filter { $0.id == "strategies" }
        return DurabilityFit(
            results: results, account: treated.account, warnings: treated.warnings + sentences,
            tables: [peopleTable] + byStrategy + [tipTable], pictures: forests + [picture].compactMap(\.self))
    }
}
