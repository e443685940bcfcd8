import Instruments
import Records
import Simulation
import StudyDesign
import Testing

@Suite struct ItemTests {
    /// Facet by scale name, with the published alpha and spread of 375 Italian adults
    /// (Caudek, ema_scs_piel), in the order of the correlation matrix.
    static let facets: [(scale: String, items: [Int], alpha: Double)] = [
        ("self_kindness", [5, 12, 19, 23, 26], 0.839), ("self_judgment", [1, 8, 11, 16, 21], 0.817),
        ("common_humanity", [3, 7, 10, 15], 0.745), ("isolation", [4, 13, 18, 25], 0.755),
        ("mindfulness", [9, 14, 17, 22], 0.780), ("over_identification", [2, 6, 20, 24], 0.776),
    ]
    static let correlations: [[Double]] = [
        [1, -0.642, 0.619, -0.531, 0.620, -0.472],
        [-0.642, 1, -0.435, 0.627, -0.432, 0.624],
        [0.619, -0.435, 1, -0.433, 0.605, -0.356],
        [-0.531, 0.627, -0.433, 1, -0.512, 0.684],
        [0.620, -0.432, 0.605, -0.512, 1, -0.599],
        [-0.472, 0.624, -0.356, 0.684, -0.599, 1],
    ]

    /// Complete SCS forms of the large trial's baseline, as numbers by item.
    private func baselineForms() throws -> [[Double]] {
        let forms = try Trials.large.get().submissions(of: "scs").filter { $0.response.visit == "baseline" }
        let values: [[Double]] = forms.map { form in form.response.answers.entries.compactMap { $0.answer.value } }
        return values.filter { $0.count == 26 }
    }

    @Test func facetReliabilitiesAreNearThePublished() throws {
        let forms = try baselineForms()
        #expect(forms.count > 1100)
        for facet in Self.facets {
            let items = facet.items.map { number in forms.map { $0[number - 1] } }
            let sums = forms.map { form in facet.items.reduce(0) { $0 + form[$1 - 1] } }
            let k = Double(items.count)
            let itemVariance = items.reduce(0) { $0 + standardDeviation($1) * standardDeviation($1) }
            let total = standardDeviation(sums) * standardDeviation(sums)
            let alpha = k / (k - 1) * (1 - itemVariance / total)
            #expect(abs(alpha - facet.alpha) < 0.05, "\(facet.scale)")
        }
    }

    @Test func facetCorrelationsAreNearThePublished() throws {
        let forms = try Trials.large.get().submissions(of: "scs").filter { form in
            form.response.visit == "baseline" && form.response.answers.answeredCount == 26
        }
        let columns = Self.facets.map { facet in forms.compactMap { $0.scores[facet.scale] } }
        #expect(columns.allSatisfy { $0.count == forms.count })
        for row in columns.indices {
            for column in 0..<row {
                let r = correlation(columns[row], columns[column])
                // 1,200 people: a standard error of at most 0.029.
                #expect(abs(r - Self.correlations[row][column]) < 0.1, "\(row), \(column)")
            }
        }
    }

    @Test func symptomTotalsAreTheSumsOfTheirRatings() throws {
        let interviews = try Trials.large.get().submissions(of: "caps5")
        for interview in interviews {
            let ratings = interview.response.answers.entries.prefix(20).compactMap(\.answer.value)
            #expect(ratings.count == 20)
            #expect(interview.scores["total"] == ratings.reduce(0, +))
            #expect(ratings.allSatisfy { $0 >= 0 && $0 <= 4 && $0 == $0.rounded() })
        }
        // Rare symptoms are rated lower than common ones: amnesia (8) against sleep (20).
        let rating = { (number: Int) in
            mean(interviews.compactMap { $0.response.answers.entries[number - 1].answer.value })
        }
        #expect(rating(8) + 0.5 < rating(20))
        #expect(rating(16) + 0.5 < rating(17))
    }

    @Test func depressionGoesWithSymptoms() throws {
        let trial = try Trials.large.get()
        var totals: [String: Double] = [:]
        for submission in trial.submissions(of: "phq9") {
            totals["\(submission.response.participant) \(submission.response.visit)"] = submission.scores["total"]
        }
        let pairs = trial.submissions(of: "caps5").compactMap { interview -> (Double, Double)? in
            let key = "\(interview.response.participant) \(interview.response.visit)"
            guard let symptoms = interview.scores["total"], let depression = totals[key] else { return nil }
            return (symptoms, depression)
        }
        #expect(pairs.count > 4000)
        #expect((0.5...0.7).contains(correlation(pairs.map(\.0), pairs.map(\.1))))
    }

    @Test func safetyAnswersRaiseAlerts() throws {
        let forms = try Trials.trial(.trueMediation).submissions(of: "phq9")
        let endorsed = forms.filter { ($0.response.answers["phq9_9"].value ?? 0) >= 1 }
        #expect((5...120).contains(endorsed.count))
        for form in forms {
            let answer = form.response.answers["phq9_9"].value
            #expect(form.alerts.isEmpty == (answer == 0))
        }
    }

    @Test func everyAnswerIsOneThatTheFormOffers() throws {
        let catalog = try Trials.catalog.get()
        for truth in Truth.allCases {
            for submission in try Trials.trial(truth).submissions {
                let answers = submission.response.answers
                let instrument = try #require(catalog.instrument(answers.instrument))
                for (item, answer) in answers.ordered(in: instrument) {
                    if let value = answer.value { #expect(instrument.response(of: item).accepts(value)) }
                }
            }
        }
    }

    /// SCS scores complete forms only; PHQ-9 replaces up to two items by the mean of the others.
    @Test func blanksAreNeverScoredAsZero() throws {
        let trial = try Trials.large.get()
        var kinds: Set<Blank> = []
        var open = 0
        for submission in trial.submissions(of: "scs") + trial.submissions(of: "phq9") {
            let entries = submission.response.answers.entries
            let given = entries.compactMap(\.answer.value)
            guard given.count < entries.count else { continue }
            open += 1
            for entry in entries { if case .missing(let blank) = entry.answer { kinds.insert(blank) } }
            if submission.response.answers.instrument == Instrument.ID("scs") {
                let score = try #require(submission.scores.score("total_item_mean"))
                #expect(score.value == nil)
                #expect(!score.missingItems.isEmpty)
            } else {
                let total = try #require(submission.scores["total"])
                #expect(abs(total - 9 * mean(given)) < 1e-9)
            }
        }
        #expect(open > 50)
        #expect(kinds == [.blank, .preferNotToAnswer])
    }
}
