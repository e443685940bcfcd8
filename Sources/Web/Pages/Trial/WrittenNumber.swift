/// A number as people write it in a field: digits, at most one decimal mark (a point or a comma), and
/// before them at most one minus sign, from the keyboard or from print.
enum WrittenNumber {
    case value(Double)
    /// More digits than any answer has.
    case tooLong
    case unreadable

    /// On either side of the decimal mark.
    static let mostDigits = 6

    init(_ text: String) {
        let isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let isDigits = parts.allSatisfy { part in part.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDigits, parts.contains(where: { !$0.isEmpty }) else {
            self = .unreadable
            return
        }
        guard parts.allSatisfy({ $0.utf8.count <= Self.mostDigits }) else {
            self = .tooLong
            return
        }
        let (whole, rest) = (parts.first ?? "", parts.dropFirst().first ?? "")
        guard let size = Double("0\(whole).\(rest)0") else {
            self = .unreadable
            return
        }
        // Zero has no sign: −0 would be an answer that equals 0 and prints otherwise.
        self = .value(isNegative && size > 0 ? -size : size)
    }
}
