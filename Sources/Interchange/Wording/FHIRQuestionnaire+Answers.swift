import Instruments

extension FHIRQuestionnaire {
    /// A text with the translations that stand in the extensions of `_name`; nil when neither is there.
    mutating func text(_ name: String, of element: FHIRElement) -> ReadText? {
        let base = element.string(name)
        let shadow = element.element("_\(name)")
        guard base != nil || shadow != nil else { return nil }
        var text = ReadText(base: findings.plain(base ?? "", at: element.place(name)))
        for translation in shadow?.extensions(["translation"]) ?? [] {
            let parts = translation.elements("extension")
            let language = parts.first { $0.string("url") == "lang" }?.string("valueCode")
            let content = parts.first { $0.string("url") == "content" }
            let words = content?.string("valueString") ?? content?.string("valueMarkdown")
            guard let language, let words else {
                findings.fault(translation.path, "A translation needs 'lang' and 'content'.")
                continue
            }
            add(words, language, at: translation.path, to: &text)
        }
        return text
    }

    private mutating func add(_ words: String, _ language: String, at place: String, to text: inout ReadText) {
        do {
            let plain = findings.plain(words, at: place)
            if text.translations.updateValue(plain, forKey: try LanguageTag(language)) != nil {
                findings.fault(place, "There are two translations into \(language).")
            }
        } catch {
            findings.fault(place, error.description)
        }
    }

    mutating func options(_ item: FHIRElement) -> [ReadOption] {
        if let address = item.string("answerValueSet") { return valueSet(address, of: item) }
        var options: [ReadOption] = []
        for option in item.elements("answerOption") {
            if let found = self.option(option) { options.append(found) }
        }
        return options
    }

    private mutating func option(_ option: FHIRElement) -> ReadOption? {
        if let number = option.number("valueInteger") {
            return ReadOption(value: option.ordinal ?? number, label: ReadText(base: ""))
        }
        let empty = ReadText(base: "")
        if let coding = option.element("valueCoding") {
            let label = text("display", of: coding) ?? empty
            let number = option.ordinal ?? coding.ordinal ?? coding.string("code").flatMap(plainNumber)
            return numbered(number, label, at: coding.path)
        }
        if let words = option.string("valueString") {
            let number = option.ordinal ?? option.element("_valueString")?.ordinal
            if number == nil, let bare = plainNumber(words) { return ReadOption(value: bare, label: empty) }
            return numbered(number, text("valueString", of: option) ?? empty, at: option.path)
        }
        findings.fault(option.path, "The answer is no number, no coding and no text.")
        return nil
    }

    private mutating func numbered(_ number: Double?, _ label: ReadText, at place: String) -> ReadOption? {
        if let number { return ReadOption(value: number, label: label) }
        findings.fault(place, "The answer has no number. Give it an ordinalValue, or a code that is a number.")
        return nil
    }

    /// Answers in a value set that the Questionnaire contains; others would have to be fetched.
    private mutating func valueSet(_ address: String, of item: FHIRElement) -> [ReadOption] {
        guard address.hasPrefix("#"), let set = contained[String(address.dropFirst())] else {
            findings.fault(item.place("answerValueSet"), "The answers stand in '\(address.prefix(120))', outside the file. Put them into the Questionnaire as answerOption.")
            return []
        }
        var options: [ReadOption] = []
        for include in set.element("compose")?.elements("include") ?? [] {
            for concept in include.elements("concept") {
                var label = text("display", of: concept) ?? ReadText(base: "")
                for designation in concept.elements("designation") {
                    guard let words = designation.string("value"), let language = designation.string("language")
                    else { continue }
                    add(words, language, at: designation.path, to: &label)
                }
                let number = concept.ordinal ?? concept.string("code").flatMap(plainNumber)
                if let option = numbered(number, label, at: concept.path) { options.append(option) }
            }
        }
        return options
    }

    /// The words at the ends of a line: displays below the question with the control `lower` and `upper`.
    mutating func anchors(_ item: FHIRElement) -> ReadAnchors? {
        var ends: [String: ReadText] = [:]
        for child in item.elements("item") {
            guard let control = child.control, ["lower", "upper"].contains(control) else { continue }
            ends[control] = text("text", of: child) ?? ReadText(base: "")
        }
        guard !ends.isEmpty else { return nil }
        let empty = ReadText(base: "")
        return ReadAnchors(low: ends["lower"] ?? empty, middle: nil, high: ends["upper"] ?? empty)
    }

    /// `minValue` and `maxValue`, where both stand.
    func range(_ item: FHIRElement) -> ClosedRange<Double>? {
        let ends = ["minValue", "maxValue"].map { name -> Double? in
            let found = item.extensions([name]).first
            return found?.number("valueInteger") ?? found?.number("valueDecimal")
        }
        guard let low = ends[0], let high = ends[1], low <= high else { return nil }
        return low...high
    }
}
