/// As in definition files (`Definitions/README.md`). Decoding makes the same checks as loading.
extension Instrument {
    private enum CodingKeys: String, CodingKey {
        case id, name, abbreviation, form, version, respondent, construct, timeframe
        case keyConfidence, toCheck, recall, response, items, scales, flags, safetyItems, bands
        case missingItemRule, norms, reliability, thresholds, codes, licence, citation, keySources
        case notes
    }

    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.instrument($1) }
    }

    /// A definition from the bytes of a file.
    /// - Throws: `DefinitionFaults` with every fault and its place.
    public init(definition: [UInt8], file: String) throws {
        var reader = DefinitionReader(file: file)
        let node: JSONNode
        do {
            node = try JSONParser.parse(definition)
        } catch {
            let fault = DefinitionFault(
                file: file, line: error.line, path: "", problem: error.problem)
            throw DefinitionFaults(faults: [fault])
        }
        let instrument = reader.instrument(.init(path: "", line: node.line, node: node))
        guard let instrument, reader.faults.isEmpty else {
            throw DefinitionFaults(faults: reader.faults)
        }
        self = instrument
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(abbreviation, forKey: .abbreviation)
        try container.encode(form, forKey: .form)
        try container.encode(version, forKey: .version)
        try container.encode(respondent, forKey: .respondent)
        try container.encode(construct, forKey: .construct)
        try container.encode(timeframe, forKey: .timeframe)
        try container.encode(keyConfidence, forKey: .keyConfidence)
        try container.encode(toCheck, forKey: .toCheck)
        try container.encode(recall, forKey: .recall)
        try container.encode(response, forKey: .response)
        try container.encode(items, forKey: .items)
        try container.encode(scales, forKey: .scales)
        try container.encode(flags, forKey: .flags)
        try container.encode(safetyItems, forKey: .safetyItems)
        try container.encode(bands, forKey: .bands)
        try container.encode(missingItemRule, forKey: .missingItemRule)
        try container.encode(norms, forKey: .norms)
        try container.encode(reliability, forKey: .reliability)
        try container.encode(thresholds, forKey: .thresholds)
        try container.encode(codes, forKey: .codes)
        try container.encode(licence, forKey: .licence)
        try container.encode(citation, forKey: .citation)
        try container.encode(keySources, forKey: .keySources)
        try container.encode(notes, forKey: .notes)
    }
}
