/// The dates in a PDF: they stand in plain text, and are set to one moment in their own length, so that the
/// table of places in the file stays right.
package enum PDFDates {
    private static let names = ["/CreationDate (D:", "/ModDate (D:"].map { Array($0.utf8) }
    private static let moment = Array("20000101000000".utf8)

    /// Replaces the digits of each date: `D:YYYYMMDDHHMMSS`.
    package static func fix(in bytes: inout [UInt8]) {
        for name in names {
            var place = 0
            while let start = find(name, in: bytes, from: place) {
                place = start + name.count
                guard place + moment.count <= bytes.count, bytes[place..<place + moment.count].allSatisfy({ (48...57).contains($0) }) else { continue }
                bytes.replaceSubrange(place..<place + moment.count, with: moment)
                place += moment.count
            }
        }
    }

    private static func find(_ word: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= word.count else { return nil }
        var place = start
        while place <= bytes.count - word.count {
            if bytes[place] == word[0], bytes[place..<place + word.count].elementsEqual(word) { return place }
            place += 1
        }
        return nil
    }
}
