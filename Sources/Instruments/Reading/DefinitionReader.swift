/// Reads a definition and notes every fault on the way; what cannot be read is nil and reading
/// goes on. What is known so far (items, earlier scales) checks what refers to it.
struct DefinitionReader {
    /// A value with its place in the document.
    struct Place {
        let path: String
        let line: Int?
        let node: JSONNode
    }

    let file: String
    private(set) var faults: [DefinitionFault] = []
    /// nil when a part is read on its own, so that references cannot be checked.
    var known: Known?

    struct Known {
        /// Response scale by item number; nil when the items could not be read.
        var items: [Int: ResponseScale]?
        var itemCount = 0
        /// Every scale of the file, in order, including those not read yet.
        var allScales: [String] = []
        /// The scales read so far with their range.
        var scales: [String: ScoreRange] = [:]
        var currentScale: String?
    }

    init(file: String) { self.file = file }

    mutating func fault(_ place: Place, _ problem: String) {
        faults.append(
            DefinitionFault(file: file, line: place.line, path: place.path, problem: problem))
    }

    /// A part from any decoder; the faults become one `DecodingError`.
    static func decode<Part>(
        _ decoder: any Decoder, _ read: (inout DefinitionReader, Place) -> Part?
    ) throws -> Part {
        let node = try JSONNode(from: decoder)
        var reader = DefinitionReader(file: "definition")
        let part = read(&reader, Place(path: "", line: nil, node: node))
        guard let part, reader.faults.isEmpty else {
            let sentence = DefinitionFaults(faults: reader.faults).description
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: sentence))
        }
        return part
    }
}

/// The fields of an object, by name.
struct Fields {
    let place: DefinitionReader.Place
    fileprivate let byName: [String: DefinitionReader.Place]

    subscript(name: String) -> DefinitionReader.Place? { byName[name] }
}

extension DefinitionReader {
    /// An object with these fields; unknown, doubled and missing ones are faults.
    mutating func fields(_ place: Place, required: [String], optional: [String] = []) -> Fields? {
        guard case .object(let members) = place.node.value else {
            fault(place, "An object should stand here, not \(place.node.kind).")
            return nil
        }
        let known = required + optional
        var byName: [String: Place] = [:]
        for member in members {
            let path = place.path.isEmpty ? member.name : "\(place.path).\(member.name)"
            let here = Place(path: path, line: member.line, node: member.node)
            if !known.contains(member.name) {
                let nearest = NearestName.of(member.name, among: known)
                fault(here, "The field '\(member.name)' is unknown." + NearestName.question(nearest))
            } else if byName[member.name] != nil {
                fault(here, "The field '\(member.name)' stands here twice.")
            } else if case .null = member.node.value {
                if required.contains(member.name) { fault(here, "The field must not be null.") }
                byName[member.name] = here
            } else {
                byName[member.name] = here
            }
        }
        for name in required where byName[name] == nil {
            fault(place, "The field '\(name)' is missing.")
        }
        return Fields(place: place, byName: byName.filter { !$0.value.isNull })
    }

    /// Text that is not empty.
    mutating func text(_ place: Place?) -> String? {
        guard let place else { return nil }
        guard case .string(let text) = place.node.value else {
            fault(place, "Text should stand here, not \(place.node.kind).")
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            fault(place, "The text is empty.")
            return nil
        }
        return text
    }

    mutating func number(_ place: Place?) -> Double? {
        guard let place else { return nil }
        guard case .number(let number) = place.node.value else {
            fault(place, "A number should stand here, not \(place.node.kind).")
            return nil
        }
        return number
    }

    mutating func integer(_ place: Place?) -> Int? {
        guard let place, let number = number(place) else { return nil }
        guard let integer = Int(exactly: number) else {
            fault(place, "\(NumberText.short(number)) is not a whole number.")
            return nil
        }
        return integer
    }

    mutating func flag(_ place: Place?) -> Bool? {
        guard let place else { return nil }
        guard case .bool(let flag) = place.node.value else {
            fault(place, "true or false should stand here, not \(place.node.kind).")
            return nil
        }
        return flag
    }

    mutating func list(_ place: Place?) -> [Place]? {
        guard let place else { return nil }
        guard case .array(let nodes) = place.node.value else {
            fault(place, "A list should stand here, not \(place.node.kind).")
            return nil
        }
        return nodes.enumerated().map { index, node in
            Place(path: "\(place.path)[\(index)]", line: node.line, node: node)
        }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ place: Place?, of type: Choice.Type
    ) -> Choice? {
        guard let place, let text = text(place) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        let nearest = NearestName.question(NearestName.of(text, among: all))
        fault(
            place,
            "'\(text)' is not one of \(all.joined(separator: ", "))." + nearest)
        return nil
    }

    /// Every element read; the unreadable ones have left their fault.
    mutating func each<Part>(_ place: Place?, _ read: (inout Self, Place) -> Part?) -> [Part]? {
        list(place)?.compactMap { read(&self, $0) }
    }

    /// Sources, at least one.
    mutating func sources(_ place: Place?) -> [String]? {
        guard let place, let texts = each(place, { $0.text($1) }) else { return nil }
        if texts.isEmpty { fault(place, "At least one source should be named.") }
        return texts
    }
}

extension DefinitionReader.Place {
    fileprivate var isNull: Bool {
        if case .null = node.value { true } else { false }
    }
}
