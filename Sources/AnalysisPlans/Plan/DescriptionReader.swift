import Statistics
import StructuralEquations

/// Reads the fields of the describing kinds: reliability, correlation, distribution.
enum DescriptionReader {
    static func correlation(_ reader: inout PlanReader, level: Double) -> CorrelationMatrix? {
        guard let columns = columns(&reader, atLeast: 2, "correlated") else { return nil }
        return CorrelationMatrix(variables: columns, level: level)
    }

    static func distribution(_ reader: inout PlanReader) -> DistributionSpecification? {
        guard let columns = columns(&reader, atLeast: 1, "described") else { return nil }
        return DistributionSpecification(columns: columns)
    }

    static func reliability(_ reader: inout PlanReader, level: Double) -> Reliability? {
        guard let value = reader.value("scales") else {
            reader.fault("scales", nil, "is missing: names with lists of items.")
            return nil
        }
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault("scales", value.line, "here stands \(value.kind) where names with lists of items are needed.")
            return nil
        }
        var below = PlanReader(value, path: reader.path(of: "scales"))
        var scales: [Reliability.Scale] = []
        for field in fields {
            if let items = below.names(field.name) {
                scales.append(.init(field.name, items: items))
            } else if field.value.content == .null {
                below.fault(field.name, field.value.line, "has no list of items.")
            }
        }
        let faults = below.closed()
        reader.add(faults)
        guard faults.isEmpty else { return nil }
        do {
            return try Reliability(scales: scales, level: level)
        } catch {
            reader.fault("scales", value.line, "\(error)")
            return nil
        }
    }

    private enum Rotation: String, CaseIterable { case oblimin }

    /// The group `omega`, or nil where it was not written.
    static func omega(_ reader: inout PlanReader) -> ReliabilityWithFactors.Omega? {
        guard var below = reader.group("omega") else { return nil }
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        let factors = below.count("factors", in: 1...50)
        if factors == nil, below.value("factors") == nil {
            below.fault("factors", nil, "is missing: the number of group factors of all items together.")
        }
        let extraction = below.words("extraction", as: FactorExtraction.Method.self) ?? [.minres]
        _ = below.word("rotation", as: Rotation.self)
        let faults = below.closed()
        reader.add(faults)
        guard let factors, faults.isEmpty else { return nil }
        var seen: Set<String> = []
        return .init(factors: factors, extraction: extraction.filter { seen.insert($0.rawValue).inserted })
    }

    private static func columns(_ reader: inout PlanReader, atLeast least: Int, _ what: String) -> [String]? {
        guard let columns = reader.names("columns") else {
            if reader.value("columns") == nil { reader.fault("columns", nil, "is missing: the columns to be \(what).") }
            return nil
        }
        guard columns.count >= least, Set(columns).count == columns.count else {
            reader.fault("columns", nil, "needs at least \(least), each named once.")
            return nil
        }
        return columns
    }
}
