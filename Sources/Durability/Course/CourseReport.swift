import MixedModels
import Statistics

/// The numbers of a course under their names.
struct CourseReport {
    let data: CourseData
    let pieces: PiecewiseCourse
    let decay: DecayCourse?
    let withoutDecay: String
    let mechanism: MechanismCourse?
    let kept: KeptCounts?
    let applied: IntercurrentEvents.Applied?

    var spec: DurabilitySpecification { data.spec }
    var points: CoursePoints { CoursePoints(pieces) }

    /// A change or slope with its name for people and for programs.
    struct Line {
        let group: String
        let name: String
        let label: String
        let value: LinearMixedFit.Coefficient
    }

    /// Gain, slopes and window, each by arm and as differences from the first.
    var lines: [Line] {
        let end = data.basis.end
        let next = data.basis.knots.count > 1 ? data.basis.knots[1] : data.basis.last
        var result: [Line] = []
        func add(_ group: String, _ words: String, _ weights: (Int) -> [Double]?) {
            var known: [[Double]] = []
            for arm in data.arms.indices {
                guard let own = weights(arm) else { return }
                known.append(own)
                result.append(Line(group: group, name: data.arms[arm], label: "\(words), \(data.arms[arm])", value: pieces.combination(own, data.arms[arm])))
            }
            for arm in data.arms.indices.dropFirst() {
                let name = "\(data.arms[arm])_minus_\(data.arms[0])"
                let gap = difference(known[arm], known[0])
                result.append(Line(
                    group: group, name: name, label: "\(words), \(data.arms[arm]) minus \(data.arms[0])", value: pieces.combination(gap, name)))
            }
        }
        add("gain", "change to the end of treatment") { pieces.gain(arm: $0) }
        add("end", "mean at the end of treatment") { pieces.model.mean(arm: $0, time: end) }
        add("slope", "slope from \(plain(end)) to \(plain(next))") { pieces.slope(from: end, to: next, arm: $0) }
        if let window = spec.window {
            add("between_slope", "slope from \(plain(window.from)) to \(plain(window.to))") { pieces.slope(from: window.from, to: window.to, arm: $0) }
            add("between_change", "change from \(plain(window.from)) to \(plain(window.to))") { arm in
                pieces.slope(from: window.from, to: window.to, arm: arm).map { $0 * (window.to - window.from) }
            }
        }
        add("last_change", "change from \(plain(end)) to \(plain(data.basis.last))") { arm in
            difference(pieces.model.mean(arm: arm, time: data.basis.last), pieces.model.mean(arm: arm, time: end))
        }
        return result
    }

    /// When the gain is read again: as the rule says, or at the last time.
    var leftAt: Double { spec.rule.map(\.at) ?? data.basis.last }

    /// nil where no gain is seen.
    var left: [GainLeft]? { data.basis.hasGain ? data.arms.indices.map { GainLeft(pieces, arm: $0, time: leftAt) } : nil }

    static let noFreedom = "The information of the variances is not positive definite, so there are no degrees of freedom."

    func tree(_ row: LinearMixedFit.Coefficient) -> ResultTree {
        let ends = row.interval(spec.level)
        return .of([
            "est": .finite(row.estimate, else: "not finite"), "se": .finite(row.standardError, else: "not finite"),
            "df": row.degreesOfFreedom.map { .number($0) } ?? .missing(Self.noFreedom),
            "p": row.p.map { .finite($0, else: "not finite") } ?? .missing(Self.noFreedom),
            "ci_lower": ends.map { .number($0.lower) } ?? .missing(Self.noFreedom),
            "ci_upper": ends.map { .number($0.upper) } ?? .missing(Self.noFreedom),
        ])
    }

    var results: ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("n", .branch(data.arms.indices.map { .init(data.arms[$0], .count(data.count(ofArm: $0))) })),
            .init("n_rows", .count(data.rowCount)),
            .init("design", .of(["is_randomized": .count(spec.isRandomized ? 1 : 0)])),
        ]
        var groups: [String] = []
        let all = lines
        for line in all where !groups.contains(line.group) { groups.append(line.group) }
        for group in groups {
            entries.append(.init(group, .branch(all.filter { $0.group == group }.map { .init($0.name, tree($0.value)) })))
        }
        if let rule = spec.rule { entries.append(.init("left_kept_from", .number(1 - rule.loses))) }
        if let left { entries.append(.init("left", .branch([.init("at", .number(leftAt))] + left.map { .init($0.arm, $0.results) }))) }
        let shown = points.points
        entries.append(.init("course", .branch(data.arms.indices.map { arm in
            .init(data.arms[arm], .branch(shown[arm].map { point in
                let ends = point.mean.interval(spec.level)
                return .init(timeName(point.time), .of([
                    "mean": .finite(point.mean.estimate, else: "not finite"),
                    "ci_lower": ends.map { .number($0.lower) } ?? .missing(Self.noFreedom),
                    "ci_upper": ends.map { .number($0.upper) } ?? .missing(Self.noFreedom), "n": .count(point.n),
                    "observed": point.observed.map { .number($0) } ?? .missing("Nobody was seen near this time."),
                ]))
            }))
        })))
        entries.append(.init("decay", decayTree))
        entries.append(.init("aic", aicTree))
        if let mechanism {
            entries.append(.init("mechanism", .of([
                "level": tree(mechanism.level), "slope": tree(mechanism.slope), "n": .count(mechanism.people), "n_rows": .count(mechanism.rows),
            ])))
        }
        if let kept { entries.append(.init("people", kept.results)) }
        if let applied { entries.append(.init("intercurrent", applied.results)) }
        return .branch(entries)
    }
}
