/// A picture as numbers; the drawing is somebody else's. Every picture stands beside the table
/// of its numbers, so it carries no number that the tables lack.
public struct Picture: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case forest(Forest)
        case course(Course)
        case paths(Paths)
        case scatter(Scatter)
        case curve(Curve)
    }

    /// A name in lower case with hyphens, unique within its analysis: the file's name.
    public let id: String
    public let title: String
    /// What is to be seen, in a sentence, for people who cannot see it.
    public let caption: String
    public let content: Content

    public init(id: String, title: String, caption: String, content: Content) {
        self.id = id
        self.title = title
        self.caption = caption
        self.content = content
    }

    /// Estimates with intervals, one below the other.
    public struct Forest: Hashable, Sendable {
        public struct Row: Hashable, Sendable {
            public let label: String
            public let estimate: Double
            public let lower: Double
            public let upper: Double
            /// Relative size of the mark, from 0 to 1; nil where all are alike.
            public let weight: Double?
            /// A result drawn from the rows above it.
            public let isSummary: Bool

            public init(
                label: String, estimate: Double, lower: Double, upper: Double, weight: Double? = nil,
                isSummary: Bool = false
            ) {
                self.label = label
                self.estimate = estimate
                self.lower = lower
                self.upper = upper
                self.weight = weight
                self.isSummary = isSummary
            }
        }

        public let rows: [Row]
        /// Where "no effect" lies.
        public let reference: Double?
        public let axis: String

        public init(rows: [Row], reference: Double?, axis: String) {
            self.rows = rows
            self.reference = reference
            self.axis = axis
        }
    }

    /// Lines over time or visits, one a group, with intervals.
    public struct Course: Hashable, Sendable {
        public struct Point: Hashable, Sendable {
            public let position: Double
            /// Of the position; nil where the number says enough.
            public let label: String?
            public let value: Double
            public let lower: Double?
            public let upper: Double?

            public init(position: Double, label: String? = nil, value: Double, lower: Double? = nil, upper: Double? = nil) {
                self.position = position
                self.label = label
                self.value = value
                self.lower = lower
                self.upper = upper
            }
        }

        public struct Line: Hashable, Sendable {
            public let name: String
            public let points: [Point]

            public init(name: String, points: [Point]) {
                self.name = name
                self.points = points
            }
        }

        public let lines: [Line]
        public let horizontal: String
        public let vertical: String
        /// Whether the value stays until the next point, as a survival curve does.
        public let isStepwise: Bool

        public init(lines: [Line], horizontal: String, vertical: String, isStepwise: Bool = false) {
            self.lines = lines
            self.horizontal = horizontal
            self.vertical = vertical
            self.isStepwise = isStepwise
        }
    }

    /// Variables joined by arrows.
    public struct Paths: Hashable, Sendable {
        public struct Node: Hashable, Sendable {
            public let name: String
            public let isLatent: Bool

            public init(name: String, isLatent: Bool) {
                self.name = name
                self.isLatent = isLatent
            }
        }

        public struct Edge: Hashable, Sendable {
            public let from: String
            public let to: String
            /// Both ways: a covariance.
            public let isCovariance: Bool
            public let estimate: Double
            public let lower: Double?
            public let upper: Double?

            public init(from: String, to: String, isCovariance: Bool, estimate: Double, lower: Double? = nil, upper: Double? = nil) {
                self.from = from
                self.to = to
                self.isCovariance = isCovariance
                self.estimate = estimate
                self.lower = lower
                self.upper = upper
            }
        }

        public let nodes: [Node]
        public let edges: [Edge]

        public init(nodes: [Node], edges: [Edge]) {
            self.nodes = nodes
            self.edges = edges
        }
    }

    /// Points, for instance residuals against fitted values, and a line to hold them against.
    public struct Scatter: Hashable, Sendable {
        public struct Point: Hashable, Sendable {
            public let x: Double
            public let y: Double

            public init(x: Double, y: Double) {
                self.x = x
                self.y = y
            }
        }

        public let points: [Point]
        public let horizontal: String
        public let vertical: String
        /// y = intercept + slope x.
        public let guide: Guide?

        public struct Guide: Hashable, Sendable {
            public let intercept: Double
            public let slope: Double

            public init(intercept: Double, slope: Double) {
                self.intercept = intercept
                self.slope = slope
            }
        }

        public init(points: [Point], horizontal: String, vertical: String, guide: Guide? = nil) {
            self.points = points
            self.horizontal = horizontal
            self.vertical = vertical
            self.guide = guide
        }
    }

    /// A function of one number, for instance a profile likelihood, with marks on the axis.
    public struct Curve: Hashable, Sendable {
        public struct Mark: Hashable, Sendable {
            public let label: String
            public let position: Double

            public init(label: String, position: Double) {
                self.label = label
                self.position = position
            }
        }

        public let points: [Scatter.Point]
        public let horizontal: String
        public let vertical: String
        public let marks: [Mark]

        public init(points: [Scatter.Point], horizontal: String, vertical: String, marks: [Mark] = []) {
            self.points = points
            self.horizontal = horizontal
            self.vertical = vertical
            self.marks = marks
        }
    }
}
