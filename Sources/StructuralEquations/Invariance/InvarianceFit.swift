public import Statistics

/// The fits of the steps, and what each step costs.
public struct InvarianceFit: AnalysisFit {
    public struct Step: Sendable {
        public let step: InvarianceSpecification.Step
        public let fit: StructuralFit
    }

    /// One step against the one before it.
    public struct Difference: Hashable, Sendable {
        public let name: String
        public let chiSquare: Double
        public let df: Int
        /// nil without degrees of freedom.
        public let p: Double?
        public let cfi: Double?
        public let rmsea: Double?
        public let srmr: Double
    }

    public let steps: [Step]
    public let differences: [Difference]

    init(steps: [Step]) {
        self.steps = steps
        differences = zip(steps, steps.dropFirst()).map { before, after in
            let df = after.fit.degreesOfFreedom - before.fit.degreesOfFreedom
            var chiSquare = after.fit.chiSquare - before.fit.chiSquare
            // Scaled statistics are compared as Satorra and Bentler (2001) do.
            if let one = after.fit.robust?.scaling, let two = before.fit.robust?.scaling, df != 0 {
                let weighted = Double(after.fit.degreesOfFreedom) * one - Double(before.fit.degreesOfFreedom) * two
                chiSquare /= weighted / Double(df)
            }
            func difference(_ name: String) -> Double? {
                guard let a = after.fit.results["fit", name]?.number, let b = before.fit.results["fit", name]?.number else { return nil }
                return a - b
            }
            return Difference(
                name: "\(after.step.rawValue)_vs_\(before.step.rawValue)", chiSquare: chiSquare, df: df,
                p: ChiSquared(df: Double(df))?.upperTail(chiSquare), cfi: difference("cfi"), rmsea: difference("rmsea"),
                srmr: after.fit.residuals.srmr - before.fit.residuals.srmr)
        }
    }

    public var results: ResultTree {
        let reason = "It is not defined in one of the two fits."
        return .branch([
            .init("steps", .branch(steps.map { .init($0.step.rawValue, $0.fit.results) })),
            .init("difference_tests", .branch(differences.map {
                .init($0.name, .of([
                    "chisq_diff": .finite($0.chiSquare, else: reason), "df_diff": .count($0.df),
                    "p": $0.p.map { .finite($0, else: reason) } ?? .missing("The steps have the same degrees of freedom."),
                ]))
            })),
            .init("delta_fit", .branch(differences.map {
                .init($0.name, .of([
                    "cfi": $0.cfi.map { .finite($0, else: reason) } ?? .missing(reason),
                    "rmsea": $0.rmsea.map { .finite($0, else: reason) } ?? .missing(reason), "srmr": .finite($0.srmr, else: reason),
                ]))
            })),
        ])
    }

    /// That of the first step, with what is doubtful in any.
    public var account: FitAccount {
        let accounts = steps.map(\.fit.account)
        guard let first = accounts.first else { return FitAccount(rowsGiven: 0, rowsAnalysed: 0, missing: "No step was carried out.") }
        var doubts: [String] = []
        var convergence = first.convergence
        for (step, account) in zip(steps, accounts) {
            if case .doubtful(let sentences) = account.admissibility { doubts += sentences.map { "\(step.step.rawValue): \($0)" } }
            if case .notConverged(let sentence) = account.convergence { convergence = .notConverged("\(step.step.rawValue): \(sentence)") }
        }
        return FitAccount(
            rowsGiven: first.rowsGiven, rowsAnalysed: first.rowsAnalysed, units: first.units, missing: first.missing, convergence: convergence,
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts),
            diary: zip(steps, accounts).flatMap { step, account in account.diary.map { "\(step.step.rawValue): \($0)" } })
    }

    public var warnings: [String] { steps.flatMap { step in step.fit.warnings.map { "\(step.step.rawValue): \($0)" } } }

    public var tables: [ReadableTable] {
        let fits = ReadableTable(
            "Steps", columns: ["Held equal", "Chi-square", "df", "CFI", "RMSEA", "SRMR"],
            rows: steps.map { step in
                [.text(step.step.rawValue), .number(step.fit.chiSquare), .count(step.fit.degreesOfFreedom)]
                    + ["cfi", "rmsea", "srmr"].map { .finite(step.fit.results["fit", $0]?.number, else: "It is not defined.") }
            }, notes: ["configural: nothing; metric: loadings; scalar: intercepts too; strict: residual variances too."])
        let changes = ReadableTable(
            "What each step costs", columns: ["Step", "Chi-square difference", "df", "p", "ΔCFI", "ΔRMSEA", "ΔSRMR"],
            rows: differences.map { difference in
                [
                    .text(difference.name), .finite(difference.chiSquare, else: "It is not defined."), .count(difference.df),
                    difference.p.map { $0.isFinite ? .p($0) : .missing("It is not defined.") } ?? .missing("No degrees of freedom."),
                    .finite(difference.cfi, else: "It is not defined."), .finite(difference.rmsea, else: "It is not defined."),
                    .finite(difference.srmr, else: "It is not defined."),
                ]
            }, notes: ["A small p says that the step worsens the fit; a fall of CFI beyond 0.01 is often taken as too much (Cheung and Rensvold 2002)."])
        return [fits, changes] + (steps.last?.fit.tables ?? [])
    }

    /// Parts of the last step.
    public func part(_ name: String) throws -> ResultTree? { try steps.last?.fit.part(name) }
}
