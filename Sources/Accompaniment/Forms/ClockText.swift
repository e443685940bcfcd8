/// A time of day as a field shows it, `23:30`, and as hours from the midnight of a night, −0.5.
public enum ClockText {
    /// How the unit of such an answer begins.
    static let unit = "hours from the midnight"

    /// - Parameter most: From there on it is the evening before.
    public static func hours(_ typed: some StringProtocol, upTo most: Double?) -> Double? {
        let parts = typed.trimmed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.count == 2 || parts[2] == "00", let hour = number(parts[0], below: 24),
            let minute = number(parts[1], below: 60)
        else { return nil }
        let hours = Double(hour) + Double(minute) / 60
        return hours > most ?? 24 ? hours - 24 : hours
    }

    /// `23:30`; to the minute.
    public static func text(_ hours: Double) -> String {
        guard hours.isFinite, (-24.0...48).contains(hours) else { return "" }
        let minutes = (Int((hours * 60).rounded()) + 2880) % 1440
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func number(_ text: Substring, below bound: Int) -> Int? {
        guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), value < bound
        else { return nil }
        return value
    }
}

extension StringProtocol {
    /// Without the blanks around it.
    var trimmed: Substring {
        let front = Substring(self).drop(while: \.isWhitespace)
        return front.prefix(upTo: front.lastIndex { !$0.isWhitespace }.map(front.index(after:)) ?? front.startIndex)
    }
}
