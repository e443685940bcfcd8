import Charts

/// Every chart filled with one text and a cycle of numbers, to see what it does with things nobody planned.
enum HostileCharts {
    static let texts: [String] = [
        "", "<script>alert('x')</script> & \"quoted\" ]]>", "😀 👩‍👩‍👧 emoji", "חמלה עצמית רחמים",
        "a\u{0}b\u{1B}c\nd\te\u{FFFF}",
        "Supercalifragilisticexpialidocious-without-any-end-in-sight and a name that goes on and on and on",
        String(repeating: "x", count: 400), "自己への思いやりと共通の人間性とマインドフルネス",
    ]

    static let numbers: [[Double?]] = [
        [3], [nil], [.nan, .infinity, -.infinity], [1e300, -1e300], [1e-300, -1e-300, 0],
        [-5, -4.999999999999, -5.000000000001], [2, nil, 4, .nan, 1], [999_999_999_999, -999_999_999_999],
        [1e9, 1, 0.001],
    ]

    static func charts(_ text: String, _ numbers: [Double?]) -> [(name: String, chart: any Chart)] {
        var turn = 0
        func next() -> Double? {
            turn += 1
            return numbers[turn % numbers.count]
        }
        func estimate() -> ChartEstimate { .init(next(), lower: next(), upper: next(), standardError: next()) }
        let marks = [SessionMark(week: 1, label: text), SessionMark(week: next() ?? .nan, label: text)]
        let occasions = (0..<4).map { index in
            Occasion(week: index == 3 ? next() ?? 0 : Double(index), label: text, score: next(), reason: text)
        }
        let facets = (0..<6).map { $0 < 3 ? FacetSide.compassionate : .uncompassionate }
        let points = (0..<4).map { index in
            Trajectory.Point(
                week: Double(index), visit: text, mean: next(), lower: next(), upper: next(),
                count: index == 2 ? nil : 1_000_000 * index, reason: text)
        }
        let samples = facets.map { _ in
            DistributionPlot.Sample(
                name: text, values: (0..<5).compactMap { _ in next() }, mean: next(), median: next())
        }
        let step = FlowDiagram.Step(text, count: 123_456_789, details: [.init(text, count: 1), .init(text)])
        let arm = FlowDiagram.Arm(name: text, steps: [step, .init(text, isLoss: true)])
        return [
            ("trajectory", Trajectory(
                title: text, subtitle: text, measure: text,
                arms: [.init(name: text, points: points), .init(name: text, points: [])], sessions: marks, note: text)),
            ("person", PersonCourse(
                title: text, measure: text, occasions: occasions, behind: occasions, behindLabel: text,
                bands: [.init(lower: next() ?? .nan, upper: next() ?? 0, label: text)], sessions: marks, note: text)),
            ("multiples", FacetMultiples(
                title: text, panels: facets.map { .init(name: text, side: $0, occasions: occasions) },
                sessions: marks, note: text)),
            ("profile", FacetProfile(
                title: text, earlierLabel: text, latestLabel: text,
                facets: facets.map { .init(name: text, side: $0, earlier: next(), latest: next(), reason: text) })),
            ("plane", CompassionPlane(
                title: text,
                points: (0..<3).map { _ in .init(label: text, compassionate: next(), uncompassionate: next()) },
                othersLabel: text)),
            ("forest", ForestPlot(
                title: text, measure: text, leftLabel: text, rightLabel: text,
                groups: [.init(name: text, rows: [
                    .init(name: text, estimate: estimate(), detail: text, reason: text),
                    .init(name: text, estimate: estimate(), isSummary: true),
                ])], note: text)),
            ("distribution", DistributionPlot(title: text, measure: text, sample: samples[0], note: text)),
            ("distributions", DistributionMultiples(title: text, measure: text, samples: samples, note: text)),
            ("path", PathDiagram(
                title: text, x: text, y: text,
                mediators: (0..<6).map { _ in .init(name: text, a: estimate(), b: estimate(), indirect: estimate()) },
                direct: estimate(), total: estimate(), totalIndirect: estimate(), note: text)),
            ("path of one", PathDiagram(
                title: text, x: text, y: text, mediators: [.init(name: text, a: estimate(), b: estimate())],
                direct: estimate())),
            ("flow", FlowDiagram(
                title: text, assessed: step, excluded: step, randomized: step, arms: [arm, arm, .init(name: text, steps: [])],
                note: text)),
            ("line", LinePlot(
                title: text, horizontal: text, vertical: text,
                lines: (0..<2).map { _ in
                    .init(
                        name: text,
                        points: (0..<4).map { _ in
                            .init(x: next() ?? .nan, label: text, value: next() ?? .nan, lower: next(), upper: next())
                        })
                }, marks: [.init(label: text, x: next() ?? .nan)], isStepwise: text.isEmpty, note: text)),
            ("scatter", ScatterPlot(
                title: text, horizontal: text, vertical: text,
                points: (0..<30).map { _ in .init(x: next() ?? .nan, y: next() ?? .nan) },
                guide: .init(intercept: next() ?? .nan, slope: next() ?? .nan), note: text)),
            ("graph", PathGraph(
                title: text, nodes: ["a", "b", text].map { .init(name: $0, isLatent: $0 == "a") },
                edges: [
                    .init(from: "a", to: "b", isCovariance: false, estimate: estimate()),
                    .init(from: "b", to: text, isCovariance: false, estimate: estimate()),
                    .init(from: text, to: "a", isCovariance: false, estimate: estimate()),
                    .init(from: "a", to: text, isCovariance: true, estimate: estimate()),
                    .init(from: "nobody", to: "a", isCovariance: false, estimate: estimate()),
                ], note: text)),
        ]
    }

    /// Charts with nothing in them.
    static let empty: [(name: String, chart: any Chart)] = [
        ("trajectory", Trajectory(title: "", measure: "", arms: [])),
        ("person", PersonCourse(title: "", measure: "", occasions: [])),
        ("multiples", FacetMultiples(title: "", panels: [])),
        ("profile", FacetProfile(title: "", latestLabel: "", facets: [])),
        ("plane", CompassionPlane(title: "", points: [])),
        ("forest", ForestPlot(title: "", measure: "", groups: [])),
        ("distribution", DistributionPlot(title: "", measure: "", sample: .init(name: "", values: []))),
        ("distributions", DistributionMultiples(title: "", measure: "", samples: [])),
        ("path", PathDiagram(title: "", x: "", y: "", mediators: [], direct: .init(nil))),
        ("flow", FlowDiagram(title: "", assessed: .init(""), randomized: .init(""), arms: [])),
        ("line", LinePlot(title: "", horizontal: "", vertical: "", lines: [])),
        ("scatter", ScatterPlot(title: "", horizontal: "", vertical: "", points: [])),
        ("graph", PathGraph(title: "", nodes: [], edges: [])),
    ]
}
