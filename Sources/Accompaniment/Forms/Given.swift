public import Instruments
public import StudyDesign

/// One answer as a page sends it.
public struct Given: Hashable, Sendable {
    public let item: String
    /// `.missing(.blank)` takes an answer back.
    public let answer: Answer
    /// The answer of the form at which the page last saw this item; 0 when it saw none.
    public let seen: Int
    /// By the device's own clock, where it said.
    public let device: Instant?
    /// It waited on the device for the network.
    public let wasKept: Bool

    public init(item: String, answer: Answer, seen: Int, device: Instant? = nil, wasKept: Bool = false) {
        self.item = item
        self.answer = answer
        self.seen = seen
        self.device = device
        self.wasKept = wasKept
    }
}

/// Why an answer was not taken.
public enum GivenFault: Hashable, Sendable {
    case unknownItem
    /// The text is no number.
    case notANumber
    /// `1.234` may be one and a bit, or more than a thousand.
    case ambiguousNumber
    case offScale(from: Double, to: Double?)
    case betweenSteps(from: Double, step: Double)
    case notOffered
    /// More than one answer to one item.
    case several
    /// The page did not say what it had seen.
    case unreadable
    /// The form was shown from another version of its definition.
    case changed
    /// The form was handed in before this came.
    case handedIn
    /// The form takes no answers now.
    case closed
    /// The record refused it.
    case refused

    /// The sentence's name in the language files.
    public var key: String {
        switch self {
        case .unknownItem: "forms.fault.unknownItem"
        case .notANumber: "forms.fault.notANumber"
        case .ambiguousNumber: "forms.fault.ambiguousNumber"
        case .offScale(_, nil): "forms.fault.tooLow"
        case .offScale: "forms.fault.offScale"
        case .betweenSteps: "forms.fault.betweenSteps"
        case .notOffered: "forms.fault.notOffered"
        case .several: "forms.fault.several"
        case .unreadable: "forms.fault.unreadable"
        case .changed: "forms.fault.changed"
        case .handedIn: "forms.alreadyIn"
        case .closed: "forms.closed"
        case .refused: "forms.fault.refused"
        }
    }

    /// What the sentence names.
    public var places: [String: String] {
        switch self {
        case .offScale(let from, let to):
            ["from": FieldNumber.shown(from)].merging(to.map { ["to": FieldNumber.shown($0)] } ?? [:]) { first, _ in first }
        case .betweenSteps(let from, let step): ["from": FieldNumber.shown(from), "step": FieldNumber.shown(step)]
        default: [:]
        }
    }
}
