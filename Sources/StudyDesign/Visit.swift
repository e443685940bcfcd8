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

/// The study days on which an actual visit counts as the planned one. Day 0 is enrolment.
public struct VisitWindow: Hashable, Sendable, Codable {
    public let open: Int
    public let target: Int
    public let close: Int

    public init(open: Int, target: Int, close: Int) {
        self.open = open
        self.target = target
        self.close = close
    }

    public func contains(_ studyDay: Int) -> Bool { (open...max(open, close)).contains(studyDay) }
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
