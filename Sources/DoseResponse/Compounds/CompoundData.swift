import Statistics
import TrialStatistics

/// People with a compound, a study, an arm, an outcome and what was known before.
struct CompoundData: Sendable {
    let compounds: [String]
    let compoundOf: [Int]
    let studies: [String]
    let studyOf: [Int]
    let arms: [String]
    /// 1 in the second arm.
    let arm: [Double]
    let outcome: [Double]
    /// Covariates and moderators without the balanced ones alone: columns of the model.
    let columns: [(name: String, values: [Double])]
    let moderators: [(name: String, values: [Double])]
    let balanced: [(name: String, values: [Double])]
    let rows: [Int]

    init(_ specification: Compounds, outcome: String, table: DataTable) throws {
        var seen: Set<String> = []
        let modelled = (specification.covariates + specification.moderators).filter { seen.insert($0).inserted }
        let whole = modelled + specification.balanced.filter { seen.insert($0).inserted }
        let frame = try ModelFrame(
            formula(outcome, whole.map(quoted)), table: table, extraColumns: [specification.compound, specification.study, specification.group])
        guard let compound = frame.factor(specification.compound), let study = frame.factor(specification.study), let group = frame.factor(specification.group)
        else { throw TrialError("compound, study and group name columns of categories.") }
        guard group.levels.count == 2 else {
            throw TrialError("\"\(specification.group)\" has \(group.levels.count) level\(group.levels.count == 1 ? "" : "s") in these rows; each trial compares two arms.")
        }
        guard compound.levels.count <= 10 else { throw TrialError("\"\(specification.compound)\" has \(compound.levels.count) levels; that is no column of compounds.") }
        compounds = compound.levels
        compoundOf = compound.codes
        studies = study.levels
        studyOf = study.codes
        arms = group.levels
        arm = group.codes.map(Double.init)
        self.outcome = frame.response
        rows = frame.rows
        func columns(_ names: [String]) -> [(name: String, values: [Double])] {
            frame.design.names.indices.dropFirst().compactMap { column in
                let term = frame.design.assign[column]
                guard term >= 1, term <= whole.count, names.contains(whole[term - 1]) else { return nil }
                return (frame.design.names[column], frame.design.matrix.column(column))
            }
        }
        self.columns = columns(modelled)
        moderators = columns(specification.moderators)
        balanced = columns(specification.balanced)
        for place in compounds.indices {
            for side in [0.0, 1.0] where !arm.indices.contains(where: { compoundOf[$0] == place && arm[$0] == side }) {
                throw TrialError("Nobody with \(specification.compound) \"\(compounds[place])\" is in the arm \"\(arms[side == 0 ? 0 : 1])\" with every variable, so this compound has no effect to speak of. Every row of a trial, its controls too, bears the compound that the trial was of.")
            }
        }
    }

    func people(of compound: Int) -> [Int] { compoundOf.indices.filter { compoundOf[$0] == compound } }
}
