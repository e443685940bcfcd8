import Charts

/// One chart of every kind with plausible numbers; the golden files show exactly these. Trajectory: the published
/// course of MAPP1 (Mitchell et al. 2021) with intervals computed as mean ± 1.96 SD / √n; all else is invented.
enum ChartSamples {
    static let all: [(name: String, chart: any Chart)] = [
        ("trajectory", trajectory), ("person-course", person), ("facet-multiples", multiples),
        ("facet-profile", profile), ("compassion-plane", plane), ("forest-plot", forest),
        ("distribution", distribution), ("distribution-multiples", distributions), ("path-1", path(1)),
        ("path-2", path(2)), ("path-6", path(6)), ("flow-2", flow(2)), ("flow-3", flow(3)),
        ("line-course", lineCourse), ("line-steps", lineSteps), ("line-curve", lineCurve), ("scatter", scatter),
        ("path-graph", pathGraph), ("path-graph-factors", factorGraph),
    ]

    /// Estimated means of an invented trial.
    static let lineCourse = LinePlot(
        title: "Estimated means", horizontal: "visit", vertical: "BDI-II (points)",
        lines: ["Placebo with therapy", "25 mg with therapy", "1 mg with therapy"].enumerated().map { arm, name in
            .init(
                name: name,
                points: (0..<5).map { visit in
                    let mean = 30 - Double(visit * (arm + 1)) * 1.7
                    return .init(
                        x: Double(visit + 1), label: "week \(2 * visit)", value: mean, lower: mean - 2.5, upper: mean + 2.5)
                })
        })

    static let lineSteps = LinePlot(
        title: "Still well", horizontal: "months since response", vertical: "share without relapse",
        lines: ["25 mg", "1 mg"].enumerated().map { arm, name in
            .init(
                name: name,
                points: (0..<12).map { month in
                    let share = 1 - Double(month) * (0.03 + 0.02 * Double(arm))
                    return .init(x: Double(2 * month), value: share, lower: max(0, share - 0.1), upper: min(1, share + 0.08))
                })
        }, isStepwise: true)

    static let lineCurve = LinePlot(
        title: "Profile of the variance", horizontal: "variance between studies", vertical: "log-likelihood",
        lines: [
            .init(
                name: "log-likelihood",
                points: (0..<60).map { place in
                    let x = Double(place) / 60
                    return .init(x: x, value: -12 - 30 * (x - 0.31) * (x - 0.31))
                })
        ], marks: [.init(label: "estimate", x: 0.31), .init(label: "95 % lower", x: 0.05)])

    static let scatter = ScatterPlot(
        title: "Residuals", horizontal: "fitted value", vertical: "residual",
        points: (0..<90).map { index in
            let x = Double((index * 37) % 90) / 4
            return .init(x: x, y: Double((index * 53) % 41) / 10 - 2)
        }, guide: .init(intercept: 0, slope: 0))

    static let pathGraph = PathGraph(
        title: "Self-compassion between treatment and depression",
        nodes: ["arm", "kindness", "isolation", "depression"].map { .init(name: $0, isLatent: $0 == "kindness" || $0 == "isolation") },
        edges: [
            .init(from: "arm", to: "kindness", isCovariance: false, estimate: estimate(0.52, 0.3)),
            .init(from: "arm", to: "isolation", isCovariance: false, estimate: estimate(-0.41, 0.25)),
            .init(from: "kindness", to: "depression", isCovariance: false, estimate: estimate(-1.6, 1.1)),
            .init(from: "isolation", to: "depression", isCovariance: false, estimate: estimate(2.2, 1.0)),
            .init(from: "arm", to: "depression", isCovariance: false, estimate: estimate(-1.9, 2.4)),
            .init(from: "kindness", to: "isolation", isCovariance: true, estimate: estimate(-0.3, 0.12)),
        ])

    static let factorGraph = PathGraph(
        title: "Six facets behind the items",
        nodes: facets.map { .init(name: $0.0, isLatent: true) }
            + (1...18).map { .init(name: "item \($0)", isLatent: false) },
        edges: (1...18).map { item in
            .init(
                from: facets[(item - 1) / 3].0, to: "item \(item)", isCovariance: false,
                estimate: estimate(0.6 + Double(item % 3) / 10, 0.1))
        } + [.init(from: "Self-kindness", to: "Self-judgment", isCovariance: true, estimate: estimate(-0.4, 0.1))])

    static let sessions = [
        SessionMark(week: 5, label: "Session 1"), SessionMark(week: 9, label: "Session 2"),
        SessionMark(week: 13, label: "Session 3"),
    ]

    static func point(_ week: Double, _ mean: Double, _ sd: Double, _ n: Int) -> Trajectory.Point {
        let half = 1.96 * sd / Double(n).squareRoot()
        return .init(
            week: week, visit: "Week \(Int(week))", mean: mean, lower: mean - half, upper: mean + half,
            count: n)
    }

    static let trajectory = Trajectory(
        title: "PTSD symptoms by arm", subtitle: "Everyone assessed at the visit, by randomized arm",
        measure: "CAPS-5 total severity (0 to 80)", direction: .lowerIsBetter,
        arms: [
            .init(
                name: "MDMA-assisted therapy",
                points: [
                    point(0, 44.0, 6.01, 46), point(4, 33.8, 12.21, 46), point(8, 26.3, 12.31, 42),
                    point(18, 19.6, 13.61, 42),
                ]),
            .init(
                name: "Placebo with therapy",
                points: [
                    point(0, 44.2, 6.15, 44), point(4, 37.0, 10.49, 43),
                    .init(week: 8, visit: "Week 8", mean: nil, count: 39, reason: "withheld in this sample"),
                    point(18, 29.9, 12.77, 37),
                ]),
        ], sessions: sessions)

    static func course(_ scores: [Double?]) -> [Occasion] {
        let weeks: [Double] = [0, 6, 10, 14, 18]
        return zip(weeks, scores).map { week, score in
            Occasion(
                week: week, label: "Week \(Int(week))", score: score,
                reason: score == nil ? "visit missed" : nil)
        }
    }

    static let person = PersonCourse(
        title: "Participant 017", measure: "CAPS-5 total severity (0 to 80)", decimals: 0,
        direction: .lowerIsBetter, occasions: course([47, 38, nil, 22, 19]),
        bands: [.init(lower: 37, upper: 57, label: "Within measurement error of baseline")],
        sessions: sessions)

    static let facets: [(String, FacetSide, [Double?])] = [
        ("Self-kindness", .compassionate, [1.8, 2.2, nil, 3.0, 3.4]),
        ("Common humanity", .compassionate, [2.0, 2.5, nil, 3.0, 3.0]),
        ("Mindfulness", .compassionate, [2.3, 2.8, nil, 3.0, 3.5]),
        ("Self-judgment", .uncompassionate, [4.4, 4.0, nil, 2.8, 2.6]),
        ("Isolation", .uncompassionate, [4.0, 4.0, nil, 3.3, 3.0]),
        ("Over-identification", .uncompassionate, [4.5, 4.0, nil, 3.3, 2.8]),
    ]

    static let multiples = FacetMultiples(
        title: "Six facets of self-compassion", behindLabel: "mean of the arm",
        panels: facets.map { facet in
            .init(
                name: facet.0, side: facet.1, occasions: course(facet.2),
                behind: [.init(week: 0, label: "", score: 2.6), .init(week: 18, label: "", score: 3)])
        }, sessions: sessions)

    static let profile = FacetProfile(
        title: "Self-compassion then and now", earlierLabel: "Baseline", latestLabel: "Week 18",
        facets: facets.map { facet in
            let isShort = facet.0 == "Mindfulness"
            return .init(
                name: facet.0, side: facet.1, earlier: facet.2[0], latest: isShort ? nil : facet.2[4],
                reason: isShort ? "two of four items unanswered" : nil)
        })

    static let plane = CompassionPlane(
        title: "Kinder and less harsh",
        points: [
            .init(label: "Baseline", compassionate: 2.03, uncompassionate: 4.3),
            .init(label: "Week 10", compassionate: nil, uncompassionate: nil, reason: "visit missed"),
            .init(label: "Week 18", compassionate: 3.3, uncompassionate: 2.8),
        ],
        others: [.init(label: "", compassionate: 2.5, uncompassionate: 3.5)], othersLabel: "others")

    static func estimate(_ value: Double, _ half: Double) -> ChartEstimate {
        ChartEstimate(value, lower: value - half, upper: value + half)
    }

    static let forest = ForestPlot(
        title: "Effect on PTSD symptoms", measure: "Hedges g", leftLabel: "favors MDMA",
        rightLabel: "favors control",
        groups: [
            .init(
                name: "Against placebo",
                rows: [
                    .init(name: "Mitchell 2021", estimate: estimate(-0.77, 0.46), detail: "n 79"),
                    .init(name: "Mitchell 2023", estimate: estimate(-0.59, 0.415), detail: "n 94"),
                ]),
            .init(
                name: "Against low dose",
                rows: [
                    .init(name: "An invented trial in veterans and first responders", estimate: estimate(-0.62, 1.17)),
                    .init(name: "Another", estimate: .init(nil), reason: "not reported"),
                ]),
            .init(rows: [.init(name: "All", estimate: estimate(-0.7, 0.26), isSummary: true)]),
        ])

    static func sample(_ name: String, _ seed: Int) -> DistributionPlot.Sample {
        // Sums of remainders: bell-shaped and fixed.
        let values = (0..<120).map { index -> Double in
            let first = (index * 7 + seed) % 17
            let second = (index * 11 + 3 * seed) % 16
            return 1 + Double(first + second) / 8
        }
        return .init(
            name: name, values: values, mean: values.reduce(0, +) / 120, median: values.sorted()[60],
            missing: seed % 3)
    }

    static let distribution = DistributionPlot(
        title: "Self-kindness in 120 people", measure: "Self-kindness (1 to 5)", range: 1...5,
        sample: sample("Self-kindness", 1))

    static let distributions = DistributionMultiples(
        title: "Six facets in 120 people", measure: "facet score (1 to 5)",
        samples: facets.enumerated().map { sample($1.0, $0) })

    static func path(_ count: Int) -> PathDiagram {
        let mediators = (0..<count).map { index -> PathDiagram.Mediator in
            let shift = Double(index) * 0.2
            return .init(
                name: facets[index].0, a: estimate(0.5 - shift, 0.3),
                b: .init(-1.25 - 3 * shift, standardError: 0.71), indirect: estimate(-0.63, 0.8))
        }
        return PathDiagram(
            title: "What carries the effect", x: "MDMA (against placebo)", y: "Change in CAPS-5",
            mediators: mediators, direct: estimate(-4.92, 5.2), total: estimate(-9.2, 5.1),
            totalIndirect: count > 1 ? estimate(-4.28, 2.4) : nil)
    }

    static func flow(_ count: Int) -> FlowDiagram {
        let names = ["MDMA-assisted therapy", "Placebo with therapy", "Waiting list"]
        let arms = (0..<count).map { index -> FlowDiagram.Arm in
            let lost = 4 + 3 * index
            return .init(
                name: names[index],
                steps: [
                    .init("Allocated", count: 46),
                    .init(
                        "Received at least one session", count: 46,
                        details: [.init("three sessions", count: 42), .init("one or two", count: 4)]),
                    .init(
                        "Left before week 18", count: lost,
                        details: [.init("withdrew", count: lost - 1), .init("moved away", count: 1)],
                        isLoss: true),
                    .init("Analyzed", count: 46),
                ])
        }
        return FlowDiagram(
            title: "Flow of participants", assessed: .init("Assessed for eligibility", count: 345),
            excluded: .init(
                "Excluded", count: 207,
                details: [.init("did not meet criteria", count: 187), .init("declined", count: 20)]),
            randomized: .init("Randomized", count: 46 * count), arms: arms)
    }
}
