import Statistics

/// Why a model for repeated measures cannot be fitted: sentences, one a line.
public struct MMRMError: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

/// The names that turn a fault of the rows into a sentence.
struct RepeatedMeasuresNames {
    let persons: [String]
    let visits: [String]
    let groups: [String]
    let columns: [String]
    let visitColumn: String
    let structure: CovarianceStructure

    private func inGroup(_ group: Int) -> String { groups.indices.contains(group) ? " in \"\(groups[group])\"" : "" }

    func sentence(_ fault: RepeatedMeasuresFault) -> String {
        switch fault {
        case .twice(let person, let visit):
            "The person \"\(persons[person])\" has more than one row at \(visitColumn) \"\(visits[visit])\"; keep one, or name the visits apart."
        case .tooManyVisits(let count):
            "There are \(count) different visits in \"\(visitColumn)\"; up to 64 can be carried out. Give it levels, or use analysis: lmm with time as a number."
        case .dependentColumn(let column):
            "The column \"\(columns[column])\" of the model says nothing that those before it do not say already; leave its term out."
        case .noFreedom(let rows, let columns):
            "\(rows) complete rows do not suffice for \(columns) fixed effects: there must be more rows than coefficients. Leave terms out, or see why rows are missing."
        case .noVariation:
            "The fixed effects explain the outcome without any rest (is it constant?): there is no variance to be estimated."
        case .noVariationAt(let visit, let group):
            "The fixed effects explain the outcome without any rest\(visit < 0 ? "" : " at \(visitColumn) \"\(visits[visit])\"")\(inGroup(group)): there is no variance to be estimated there. Leave that visit out, or choose a covariance with one variance (cs, ar1, toep, ad)."
        case .neverTogether(let visit, let other, let group):
            "Nobody\(inGroup(group)) has rows at both \(visitColumn) \"\(visits[visit])\" and \"\(visits[other])\": their covariance cannot be estimated by an unstructured matrix. Use toeph, ar1h, csh, toep or cs instead of us."
        case .fewerPeople(let people, let visits, let group):
            "An unstructured covariance of \(visits) visits needs at least \(visits) people\(inGroup(group)); there are \(people). Use toeph, ar1h, csh, toep, ar1 or cs instead of us."
        case .lagNever(let lag, let group):
            "Nobody\(inGroup(group)) has rows at two visits that are \(lag) apart in the order of \(visitColumn): the correlation of that lag in \(structure.rawValue) cannot be estimated. Use ar1h, csh, ar1 or cs."
        case .unseen(let visit, let group):
            "There is no row at \(visitColumn) \"\(visits[visit])\"\(inGroup(group)): the covariance \(structure.rawValue) has a parameter that nothing is known of. Choose one with one variance (cs, ar1), or one matrix for all groups."
        case .undefined:
            "The likelihood of the covariance \(structure.rawValue) is not defined at any starting value; choose a simpler one (toeph, ar1h, csh, toep, cs)."
        }
    }
}
