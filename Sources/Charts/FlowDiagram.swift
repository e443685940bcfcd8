/// The way of participants through a trial (CONSORT): assessed, randomized, and per arm allocated, treated, lost,
/// analyzed. Two or three arms stand side by side; on a phone they can stand one below the other.
///
/// Source of the layout: Hopewell et al. 2025 (CONSORT 2025 statement), flow diagram.
public struct FlowDiagram: Chart, Hashable {
    /// One line of a box: words and how many people.
    public struct Line: Sendable, Hashable {
        public var text: String
        public var count: Int?

        public init(_ text: String, count: Int? = nil) {
            self.text = text
            self.count = count
        }
    }

    public struct Step: Sendable, Hashable {
        public var label: String
        public var count: Int?
        /// Reasons or parts, each its own line.
        public var details: [Line]
        /// People who leave here: drawn indented with a dashed edge.
        public var isLoss: Bool

        public init(_ label: String, count: Int? = nil, details: [Line] = [], isLoss: Bool = false) {
            self.label = label
            self.count = count
            self.details = details
            self.isLoss = isLoss
        }
    }

    public struct Arm: Sendable, Hashable {
        public var name: String
        /// From allocation to analysis; the n-th steps of all arms are level.
        public var steps: [Step]

        public init(name: String, steps: [Step]) {
            self.name = name
            self.steps = steps
        }
    }

    public var title: String
    public var subtitle: String
    public var assessed: Step
    /// Beside the way from assessed to randomized; nil when nobody was excluded.
    public var excluded: Step?
    public var randomized: Step
    public var arms: [Arm]
    /// On the narrow layout, arms one below the other; otherwise side by side there too.
    public var stacksWhenNarrow: Bool
    public var note: String

    public init(
        title: String, subtitle: String = "", assessed: Step, excluded: Step? = nil, randomized: Step,
        arms: [Arm], stacksWhenNarrow: Bool = true, note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.assessed = assessed
        self.excluded = excluded
        self.randomized = randomized
        self.arms = arms
        self.stacksWhenNarrow = stacksWhenNarrow
        self.note = note
    }
}

extension FlowDiagram {
    public var table: ChartTable {
        var rows: [[String]] = []
        func add(_ step: Step, to arm: String) {
            rows.append([arm, step.label, step.count.map(String.init) ?? ""])
            for line in step.details {
                rows.append([arm, "\(step.label): \(line.text)", line.count.map(String.init) ?? ""])
            }
        }
        add(assessed, to: "")
        if let excluded { add(excluded, to: "") }
        add(randomized, to: "")
        for arm in arms { arm.steps.forEach { add($0, to: arm.name) } }
        return ChartTable(
            caption: title, columns: [.init("Arm"), .init("Step"), .init("People", isNumeric: true)],
            rows: rows)
    }

    package var description: String {
        var sentences = [assessed, excluded, randomized].compactMap { $0 }.map { $0.words + "." }
        for arm in arms {
            let steps = arm.steps.isEmpty ? "no steps" : arm.steps.map(\.words).joined(separator: "; ")
            sentences.append("\(arm.name): \(steps).")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}

extension FlowDiagram.Step {
    package var words: String {
        let head = count.map { "\(label): \($0)" } ?? label
        guard !details.isEmpty else { return head }
        return head + " (" + details.map(\.words).joined(separator: ", ") + ")"
    }
}

extension FlowDiagram.Line {
    package var words: String { count.map { "\(text): \($0)" } ?? text }
}
