extension Document {
    /// Every text of the document with the part that it stands in; of pictures what a reader of the
    /// drawing is told, too.
    public var texts: [(part: String, text: String)] {
        [("title", title), ("summary", summary)]
            + sections.flatMap { section in
                [(section.title, section.title)] + section.blocks.flatMap(\.texts).map { (section.title, $0) }
            } + provenance.flatMap(\.texts).map { ("where the numbers come from", $0) }
    }

    /// Lets no document become a report that says more than its design can carry.
    ///
    /// - Throws: ``OverstatedClaim`` with every place.
    public func requireEarnedWords() throws(OverstatedClaim) {
        var places: [OverstatedClaim.Place] = []
        for (part, text) in texts {
            for phrase in OverstatedWords.found(in: text) {
                let short = text.count > 120 ? "\(text.prefix(120))…" : text
                let place = OverstatedClaim.Place(phrase: phrase, part: part, text: short)
                if !places.contains(place) { places.append(place) }
            }
        }
        guard places.isEmpty else { throw OverstatedClaim(places: places) }
    }
}

extension Block {
    fileprivate var texts: [String] {
        switch self {
        case .heading(_, let text), .paragraph(let text): [text]
        case .facts(let facts): facts.flatMap(\.texts)
        case .notice(let notice): ["\(notice.title). \(notice.text)"]
        case .table(let table): table.texts
        case .figure(let figure): [figure.caption] + (figure.table?.texts ?? []) + SVGWords.texts(of: figure.svg)
        case .list(let items): items
        case .links(let links): links.flatMap { [$0.title, $0.note] }
        case .details(let summary, let blocks): [summary] + blocks.flatMap(\.texts)
        }
    }
}

extension Fact {
    fileprivate var texts: [String] { ["\(name) \(value) \(note ?? "")"] }
}

extension ReportTable {
    fileprivate var texts: [String] { [caption] + columns.map(\.title) + rows.flatMap(\.self) + notes }
}

/// What a drawing says in words.
enum SVGWords {
    /// The text between tags, one element a line. Lines that a label was broken into are read together, too.
    static func texts(of svg: String) -> [String] {
        var texts: [String] = []
        var text = ""
        var isInTag = false
        for character in svg {
            switch character {
            case "<":
                isInTag = true
                if text.contains(where: \.isLetter) { texts.append(text) }
                text = ""
            case ">": isInTag = false
            default: if !isInTag { text.append(character) }
            }
        }
        return texts + [texts.joined(separator: " ")]
    }
}
