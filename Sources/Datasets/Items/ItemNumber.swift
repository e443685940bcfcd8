/// A number as a field of answers writes it.
enum ItemNumber {
    /// Digits with at most one decimal mark and an exponent, as the rest of the program reads
    /// numbers: no names such as `nan`, no hexadecimal digits.
    ///
    /// - Parameter commas: whether a comma is a decimal mark, as where commas do not separate
    ///   the fields.
    static func read(_ field: String, commas: Bool) -> Double? {
        var hasComma = false
        var isDigits = true
        for byte in field.utf8 {
            if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { continue }
            isDigits = false
            if commas && byte == UInt8(ascii: ",") {
                hasComma = true
            } else if !"+-.eE".utf8.contains(byte) {
                return nil
            }
        }
        if isDigits, field.utf8.count < 16 { return Int(field).map(Double.init) }
        let plain = hasComma ? field.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".") : field
        guard let number = Double(plain), number.isFinite else { return nil }
        return number
    }
}
