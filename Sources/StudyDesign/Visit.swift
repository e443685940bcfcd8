public import Instruments

/// One planned visit: when it is due, in which epoch, and what is asked at it.
public struct Visit: Hashable, Sendable, Codable {
    public typealias Code = String

    public let code: Code
    public let name: String
    public let epoch: Epoch
    public let window: VisitWindow
    /// Asked in this order.
    public let instruments: [Instrument.ID]

    public init(code: Code, name: String, epoch: Epoch, window: VisitWindow, instruments: [Instrument.ID]) {
        self.code = code
        self.name = name
        self.epoch = epoch
        self.window = window
        self.instruments = instruments
    }

    /// Weeks from baseline to the target day, as printed on axes.
    public var week: Double { Double(window.target) / 7 }
}

/// A part of a participant's way through the study (CDISC: EPOCH).
public enum Epoch: String, Hashable, Sendable, Codable, CaseIterable {
    case screening, preparation, treatment, integration, followUp
}

/// The study days on which an actual visit counts as the planned one, counted from the day of
/// `anchor`, which is day 0. Without another anchor this is enrolment.
public struct VisitWindow: Hashable, Sendable {
    public let open: Int
    public let target: Int
    public let close: Int
    public let anchor: WindowAnchor
    /// Days after `close` on which the visit still counts, reported as late.
    public let grace: Int

    public init(open: Int, target: Int, close: Int, anchor: WindowAnchor = .enrolment, grace: Int = 0) {
        self.open = open
        self.target = target
        self.close = close
        self.anchor = anchor
        self.grace = grace
    }

    /// In the window proper; days of grace are outside of it.
    public func contains(_ studyDay: Int) -> Bool { (open...max(open, close)).contains(studyDay) }
}

/// `anchor` and `grace` are written only when they say more than the default, so that a
/// protocol without them keeps its text and its hash.
extension VisitWindow: Codable {
    private enum CodingKeys: String, CodingKey {
        case open, target, close, anchor, grace
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            open: try container.decode(Int.self, forKey: .open), target: try container.decode(Int.self, forKey: .target),
            close: try container.decode(Int.self, forKey: .close),
            anchor: try container.decodeIfPresent(WindowAnchor.self, forKey: .anchor) ?? .enrolment,
            grace: try container.decodeIfPresent(Int.self, forKey: .grace) ?? 0)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(open, forKey: .open)
        try container.encode(target, forKey: .target)
        try container.encode(close, forKey: .close)
        if anchor != .enrolment { try container.encode(anchor, forKey: .anchor) }
        if grace != 0 { try container.encode(grace, forKey: .grace) }
    }
}

/// A planned session with the medicine (or its control).
public struct DosingSession: Hashable, Sendable, Codable {
    public let number: Int
    /// Target study day.
    public let day: Int
    /// What each arm is given, as its protocol words it: arm code → dose.
    public let doses: [Arm.Code: String]

    public init(number: Int, day: Int, doses: [Arm.Code: String]) {
        self.number = number
        self.day = day
        self.doses = doses
    }
}
