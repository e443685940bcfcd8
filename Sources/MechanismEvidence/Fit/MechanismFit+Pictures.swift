import Mechanisms
public import Statistics

extension MechanismFit {
    public var pictures: [Picture] { [timingForest, pathPicture, rhoCurve, reliabilityCourse, siteForest].compactMap(\.self) }

    /// Grouped by the order of time; each row says its badge.
    private var timingForest: Picture? {
        var rows: [Picture.Forest.Row] = []
        for place in Place.allCases {
            for effect in effects where effect.place == place {
                guard let ends = effect.standardised.interval else { continue }
                rows.append(.init(
                    label: "\(effect.candidate), \(place.label) (\(effect.timing.label))", estimate: effect.standardised.estimate,
                    lower: ends.lower, upper: ends.upper, isSummary: effect.isMechanism))
            }
        }
        guard !rows.isEmpty else { return nil }
        return Picture(
            id: "orders-of-time", title: "The indirect effect in each order of time",
            caption: "Indirect effects in standard deviations of what comes last, from earlier to later, reversed, and at the same visit, for \(specification.mechanism.name) and each rival, on the same \(people) people.",
            content: .forest(.init(rows: rows, reference: 0, axis: "Indirect effect, SD of what comes last")))
    }

    private var pathPicture: Picture? {
        guard let focus else { return nil }
        let nodes = [specification.exposure, focus.mediator, focus.outcome]
        func edge(_ from: Int, _ to: Int, _ estimate: EvidenceEstimate) -> Picture.Paths.Edge {
            .init(
                from: nodes[from], to: nodes[to], isCovariance: false, estimate: estimate.estimate,
                lower: estimate.interval?.lower, upper: estimate.interval?.upper)
        }
        return Picture(
            id: "paths", title: "Paths, \(focus.place.label) (\(focus.timing.label))",
            caption: "Path a from \(nodes[0]) to \(nodes[1]), path b from \(nodes[1]) to \(nodes[2]) and the direct path, n = \(focus.people); \(focus.timing.label).",
            content: .paths(.init(
                nodes: nodes.map { .init(name: $0, isLatent: false) },
                edges: [edge(0, 1, focus.a), edge(1, 2, focus.b), edge(0, 2, focus.direct)])))
    }

    private var rhoCurve: Picture? {
        guard let cause = sensitivity.commonCause, let focus else { return nil }
        let points = cause.curve.map { point in
            Picture.Course.Point(
                position: point.rho, value: point.indirect.estimate, lower: point.indirect.interval?.lower,
                upper: point.indirect.interval?.upper)
        }
        return Picture(
            id: "common-cause", title: "If a common cause left correlated errors",
            caption: "The indirect effect through \(focus.candidate) (\(focus.timing.label), n = \(focus.people)) for each correlation of the errors; it is 0 at \(shortNumber(cause.rhoAtZero.estimate)).",
            content: .course(.init(
                lines: [.init(name: focus.candidate, points: points)], horizontal: "Correlation of the errors (rho)",
                vertical: "Indirect effect")))
    }

    private var reliabilityCourse: Picture? {
        guard let focus else { return nil }
        let lines = sensitivity.reliability.compactMap { curve -> Picture.Course.Line? in
            let points = curve.points.compactMap { point in
                point.indirect.map {
                    Picture.Course.Point(
                        position: point.reliability, value: $0.estimate, lower: $0.interval?.lower, upper: $0.interval?.upper)
                }
            }
            return points.isEmpty ? nil : .init(name: "reliability of \(curve.measure)", points: points)
        }
        guard !lines.isEmpty else { return nil }
        return Picture(
            id: "reliability", title: "If the scales were less reliable",
            caption: "The indirect effect through \(focus.candidate) (\(focus.timing.label), n = \(focus.people)) as the reliability of one scale is assumed from 0.5 to 1.",
            content: .course(.init(lines: lines, horizontal: "Assumed reliability", vertical: "Indirect effect")))
    }

    private var siteForest: Picture? {
        guard let focus else { return nil }
        var rows: [Picture.Forest.Row] = sensitivity.sites.compactMap { site in
            guard let indirect = site.indirect, let ends = indirect.interval else { return nil }
            return .init(
                label: "without \(site.site) (n = \(site.people))", estimate: indirect.estimate, lower: ends.lower, upper: ends.upper)
        }
        guard !rows.isEmpty else { return nil }
        if let ends = focus.indirect.interval {
            rows.append(.init(
                label: "all sites (n = \(focus.people))", estimate: focus.indirect.estimate, lower: ends.lower, upper: ends.upper,
                isSummary: true))
        }
        return Picture(
            id: "sites", title: "Without each site",
            caption: "The indirect effect through \(focus.candidate) (\(focus.timing.label)) without each site in turn.",
            content: .forest(.init(rows: rows, reference: 0, axis: "Indirect effect")))
    }
}
