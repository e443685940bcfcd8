import AnalysisPlans

/// What was done, in sentences made from the plan: each kind of analysis that it holds, with its source, and
/// the program that did it.
struct MethodsText {
    let outcome: PlanOutcome

    /// A paragraph a kind, in the order in which the plan first asks for it, with the analyses in brackets.
    var blocks: [Block] {
        var kinds: [String] = []
        var analyses: [String: [String]] = [:]
        for analysis in outcome.outcomes {
            let kind = analysis.place.kind
            if analyses[kind] == nil { kinds.append(kind) }
            analyses[kind, default: []].append(analysis.title ?? analysis.name)
        }
        let texts = kinds.compactMap { kind -> String? in
            guard let sentence = Self.sentence(for: kind) else { return nil }
            let titles = (analyses[kind] ?? []).filter { !$0.isEmpty }
            return titles.isEmpty ? sentence : "\(sentence) Used for: \(titles.joined(separator: "; "))"
        }
        return texts.isEmpty ? [] : [.list(texts), .paragraph(program)]
    }

    private var program: String {
        let seeds = Set(outcome.outcomes.compactMap(\.seed)).sorted().map(String.init)
        let chance = seeds.isEmpty ? "Nothing in it rests on chance." : "Random numbers started from seed \(seeds.joined(separator: ", ")); the same plan, data and version give the same numbers on any number of threads."
        return "All analyses were carried out by Maitri \(outcome.provenance.programVersion) from the plan and the data whose hashes stand at the end. \(chance)"
    }

    static func sentence(for kind: String) -> String? { sentences[kind] }

    private static let sentences: [String: String] = models.merging(mechanisms) { first, _ in first }.merging(trial) { first, _ in first }

    private static let mechanisms: [String: String] = [
        "mediation": "Indirect effects are products of coefficients of linear equations, with standard errors by the delta method (Sobel 1982; Preacher and Hayes 2008) and intervals by the bootstrap, bias-corrected and accelerated (BCa) where it holds (Efron 1987), else by the product of normals (Craig 1936; MacKinnon, Lockwood and Williams 2004).",
        "mediation_sensitivity": "How strong a common influence would have to be is told by the correlation of the errors at which the indirect effect is zero (Imai, Keele and Yamamoto 2010).",
        "order_of_change": "The order of change rests on two models in which an earlier measure goes before a later one, in both directions, on the same people and at levels that share the error; a third model of the same visit stands beside them and decides nothing.",
        "multilevel_mediation": "Indirect effects in clusters keep what happens within and between them apart (Zhang, Zyphur and Preacher 2009).",
        "mechanism": "The same indirect effect is estimated in every order of time that the visits allow, beside its rivals on the same people, and under unreliability, baseline, expectation, site and influence.",
        "growth_mediation": "Growth mediation takes the course of the mechanism and that of the outcome as latent lines and asks how the exposure moves the one and the one goes with the other.",
        "cross_lagged": "Cross-lagged models take what is stable in a person out before they ask whether an earlier measure goes before a later one, in both directions.",
        "daily_life": "Daily answers are modelled within a person and between persons apart, each day by the day before.",
        "practice": "Practices are exposures that people chose, so they are told within a person and between persons apart.",
    ]

    private static let models: [String: String] = [
        "mmrm": "The outcome at all visits is modelled together, with a covariance between visits that is estimated and no random effects (Jennrich and Schluchter 1986; Mallinckrodt et al. 2008), by restricted maximum likelihood (Patterson and Thompson 1971), with degrees of freedom of Satterthwaite 1946 or of Kenward and Roger 1997, as the plan says.",
        "lmm": "Linear mixed models are fitted by restricted or full maximum likelihood (Bates, Mächler, Bolker and Walker 2015).",
        "glmm": "Generalised linear mixed models are fitted by maximum likelihood, the random effects integrated out by adaptive quadrature (Pinheiro and Chao 2006; Liu and Pierce 1994).",
        "regression": "Regression models are fitted by least squares or maximum likelihood (McCullagh and Nelder 1989), with robust standard errors where the plan asks for them (MacKinnon and White 1985).",
        "sem": "Structural equation models are fitted by maximum likelihood or, for ordered answers, by weighted least squares (Jöreskog 1967; Muthén 1984).",
        "invariance": "Whether a scale means the same in groups or at several times is asked by a row of models with more and more held equal (Meredith 1993; Cheung and Rensvold 2002).",
        "factor_analysis": "Factors are estimated from the correlations of the items and rotated as the plan says (Jöreskog 1967; Kaiser 1958).",
        "parallel_analysis": "The number of factors is held against that of random data (Horn 1965).",
        "reliability": "Internal consistency is told by alpha (Cronbach 1951), with intervals of Feldt 1965, and by lambda 2 (Guttman 1945).",
        "agreement": "Agreement is told by intraclass correlations (Shrout and Fleiss 1979; McGraw and Wong 1996) or by kappa (Cohen 1968).",
        "correlation": "Correlations are Pearson's, with intervals by Fisher's z (Fisher 1921).",
        "distribution": "Distributions are shown as they are: mean, standard deviation, median, lowest and highest value.",
        "imputation": "Missing values are imputed several times and the results pooled (Rubin 1987; van Buuren 2007).",
    ]

    private static let trial: [String: String] = [
        "effect_size": "Standardised differences are corrected for small numbers (Hedges 1981).",
        "standardised_change": "Changes are set against the spread at the beginning or that of the change, as the plan says.",
        "reliable_change": "A change is called reliable where it is beyond the error of the scale (Jacobson and Truax 1991), in both directions.",
        "risk": "Shares are compared by their difference, with Newcombe's interval (Newcombe 1998), and by ratios.",
        "survival": "Times to an event are told by the product-limit curve (Kaplan and Meier 1958), and compared by proportional hazards (Cox 1972).",
        "group_test": "Groups are compared by Welch's test (Welch 1947) or by ranks (Mann and Whitney 1947; Kruskal and Wallis 1952), as the plan says.",
        "exact_test": "Counts are compared by exact tests (Fisher 1935; Mehta and Patel 1983).",
        "multiplicity": "Several questions share one error rate, by the procedure that the plan names (Holm 1979; Bretz, Maurer, Brannath and Posch 2009).",
        "meta_analysis": "Studies are pooled with a random effect between them (Viechtbauer 2005), with the intervals of Knapp and Hartung 2003 where the plan asks for them.",
        "durability": "The course after treatment is modelled in pieces or with a decay, and read as kept, faded or grown by the rule that the plan states.",
        "loss_of_response": "Time to loss of response is told with the people at risk (Kaplan and Meier 1958).",
        "retreatment": "Retreatment is a recurrent event, counted from the first session, with standard errors that allow for the same person's events (Therneau and Grambsch 2000).",
        "dropout": "Those who left are given values that are worse by an amount, raised until the result turns; the others are imputed (Carpenter, Roger and Kenward 2013).",
        "tails": "Both tails are told: who changed reliably for the better and for the worse (Jacobson and Truax 1991), by arm, with the difference and its interval (Newcombe 1998).",
        "quantile_effects": "Differences between the arms are told at the tails as well as in the middle.",
        "mixture": "Finite mixtures ask whether the people fall into several courses; shares are drawn toward one another where the data say little.",
        "benefit": "Whether anything known beforehand tells who gains is asked in people on whom it was not found (cross-validation; Hastie, Tibshirani and Friedman 2009).",
        "dose_response": "Doses are compared in their order without forcing it, by contrasts, and by a saturating curve where the data allow one.",
        "factorial": "Drug and frame are two factors; what each adds, and their interaction, are told with intervals.",
        "compounds": "Compounds are compared through the measures that their studies share, with weights that make the people alike in what was measured.",
        "response_shift": "Before any change score of the mechanism is read, it is asked whether the scale kept its meaning, by models of the items at both times (Meredith 1993).",
        "structures": "Published structures of the scale are compared on the study's own items (Neff 2003; Reise 2012).",
        "blinding": "Guesses are told by the indices of James and of Bang, for each role and occasion, with intervals.",
        "guess_adjusted": "What would be left at chance-level guessing is estimated from those who guessed right and those who guessed wrong, and shown with its assumptions.",
    ]

    /// Every kind that there is a sentence for; a test holds it against the words of plans.
    static var kinds: [String] { sentences.keys.sorted() }
    static var all: [String] { kinds.compactMap { sentences[$0] } }
}
