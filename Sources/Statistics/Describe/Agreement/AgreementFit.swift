/// What was found of agreement.
public struct AgreementFit: AnalysisFit {
    public enum Detail: Hashable, Sendable {
        case icc(IntraclassCorrelation)
        case kappa(Kappa)
        case krippendorff(KrippendorffAlpha)
    }

    public let detail: Detail
    public let account: FitAccount
    public let warnings: [String]
    public let level: Double

    init(_ icc: IntraclassCorrelation, _ ratings: CompleteRatings, level: Double) {
        detail = .icc(icc)
        self.level = level
        account = FitAccount(
            rowsGiven: ratings.rowsGiven, rowsAnalysed: icc.subjects,
            units: [.init("subjects", icc.subjects), .init("raters", icc.raters)],
            missing: FitAccount.completeRows(given: ratings.rowsGiven, analysed: icc.subjects))
        warnings = icc.error > 0 ? [] : ["The raters differ by constants only: there is no residual variance, and intervals and tests that divide by it are not given."]
    }

    init(_ kappa: Kappa, _ ratings: RatedCategories, level: Double) {
        detail = .kappa(kappa)
        self.level = level
        account = FitAccount(
            rowsGiven: ratings.rows.count, rowsAnalysed: kappa.subjects, units: [.init("subjects", kappa.subjects)],
            missing: FitAccount.completeRows(given: ratings.rows.count, analysed: kappa.subjects))
        warnings = []
    }

    init(_ alpha: KrippendorffAlpha, _ ratings: RatedCategories, level: Double) {
        detail = .krippendorff(alpha)
        self.level = level
        account = FitAccount(
            rowsGiven: ratings.rows.count, rowsAnalysed: alpha.subjects,
            units: [.init("subjects", alpha.subjects), .init("ratings", alpha.ratings)],
            missing: "Subjects with at least two ratings take part with every rating they have; \(ratings.rows.count - alpha.subjects) with fewer are left out.")
        let undefined = alpha.undefinedResamples == 0 ? [] : ["In \(alpha.undefinedResamples) of \(alpha.resamples) resamples all ratings were one category; the interval is of the others."]
        warnings = undefined + (alpha.monteCarlo?.warnings(of: "Krippendorff's alpha", null: 0) ?? [])
    }

    public var results: ResultTree {
        let none = "The ratings do not determine it."
        switch detail {
        case .icc(let icc):
            let forms = icc.forms.map { form in
                ResultTree.Entry(form.name, .of([
                    "icc": .finite(form.icc, else: none), "ci_lower": .finite(form.lower, else: none),
                    "ci_upper": .finite(form.upper, else: none), "F": .finite(form.f, else: "There is no variance to divide by."),
                    "df1": .number(form.df1), "df2": .number(form.df2), "p": .finite(form.p, else: none),
                ]))
            }
            return .of([
                "mean_squares": .of([
                    "between_subjects": .number(icc.betweenSubjects), "judges": .number(icc.judges),
                    "error": .number(icc.error), "within": .number(icc.within),
                ]),
                "icc": .branch(forms), "subjects": .count(icc.subjects), "raters": .count(icc.raters),
            ])
        case .kappa(let kappa):
            return .of([
                kappa.isWeighted ? "weighted_kappa" : "kappa": .of([
                    "est": .number(kappa.kappa), "se": .finite(kappa.standardError, else: none),
                    "ci_lower": .finite(kappa.lower, else: none), "ci_upper": .finite(kappa.upper, else: none),
                    "z": .finite(kappa.z, else: none), "p": .finite(kappa.p, else: none),
                ]),
                "observed_agreement": .number(kappa.observedAgreement),
                "expected_agreement": .number(kappa.expectedAgreement), "subjects": .count(kappa.subjects),
            ])
        case .krippendorff(let alpha):
            let ends = alpha.interval
            return .of([
                "krippendorff_alpha": .of([
                    "est": .number(alpha.alpha),
                    "ci_lower": ends.map { .number($0.lower) } ?? .missing("No interval was asked for."),
                    "ci_upper": ends.map { .number($0.upper) } ?? .missing("No interval was asked for."),
                    "mc_error": alpha.monteCarlo?.monteCarloError.results ?? .missing("No interval was asked for."),
                ]),
                "observed_disagreement": .number(alpha.observedDisagreement),
                "expected_disagreement": .number(alpha.expectedDisagreement),
                "subjects": .count(alpha.subjects), "ratings": .count(alpha.ratings), "resamples": .count(alpha.resamples),
            ])
        }
    }

    public var tables: [ReadableTable] {
        let interval = "\((100 * level).shortestText ?? "") % interval"
        func ends(_ lower: Double, _ upper: Double) -> ReadableTable.Cell {
            lower.isFinite && upper.isFinite ? .interval(lower, upper) : .missing("The ratings do not determine it.")
        }
        switch detail {
        case .icc(let icc):
            let rows = icc.forms.map { form -> [ReadableTable.Cell] in
                [
                    .text(form.name), .finite(form.icc, else: "Not defined."), ends(form.lower, form.upper),
                    .finite(form.f, else: "There is no variance to divide by."), .number(form.df1), .number(form.df2),
                    form.p.isFinite ? .p(form.p) : .missing("Not defined."),
                ]
            }
            return [ReadableTable(
                "Intraclass correlations", columns: ["form", "ICC", interval, "F", "df 1", "df 2", "p"], rows: rows,
                notes: ["ICC1: one-way; ICC2: raters drawn at random, absolute agreement; ICC3: these raters, consistency. With k: of the mean of the \(icc.raters) raters."])]
        case .kappa(let kappa):
            let row: [ReadableTable.Cell] = [
                .text(kappa.isWeighted ? "weighted kappa" : "kappa"), .number(kappa.kappa), ends(kappa.lower, kappa.upper),
                kappa.p.isFinite ? .p(kappa.p) : .missing("Not defined."), .share(kappa.observedAgreement),
                .share(kappa.expectedAgreement),
            ]
            return [ReadableTable(
                "Agreement of two raters", columns: ["", "estimate", interval, "p", "observed", "by chance"], rows: [row])]
        case .krippendorff(let alpha):
            let row: [ReadableTable.Cell] = [
                .text("Krippendorff's alpha"), .number(alpha.alpha),
                alpha.interval.map { .interval($0.lower, $0.upper) } ?? .missing("No interval was asked for."),
                .count(alpha.subjects), .count(alpha.ratings),
            ]
            return [ReadableTable(
                "Agreement of several raters", columns: ["", "estimate", interval, "subjects", "ratings"], rows: [row],
                notes: ["The interval holds the percentiles of \(alpha.resamples) resamples of subjects."])]
        }
    }
}
