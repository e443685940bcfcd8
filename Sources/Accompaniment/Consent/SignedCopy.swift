public import Records
public import StudyDesign

/// What a person keeps of what they signed: the exact text, their choices, name, meaning and time,
/// and where it stands in the record (21 CFR 11.50).
public struct SignedCopy: Hashable, Sendable {
    public let text: ConsentText
    public let signature: ConsentSignature
    /// Of the ledger.
    public let entry: Int64
    /// Where the person was.
    public let signed: LocalTime
    public let isWithdrawn: Bool

    /// - Returns: nil when the signature is not one of this text: it covers the digest of exactly what was
    ///   shown, so a text that differs in one byte is not its copy.
    public init?(_ signature: ConsentSignature, of text: ConsentText, entry: Int64, signed: LocalTime, isWithdrawn: Bool) {
        guard signature.form == text.form, signature.textVersion == text.version, signature.language == text.language,
            signature.digest == text.digest
        else { return nil }
        self.text = text
        self.signature = signature
        self.entry = entry
        self.signed = signed
        self.isWithdrawn = isWithdrawn
    }

    public struct Fact: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    /// In the order in which they are read.
    public func facts(_ phrases: Phrases) -> [Fact] {
        [
            Fact(name: phrases["consent.copy.name"], value: signature.printedName),
            Fact(name: phrases["consent.copy.meaning"], value: signature.meaning),
            Fact(name: phrases["consent.copy.signed"], value: "\(phrases.dayWithYear(signature.day)), \(phrases.time(signed)) (\(signed))"),
            Fact(name: phrases["consent.copy.pseudonym"], value: signature.participant.rawValue),
            Fact(name: phrases["consent.copy.version"], value: "\(text.form) \(signature.textVersion)"),
            Fact(name: phrases["consent.copy.language"], value: signature.language),
            Fact(name: phrases["consent.copy.digest"], value: "\(signature.digest)"),
            Fact(name: phrases["consent.copy.entry"], value: "\(entry)"),
        ]
            + (signature.understood.isEmpty ? [] : [Fact(name: phrases["consent.copy.understood"], value: signature.understood.joined(separator: ", "))])
    }

    /// What was asked, and yes or no.
    public func choices(_ phrases: Phrases) -> [Fact] {
        text.choices.compactMap { code in
            signature.choices[code].map { Fact(name: text.wording?.choices[code] ?? code, value: phrases[$0 ? "common.yes" : "common.no"]) }
        }
    }

    public func pdf(_ phrases: Phrases) -> TextPDF {
        var blocks: [TextPDF.Block] = [.title(phrases["consent.copy.title"])]
        if isWithdrawn { blocks.append(.paragraph(phrases["consent.copy.withdrawn"])) }
        for part in ConsentReading(text.text).parts {
            if let title = part.title { blocks.append(.heading(title)) }
            for block in part.blocks {
                switch block {
                case .paragraph(let words): blocks.append(.paragraph(words))
                case .list(let items): blocks += items.map(TextPDF.Block.item)
                }
            }
        }
        let choices = choices(phrases)
        if !choices.isEmpty {
            blocks.append(.heading(phrases["consent.copy.choices"]))
            blocks += choices.map { .fact($0.name, $0.value) }
        }
        blocks.append(.heading(phrases["consent.copy.signature"]))
        blocks += facts(phrases).map { .fact($0.name, $0.value) }
        if !TextPDF.canShow(blocks) { blocks.append(.small(phrases["consent.copy.letters"])) }
        let foot = phrases(
            "consent.copy.foot",
            ["name": signature.printedName, "digest": String("\(signature.digest)".prefix(16)), "page": TextPDF.page, "pages": TextPDF.pages])
        return TextPDF(title: phrases["consent.copy.title"], language: signature.language, foot: foot, blocks)
    }
}
