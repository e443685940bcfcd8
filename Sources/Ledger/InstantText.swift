/// An instant in milliseconds since 1970 as `2026-03-01T09:30:00.000Z`.
///
/// Source of the calendar arithmetic: Hinnant (2013), "chrono-Compatible Low-Level Date
/// Algorithms", `civil_from_days`.
package enum InstantText {
    package static func utc(_ milliseconds: Int64) -> String {
        let day = floorDivide(milliseconds, 86_400_000)
        let inDay = milliseconds - day * 86_400_000
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let yearDays = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100
        let dayOfYear = dayOfEra - yearDays
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
        let hours = padded(inDay / 3_600_000, 2)
        let minutes = padded(inDay / 60_000 % 60, 2)
        let seconds = padded(inDay / 1_000 % 60, 2)
        return "\(date)T\(hours):\(minutes):\(seconds).\(padded(inDay % 1_000, 3))Z"
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
