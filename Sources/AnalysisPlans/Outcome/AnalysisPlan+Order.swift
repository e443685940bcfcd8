import MixedModels
import Statistics

extension AnalysisPlan {
    /// A warning for each use of text as an order that nobody stated: levels of text stand in the
    /// order of their characters unless `variables` names them.
    ///
    /// - Parameter file: the table before the variables were defined.
    func orderNotStated(by analysis: PlannedAnalysis, in table: DataTable, file: DataTable) -> [String] {
        guard case .planned(let planned) = analysis.kind else { return [] }
        if let mmrm = planned.base as? MMRMSpecification {
            let ordered = ([mmrm.covariance.structure] + mmrm.fallback).filter(\.restsOnOrder)
            guard !ordered.isEmpty else { return [] }
            let names = ordered.map(\.rawValue).joined(separator: ", ")
            return warnings(of: [mmrm.covariance.visit], in: table, file, "The covariance structure \(names) rests on the order of the visits")
        }
        if let regression = planned.base as? RegressionSpecification {
            return regression.contrasts.filter { $0.value == .polynomial }.map(\.key).sorted().flatMap {
                warnings(of: [$0], in: table, file, "Polynomial contrasts rest on the order of the levels", fewest: 2)
            }
        }
        if let agreement = planned.base as? AgreementSpecification {
            switch agreement.statistic {
            case .icc, .kappa: return []
            case .weightedKappa: return warnings(of: agreement.raters, in: table, file, "Weighted kappa rests on the order of the categories")
            case .krippendorffAlpha:
                guard agreement.metric != .nominal else { return [] }
                return warnings(
                    of: agreement.raters, in: table, file, "Krippendorff's alpha (\(agreement.metric.rawValue)) rests on the order of the categories")
            }
        }
        return []
    }

    /// - Parameter fewest: with fewer levels their order does not matter.
    private func warnings(of names: [String], in table: DataTable, _ file: DataTable, _ why: String, fewest: Int = 3) -> [String] {
        var levels: [String] = []
        for name in names {
            guard case .categorical(let own, _)? = table.column(name)?.content else { continue }
            for level in own where !levels.contains(level) { levels.append(level) }
        }
        guard levels.count >= fewest else { return [] }
        let unstated = names.filter { !isOrderStated(of: $0, in: file, above: variables.entries.count) }
        guard unstated.isEmpty else {
            let list = unstated.joined(separator: ", ")
            return ["\(why), and the plan states none for \(list), which is text: taken is \(levels.joined(separator: " < ")). State the levels in their order under variables (\(unstated[0]): {levels: […]})."]
        }
        let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        let others = names.filter { name in
            guard case .categorical(let own, _)? = table.column(name)?.content else { return false }
            let order = own.compactMap { places[$0] }
            return order != order.sorted()
        }
        guard !others.isEmpty else { return [] }
        return ["\(why), and the levels of \(others.joined(separator: ", ")) are stated in another one: taken is \(levels.joined(separator: " < ")). State the same levels for each."]
    }

    /// Whether the levels of a variable stand in an order that numbers give, or the plan.
    private func isOrderStated(of name: String, in file: DataTable, above limit: Int) -> Bool {
        guard let place = variables.entries[..<limit].lastIndex(where: { $0.name == name }) else {
            // A column of the file that the plan does not name: numbers have an order, text has none.
            guard case .categorical? = file.column(name)?.content else { return true }
            return false
        }
        let definition = variables.entries[place].definition
        if definition.levels != nil || definition.expression != nil { return true }
        return isOrderStated(of: definition.from ?? name, in: file, above: place)
    }
}

extension CovarianceStructure {
    /// Whether another order of the visits makes another model.
    fileprivate var restsOnOrder: Bool {
        switch self {
        case .us, .cs, .csh: false
        case .ar1, .ar1h, .toep, .toeph, .ad, .adh: true
        }
    }
}
