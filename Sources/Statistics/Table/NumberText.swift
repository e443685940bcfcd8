/// Which mark a number was written with.
enum DecimalMark: Hashable, Sendable {
    case point, comma

    var name: String { self == .point ? "point" : "comma" }
}

/// A number as it stands in a field: an optional sign, digits with at most one decimal mark
/// between or beside them, an optional exponent. Nothing else: no thousands separators, no
/// spaces, no names such as `NaN`, no hexadecimal digits.
struct NumberText: Hashable, Sendable {
    let value: Double
    /// nil for a number without a decimal mark.
    let mark: DecimalMark?

    /// Reads the whole of `bytes[range]`.
    ///
    /// - Parameter commas: whether a comma is understood as a decimal mark too.
    /// - Returns: nil when the field is not a number in this sense or is too large for a `Double`.
    init?(_ bytes: [UInt8], in range: Range<Int>, commas: Bool) {
        var position = range.lowerBound
        let end = range.upperBound
        var negative = false
        if position < end, bytes[position] == Ascii.minus || bytes[position] == Ascii.plus {
            negative = bytes[position] == Ascii.minus
            position += 1
        }
        var digits = 0
        var significant = 0
        var mantissa: UInt64 = 0
        var fraction = 0
        var mark: DecimalMark?
        var markPosition = end
        while position < end {
            let byte = bytes[position]
            if Ascii.isDigit(byte) {
                digits += 1
                if significant > 0 || byte != Ascii.zero { significant += 1 }
                if significant <= Self.exactDigits { mantissa = mantissa * 10 + UInt64(byte - Ascii.zero) }
                if mark != nil { fraction += 1 }
            } else if mark == nil, byte == Ascii.point || (commas && byte == Ascii.comma) {
                mark = byte == Ascii.point ? .point : .comma
                markPosition = position
            } else {
                break
            }
            position += 1
        }
        guard digits > 0 else { return nil }
        self.mark = mark
        if position == end, significant <= Self.exactDigits, fraction < Self.powersOfTen.count {
            // Both the digits and the power of ten are exact in a Double, so one division rounds
            // once and the result is the nearest number.
            let magnitude = Double(mantissa) / Self.powersOfTen[fraction]
            value = negative ? -magnitude : magnitude
            return
        }
        guard Self.isExponent(bytes, in: position..<end) else { return nil }
        var text = Array(bytes[range])
        if mark == .comma { text[markPosition - range.lowerBound] = Ascii.point }
        guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
            return nil
        }
        value = number
    }

    init?(_ text: String, commas: Bool = false) {
        let bytes = Array(text.utf8)
        self.init(bytes, in: 0..<bytes.count, commas: commas)
    }

    /// Nothing at all, or `e` or `E`, an optional sign and digits.
    private static func isExponent(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard let first = range.first else { return true }
        guard bytes[first] == Ascii.e || bytes[first] == Ascii.capitalE else { return false }
        var position = first + 1
        if position < range.upperBound, bytes[position] == Ascii.minus || bytes[position] == Ascii.plus {
            position += 1
        }
        return position < range.upperBound && bytes[position..<range.upperBound].allSatisfy(Ascii.isDigit)
    }

    /// Whole numbers of so many digits, and the powers of ten below, are exact in a `Double`.
    private static let exactDigits = 15
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}

/// The bytes that files of text are made of.
enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let point = UInt8(ascii: ".")
    static let plus = UInt8(ascii: "+")
    static let minus = UInt8(ascii: "-")
    static let zero = UInt8(ascii: "0")
    static let nine = UInt8(ascii: "9")
    static let e = UInt8(ascii: "e")
    static let capitalE = UInt8(ascii: "E")

    static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }
}
