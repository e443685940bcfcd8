import Statistics

/// A delimited file with columns found by name, and places for sentences.
struct CSVPlaces {
    let text: DelimitedText
    private let columns: [String: Int]

    init(_ text: DelimitedText) {
        self.text = text
        var columns: [String: Int] = [:]
        for (index, name) in text.header.enumerated() {
            columns[name.trimmingSpaces.lowercased()] = index
        }
        self.columns = columns
    }

    /// The file of bytes; faults name it and their rows.
    static func read(_ bytes: [UInt8], file: String) throws -> CSVPlaces {
        do {
            return CSVPlaces(try DelimitedText(bytes))
        } catch let faults as DelimitedFaults {
            let sentences = faults.description.split(separator: "\n").map(String.init)
            throw WordingImportFaults(
                file: file, faults: sentences.map { WordingImportFault(place: "", problem: $0) })
        }
    }

    var rows: Range<Int> { 0..<text.rowCount }

    func has(_ column: String) -> Bool { columns[column.lowercased()] != nil }

    /// The field without white space around it; empty where the file has no such column.
    func field(_ row: Int, _ column: String) -> String {
        guard let index = columns[column.lowercased()] else { return "" }
        return text.field(row: row, column: index).trimmingSpaces
    }

    /// As a spreadsheet counts, and the line of the file where it differs.
    func place(_ row: Int) -> String {
        let line = text.lineNumbers[row]
        return line == row + 2 ? "row \(row + 2)" : "row \(row + 2) (line \(line))"
    }

    func place(_ row: Int, _ column: String) -> String { "\(place(row)), column '\(column)'" }
}

extension StringProtocol {
    var trimmingSpaces: String {
        let front = drop(while: \.isWhitespace)
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(front[...last])
    }
}

/// A number as files write it; a decimal comma is not one.
func plainNumber(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.count <= 32, text.allSatisfy({ "0123456789+-.".contains($0) }) else { return nil }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
}
