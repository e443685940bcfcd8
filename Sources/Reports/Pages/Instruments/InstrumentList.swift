public import Instruments

/// The shelf in words: every instrument by what it measures, each with a line of facts.
public struct InstrumentList {
    let catalog: Catalog

    public init(_ catalog: Catalog) { self.catalog = catalog }

    public static let title = "Instruments"

    /// One sentence beneath the title.
    public var summary: String {
        "\(catalog.instruments.count) scoring keys, each with its sources. "
            + "No question is shipped: placeholders stand in until a site imports wording that it may use."
    }

    /// In alphabetical order.
    public var constructs: [String] { Set(catalog.instruments.map(\.construct)).sorted() }

    public func instruments(of construct: String) -> [Instrument] {
        catalog.instruments.filter { $0.construct == construct }
    }

    /// Name, short name and form, each said once.
    public static func name(_ instrument: Instrument) -> String {
        let name = "\(instrument.name) (\(instrument.abbreviation))"
        return instrument.name.contains(instrument.form) ? name : "\(name), \(instrument.form)"
    }

    public static func facts(_ instrument: Instrument) -> String {
        let key = instrument.keyConfidence == .high ? "key from agreeing sources" : "key to be compared once"
        return "\(instrument.items.count) items; asks about \(instrument.timeframe.words); answered by a \(instrument.respondent.rawValue); "
            + "\(key); wording: \(instrument.licence.status.words)."
    }

    /// With a capital.
    public static func heading(_ construct: String) -> String {
        construct.prefix(1).uppercased() + construct.dropFirst()
    }

    /// Letters of the phrase, so that it can name a place on a page.
    public static func anchor(_ construct: String) -> String {
        "of-" + String(construct.lowercased().map { $0.isLetter && $0.isASCII ? $0 : "-" })
    }
}
