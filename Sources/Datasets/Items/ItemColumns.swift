public import Instruments
import Statistics

/// Which column of a table holds which item: by item number behind a prefix (`scs_1` …),
/// by item code, or as a map says.
public enum ItemColumns: Hashable, Sendable {
    /// Columns named like the items themselves.
    case codes
    /// `prefix` followed by the item's number.
    case prefix(String)
    /// Item code → column.
    case map([String: String])

    /// A map is held to its word; a prefix or code may be for items that the file leaves out.
    var isMap: Bool {
        if case .map = self { true } else { false }
    }

    /// The column of `item`; nil where the map has none.
    func column(of item: Item) -> String? {
        switch self {
        case .codes: item.code
        case .prefix(let prefix): "\(prefix)\(item.number)"
        case .map(let map): map[item.code]
        }
    }

    /// Reads a map file: a table with the columns `item` and `column`, one row an item.
    ///
    /// - Throws: ``ItemTableFaults`` with every fault: items that the instrument does not
    ///   have, items named twice, rows without a column.
    public static func map(reading bytes: [UInt8], for instrument: Instrument) throws -> ItemColumns {
        let text: DelimitedText
        do {
            text = try DelimitedText(bytes)
        } catch let faults as DelimitedFaults {
            throw ItemTableFaults(faults.description.split(separator: "\n").map { "The map: \($0)" })
        }
        guard let item = text.header.firstIndex(of: "item"), let column = text.header.firstIndex(of: "column") else {
            throw ItemTableFaults(["The map needs the columns \"item\" and \"column\"; it has \(text.header.map { "\"\($0)\"" }.joined(separator: ", "))."])
        }
        var map: [String: String] = [:]
        var faults: [String] = []
        for row in 0..<text.rowCount {
            let code = text.field(row: row, column: item)
            guard instrument.item(code) != nil else {
                let nearest = nearestNames(to: code, among: instrument.items.map(\.code)).first
                faults.append("Row \(row + 2) of the map: \(instrument.abbreviation) has no item \"\(code)\"." + (nearest.map { " Did you mean \"\($0)\"?" } ?? ""))
                continue
            }
            let name = text.field(row: row, column: column)
            if name.isEmpty { faults.append("Row \(row + 2) of the map names no column for the item \"\(code)\".") }
            if map.updateValue(name, forKey: code) != nil {
                faults.append("Row \(row + 2) of the map: the item \"\(code)\" stands twice.")
            }
        }
        guard faults.isEmpty else { throw ItemTableFaults(faults) }
        return .map(map)
    }
}

/// Everything that keeps a table from being scored, each a sentence with its place.
public struct ItemTableFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: [String]) { self.sentences = sentences }

    public static let printedLimit = 50

    public var description: String {
        let shown = sentences.prefix(Self.printedLimit)
        let rest = sentences.count - shown.count
        return (shown + (rest > 0 ? ["… and \(rest) more."] : [])).joined(separator: "\n")
    }
}
