/// Which of two scores of one person left its band of measurement error first, and whether visits
/// without a value could turn that round.
///
/// Nothing is put in the place of a missing value. The order is read from the measured visits, and
/// beside it stands every order that the missing ones, had they been measured, could have given.
public struct PersonShift: Hashable, Sendable {
    public enum Order: String, Hashable, Sendable, CaseIterable, Comparable {
        case before, with, after, onlyMechanism, onlyOutcome, neither

        public static func < (left: Order, right: Order) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// Why there is no order.
    public enum Obstacle: Hashable, Sendable { case noFirstValue, tooFewVisits }

    public enum Reading: Hashable, Sendable {
        case order(Order)
        case cannotBeTold(Obstacle)
    }

    public let mechanism: ShiftLine
    public let outcome: ShiftLine
    /// Visits by name, those of both lines in the same places.
    public let visits: [String]
    /// The last visit at which either score was measured.
    public let horizon: Int
    /// From the measured visits.
    public let reading: Reading
    /// Every order that the missing visits up to the horizon leave open, the reading among them; in
    /// the order of the cases.
    public let possible: [Order]

    /// Later visits that each line needs.
    public static let leastLaterVisits = 2

    public init(mechanism: ShiftLine, outcome: ShiftLine, visits: [String]) {
        self.mechanism = mechanism
        self.outcome = outcome
        self.visits = visits
        let end = max(mechanism.last ?? 0, outcome.last ?? 0)
        horizon = end
        guard mechanism.first != nil, outcome.first != nil else {
            reading = .cannotBeTold(.noFirstValue)
            possible = Order.allCases
            return
        }
        guard mechanism.later.count >= Self.leastLaterVisits, outcome.later.count >= Self.leastLaterVisits else {
            reading = .cannotBeTold(.tooFewVisits)
            possible = Order.allCases
            return
        }
        reading = .order(Self.order(mechanism.onset, outcome.onset))
        var open: Set<Order> = []
        for first in mechanism.possibleOnsets(to: end) {
            for second in outcome.possibleOnsets(to: end) { open.insert(Self.order(first, second)) }
        }
        possible = open.sorted()
    }

    /// Whether no value at a missing visit could change the order.
    public var isSettled: Bool { possible.count == 1 }

    /// Visits up to the horizon at which one of the two has no value.
    public var gaps: [Int] {
        visits.indices.filter { visit in
            guard visit <= horizon, visit > 0 else { return false }
            return [mechanism, outcome].contains { line in line.values.indices.contains(visit) ? line.values[visit] == nil : true }
        }
    }

    private static func order(_ mechanism: ShiftLine.Onset?, _ outcome: ShiftLine.Onset?) -> Order {
        switch (mechanism, outcome) {
        case (nil, nil): .neither
        case (_, nil): .onlyMechanism
        case (nil, _): .onlyOutcome
        case (let first?, let second?):
            first.visit < second.visit ? .before : first.visit > second.visit ? .after : .with
        }
    }
}
