public import Statistics

/// How every fit of a mechanism tells its design.
enum DesignReport {
    /// `is_randomized` and `is_ordered`: 1 when the exposure was randomized, when the mediator was
    /// measured before the outcome; else 0, also where nobody says so.
    static func results(_ assignment: ExposureAssignment, _ timing: TimingBadge) -> ResultTree {
        .of([
            "is_randomized": .count(assignment == .randomized ? 1 : 0),
            "is_ordered": .count(timing.allowsCausalOrder ? 1 : 0),
        ])
    }

    /// For a note below a table: `Measured together; exposure randomized.`
    static func note(_ assignment: ExposureAssignment, _ timing: TimingBadge) -> String {
        let label = timing.label
        return "\(label.prefix(1).uppercased())\(label.dropFirst()); \(assignment.label)."
    }
}

extension MediationSpecification {
    public var designResults: ResultTree { DesignReport.results(assignment, timing) }

    public var designNote: String { DesignReport.note(assignment, timing) }
}

extension DecidingInterval {
    public var results: ResultTree { results(null: 0) }

    /// `lower`, `upper`, and `excludes_zero` (1 or 0); of a ratio `excludes_one`; of what has no null, neither.
    func results(null: Double?) -> ResultTree {
        var entries: [ResultTree.Entry] = [.init("lower", .number(ends.lower)), .init("upper", .number(ends.upper))]
        if let null {
            let excludes = ends.lower > null || ends.upper < null
            entries.append(.init(null == 1 ? "excludes_one" : "excludes_zero", .count(excludes ? 1 : 0)))
        }
        return .branch(entries)
    }
}
