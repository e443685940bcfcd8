public import Instruments
import Statistics

/// The declaration that a column of a table holds one score of an instrument.
public struct GivenColumn: Hashable, Sendable {
    /// Whose scores they are.
    public enum Unit: Hashable, Sendable {
        /// One person a row: a value must be reachable by answering the items.
        case people
        /// One group a row: its mean lies in the range, anywhere.
        case groupMeans
    }

    public let column: String
    public let instrument: Instrument
    public let scale: Scale
    public let unit: Unit

    /// - Throws: ``ItemTableFaults`` when the instrument has no such scale; it names the nearest.
    public init(column: String, instrument: Instrument, scale: String, unit: Unit = .people) throws {
        guard let found = instrument.scale(scale) else {
            let nearest = nearestNames(to: scale, among: instrument.scales.map(\.id)).first
            throw ItemTableFaults([
                "\(instrument.abbreviation) has no scale \"\(scale)\" for the column \"\(column)\"."
                    + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
                    + " Its scales: \(instrument.scales.map(\.id).joined(separator: ", "))."
            ])
        }
        self.column = column
        self.instrument = instrument
        self.scale = found
        self.unit = unit
    }

    /// Reads `column = instrument.scale`. The last `=` parts the two, so that a column's name
    /// may hold one.
    ///
    /// - Throws: ``ItemTableFaults`` with a sentence about the form, the instrument or the scale.
    ///   The scale is never guessed: one instrument is published with several totals.
    public init(reading text: String, catalog: Catalog, unit: Unit = .people) throws {
        guard let mark = text.lastIndex(of: "=") else {
            throw ItemTableFaults(["\"\(text)\" declares no score. Write column=instrument.scale, for instance total=scs.total_item_mean."])
        }
        let column = Self.trimmed(text[..<mark])
        let parts = Self.trimmed(text[text.index(after: mark)...]).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard !column.isEmpty, let name = parts.first, !name.isEmpty else {
            throw ItemTableFaults(["\"\(text)\" declares no score. Write column=instrument.scale, for instance total=scs.total_item_mean."])
        }
        let instrument: Instrument
        do {
            instrument = try catalog.instrument(named: String(name))
        } catch let unknown as UnknownInstrument {
            throw ItemTableFaults(["The column \"\(column)\": \(unknown.description)"])
        }
        guard parts.count == 2, !parts[1].isEmpty else {
            throw ItemTableFaults([
                "The column \"\(column)\" names no scale of \(instrument.abbreviation). Write \(column)=\(instrument.id).<scale>, "
                    + "with one of \(instrument.scales.map(\.id).joined(separator: ", "))."
            ])
        }
        try self.init(column: column, instrument: instrument, scale: String(parts[1]), unit: unit)
    }

    /// `scs.total_item_mean`.
    public var name: String { "\(instrument.id).\(scale.id)" }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
