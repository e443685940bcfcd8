public import Statistics
public import StructuralEquations

/// What do the items measure: one thing, two, or six? Structures compared on the study's own people.
public struct StructuresSpecification: AnalysisSpecification {
    public var scale: FacetedScale
    /// Columns of items that count the other way round: they are turned before anything else.
    public var reversed: [String] = []
    public var structures: [ScaleStructure]
    public var estimator: ResponseShiftSpecification.Estimator = .MLR
    /// Rows with missing values take part with what they have.
    public var isFullInformation = true
    public var level = 0.95

    public init(_ scale: FacetedScale) {
        self.scale = scale
        structures = scale.structures
    }

    /// - Throws: ``ResponseShiftFaults``, or an error of the table.
    public func fit(on table: DataTable, running: Running) throws -> StructuresFit {
        let faults = scale.faults
        guard faults.isEmpty else { throw ResponseShiftFaults(faults) }
        let turned = Set(reversed)
        let columns = try scale.items.enumerated().map { number, name in
            let cells = try table.numbers(name)
            let turn = turned.contains(name)
            return Column(name: "x\(number + 1)", content: .numeric(turn ? cells.map { cell in cell.value.map { .value(-$0) } ?? cell } : cells))
        }
        let items = try DataTable(columns: columns)
        var found: [StructureFit] = []
        for (place, structure) in structures.enumerated() {
            if running.isCancelled() { throw CancellationError() }
            found.append(StructureFit(structure, self, on: items))
            running.progress?(Double(place + 1) / Double(structures.count))
        }
        guard found.contains(where: { $0.fit != nil }) else {
            throw ResponseShiftFaults(Array(Set(found.compactMap(\.reason))).sorted())
        }
        return StructuresFit(specification: self, structures: found)
    }

    func model(_ structure: ScaleStructure, without omitted: Int? = nil) throws -> StructuralSpecification {
        var model = StructuralSpecification(try ModelSyntax(scale.syntax(structure, without: omitted)))
        model.kind = .cfa
        model.estimator = estimator == .ML ? .ML : .MLR
        model.isFullInformation = isFullInformation
        model.standardizesLatents = true
        model.isOrthogonal = structure.isOrthogonal
        model.level = level
        return model
    }
}

/// One structure, fitted or with the reason that it is not.
public struct StructureFit: Sendable {
    public let structure: ScaleStructure
    public let fit: StructuralFit?
    public let reason: String?
    /// A facet without a factor of its own beside the general one: with it there was no solution (Eid and others 2017).
    public let omitted: String?

    init(_ structure: ScaleStructure, _ specification: StructuresSpecification, on table: DataTable) {
        self.structure = structure
        var (fit, reason) = Self.fitted(structure, specification, table, without: nil)
        var omitted: String?
        if fit == nil, structure.isOrthogonal, let other = Self.withoutOne(structure, specification, table) {
            (fit, reason) = (other.fit, nil)
            omitted = specification.scale.facets[other.facet].name
        }
        self.fit = fit
        self.reason = reason
        self.omitted = omitted
    }

    private static func fitted(
        _ structure: ScaleStructure, _ specification: StructuresSpecification, _ table: DataTable, without omitted: Int?
    ) -> (StructuralFit?, String?) {
        do {
            let found = try specification.model(structure, without: omitted).fit(on: table, running: Running())
            return found.isConverged ? (found, nil) : (nil, "The search for the best fit did not come to its end.")
        } catch {
            return (nil, specification.scale.named("\(error)".split(separator: "\n").joined(separator: " ")))
        }
    }

    /// Of all that converge with one facet's own factor left out, the one that fits best.
    private static func withoutOne(
        _ structure: ScaleStructure, _ specification: StructuresSpecification, _ table: DataTable
    ) -> (fit: StructuralFit, facet: Int)? {
        var best: (chiSquare: Double, facet: Int)?
        for facet in specification.scale.facets.indices {
            guard let trial = try? specification.model(structure, without: facet).discrepancy(on: table), trial.isConverged else { continue }
            if best.map({ trial.chiSquare < $0.chiSquare }) ?? true { best = (trial.chiSquare, facet) }
        }
        guard let best, let fit = fitted(structure, specification, table, without: best.facet).0 else { return nil }
        return (fit, best.facet)
    }

    public func measure(_ name: String) -> Double? { fit?.results["fit", name]?.number }

    /// A few words.
    public var words: String { structure.words + (omitted.map { ", none for \($0)" } ?? "") }

    /// A sentence where the solution is none that the model means.
    public var doubt: String? {
        guard let fit, case .doubtful(let sentences) = fit.account.admissibility else { return nil }
        return sentences.joined(separator: " ")
    }

    /// Standardised loading of an item (x1, …) on a factor; 0 where the model has none.
    func loading(_ factor: String, _ item: String) -> Double {
        fit?.parameters.first { $0.op == "=~" && $0.lhs == factor && $0.rhs == item }?.standardizedAll ?? 0
    }
}

extension FacetedScale {
    /// A sentence of a model with the names of items, facets and sides.
    func named(_ sentence: String) -> String {
        var names: [String: String] = ["g": "the factor of all items"]
        for (place, item) in items.enumerated() { names["x\(place + 1)"] = item }
        for (place, facet) in facets.enumerated() { names["f\(place + 1)"] = facet.name }
        for (place, side) in sides.enumerated() { names["s\(place + 1)"] = side.name }
        return sentence.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            let bare = word.filter { $0.isLetter || $0.isNumber }
            guard let name = names[bare] else { return String(word) }
            return String(word.prefix { !$0.isLetter && !$0.isNumber }) + name
                + String(word.reversed().prefix { !$0.isLetter && !$0.isNumber }.reversed())
        }.joined(separator: " ")
    }
}
