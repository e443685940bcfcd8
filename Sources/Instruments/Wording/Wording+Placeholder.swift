extension Wording {
    /// Begins every text of a placeholder, so that a page or a printout cannot be mistaken. A file
    /// whose texts begin with it is not taken for official wording.
    public static let placeholderMark = "Placeholder:"

    /// Sentences of our own about the topics of an instrument, for rehearsals.
    ///
    /// They are in English whatever the language asked for. Where a licence is required the topic
    /// stands alone. Answers are bare values; only the ends of a line are named.
    public static func placeholder(for instrument: Instrument, language: LanguageTag) -> Wording {
        var items: [ItemWording] = []
        for item in instrument.items {
            let topic = "\(placeholderMark) \(instrument.placeholderPhrase(item))"
            let own = item.response.map(ResponseWording.placeholder(for:))
            items.append(ItemWording(code: item.code, text: topic, response: own))
        }
        return Wording(
            instrument: instrument.id, definitionVersion: instrument.version, language: language,
            title: "\(placeholderMark) \(instrument.abbreviation), \(instrument.form)",
            response: .placeholder(for: instrument.response), items: items)
    }

    static func isMarked(_ text: String) -> Bool {
        text.drop(while: \.isWhitespace).lowercased().hasPrefix(placeholderMark.lowercased())
    }
}

extension Instrument {
    fileprivate func placeholderPhrase(_ item: Item) -> String {
        guard licence.status != .licenceRequired else { return item.topic }
        switch response(of: item).kind {
        case .likert, .visualAnalog: return "a statement on the topic “\(item.topic)”."
        case .binary: return "a yes-or-no question on the topic “\(item.topic)”."
        case .count: return "a number on the topic “\(item.topic)”."
        case .clinicianRating: return "a rating on the topic “\(item.topic)”."
        }
    }
}

extension ResponseWording {
    static func placeholder(for scale: ResponseScale) -> ResponseWording {
        let ends = AnchorWording(low: "lowest", high: "highest")
        switch scale.kind {
        case .count: return ResponseWording()
        case .visualAnalog: return ResponseWording(anchors: ends)
        case .likert, .clinicianRating, .binary:
            guard let values = scale.values else { return ResponseWording(anchors: ends) }
            return ResponseWording(
                options: values.map { OptionWording(value: $0, label: OptionWording.text(of: $0)) })
        }
    }
}
