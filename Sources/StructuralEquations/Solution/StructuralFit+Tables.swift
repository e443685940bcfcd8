public import Statistics

extension StructuralFit {
    public var tables: [ReadableTable] {
        let kinds: [(title: String, op: String, heading: String)] = [
            ("Loadings", "=~", "Factor → item"), ("Regressions", "~", "Outcome on predictor"), ("Defined", ":=", "Quantity"),
            ("Covariances", "~~", "Variables"), ("Variances", "~~", "Variable"), ("Intercepts and means", "~1", "Variable"),
        ]
        var tables = kinds.compactMap { kind -> ReadableTable? in
            let chosen = parameters.filter { parameter in
                guard parameter.op == kind.op else { return false }
                if kind.title == "Covariances" { return parameter.lhs != parameter.rhs }
                return kind.title != "Variances" || parameter.lhs == parameter.rhs
            }
            return chosen.isEmpty ? nil : table(kind.title, kind.heading, chosen)
        }
        tables.insert(fitTable, at: 0)
        if estimate.model.parts[0].observed.count <= 40 { tables += estimate.data.groups.indices.map(residualTable) }
        if !modifications.isEmpty { tables.append(modificationTable) }
        if let bootstrap { tables.append(bootstrap.bootstrap.table(level: specification.level)) }
        return tables
    }

    private func table(_ title: String, _ heading: String, _ chosen: [EstimatedParameter]) -> ReadableTable {
        let percent = levelPercent(specification.level)
        return ReadableTable(
            title, columns: [heading, "Estimate", "SE", "p", "\(percent) % interval", "Standardised"],
            rows: chosen.map { parameter in
                var cells: [ReadableTable.Cell] = [.text(parameter.name), .finite(parameter.estimate, else: "It is not defined.")]
                if let error = parameter.standardError, error.isFinite, let lower = parameter.lower, let upper = parameter.upper {
                    cells += [.number(error), parameter.p.map { .p($0) } ?? .missing("The standard error is 0."), .interval(lower, upper)]
                } else {
                    cells += [.text("fixed"), .empty, .empty]
                }
                return cells + [.finite(parameter.standardizedAll, else: "A variance is not positive.")]
            },
            notes: ["Standardised: every variable with variance 1. \(errorNote)"])
    }

    private var errorNote: String {
        switch specification.estimator {
        case .MLM: "Standard errors by the sandwich of Satorra and Bentler."
        case .MLR: "Standard errors by the sandwich J⁻¹KJ⁻¹."
        case .ML, .WLSMV, .ULSMV: specification.isFullInformation ? "Standard errors by the observed information." : "Standard errors by the expected information."
        }
    }

    private var fitTable: ReadableTable {
        let leaves = ResultTree.branch(fitRows).leaves
        let wanted: [(name: String, label: String)] = [
            ("chisq", "Chi-square"), ("df", "Degrees of freedom"), ("pvalue", "p"), ("chisq.scaled", "Chi-square, scaled"),
            ("pvalue.scaled", "p, scaled"), ("cfi", "CFI"), ("tli", "TLI"), ("rmsea", "RMSEA"), ("rmsea.ci.lower", "RMSEA, lower 90 % end"),
            ("rmsea.ci.upper", "RMSEA, upper 90 % end"), ("srmr", "SRMR"), ("cfi.robust", "CFI, robust"), ("tli.robust", "TLI, robust"),
            ("rmsea.robust", "RMSEA, robust"), ("logl", "Log-likelihood"), ("aic", "AIC"), ("bic", "BIC"), ("npar", "Free parameters"),
        ]
        var rows: [[ReadableTable.Cell]] = [[.text("Persons"), .count(estimate.data.count)]]
        for item in wanted {
            guard let leaf = leaves.first(where: { $0.name == item.name }) else { continue }
            switch leaf.value {
            case .count(let count): rows.append([.text(item.label), .count(count)])
            case .number(let number): rows.append([.text(item.label), item.name.hasPrefix("pvalue") ? .p(number) : .number(number)])
            case .missing(let reason): rows.append([.text(item.label), .missing(reason)])
            case .list, .branch: continue
            }
        }
        return ReadableTable("Fit", columns: ["Measure", "Value"], rows: rows)
    }

    private var fitRows: [ResultTree.Entry] {
        guard case .branch(let entries)? = results["fit"] else { return [] }
        return entries
    }

    private func residualTable(_ part: Int) -> ReadableTable {
        let names = estimate.data.variables
        let residuals = estimate.residualCorrelations(part)
        let place = estimate.data.groups.count > 1 ? ", \(estimate.data.groups[part].name)" : ""
        return ReadableTable(
            "Residual correlations\(place)", columns: [""] + names,
            rows: names.indices.map { row in
                [.text(names[row])] + names.indices.map { column in
                    column < row ? .finite(residuals[row, column], else: "A variance is not positive.") : .empty
                }
            }, notes: ["Correlation in the sample minus correlation in the model; beyond ±0.1 they deserve a look."])
    }

    private var modificationTable: ReadableTable {
        ReadableTable(
            "Modification indices", columns: ["Parameter", "Index", "Expected change"],
            rows: modifications.map { [.text($0.name), .number($0.index), .number($0.change)] },
            notes: ["How far chi-square would fall if the parameter were free. A model that is changed by these is a new model, to be tested on new data."])
    }
}
