import Mechanisms
import Statistics

extension MechanismFit {
    var sensitivityTables: [ReadableTable] {
        guard let focus else { return [] }
        return [takenAway(focus), howStrong(focus)] + reliabilityTable(focus) + methodTable(focus) + rhoTable(focus)
            + siteTable(focus) + influenceTable(focus)
    }

    private func heading(_ focus: TimedEffect) -> String {
        "indirect effect through \(focus.candidate), \(focus.place.label) (\(focus.timing.label))"
    }

    private func takenAway(_ focus: TimedEffect) -> ReadableTable {
        var rows: [[ReadableTable.Cell]] = [[
            .text("as shown above"), .count(focus.people), .number(focus.indirect.estimate),
            cell(focus.indirect.interval, focus.indirect), .empty, .empty,
        ]]
        for other in sensitivity.alternatives {
            guard let indirect = other.indirect else {
                rows.append([
                    .text(other.label), .count(other.people), .missing("The data give no solution under this model."), .empty, .empty,
                    .empty,
                ])
                continue
            }
            rows.append([
                .text(other.label), .count(other.people), .number(indirect.estimate), cell(indirect.interval, indirect),
                .finite(other.change?.estimate, else: "The data give no solution under this model."),
                other.change.map { cell($0.interval, $0) } ?? .empty,
            ])
        }
        if let own = focus.ownPeople, let indirect = own.indirect {
            rows.append([
                .text("on all people complete for this model"), .count(own.people), .number(indirect.estimate),
                cell(indirect.interval, indirect), .number(indirect.estimate - focus.indirect.estimate), .empty,
            ])
        }
        return ReadableTable(
            "What would take it away: \(heading(focus))",
            columns: ["Model", "n", "Indirect effect", percent, "Change", percent], rows: rows,
            notes: [
                "Change: minus the first row, on the same resamples; where a row is as measured, minus the effect as measured.",
                "Guesses are made after the exposure and can follow from feeling better: what they take away need not be unblinding.",
            ])
    }

    private var contrastWords: String {
        guard let value = sensitivity.eValue else { return "of one standard deviation of \(specification.exposure)" }
        let step = shortNumber(value.contrast)
        return value.isOfTwoValues
            ? "of the step from one value of \(specification.exposure) to the other (\(step))"
            : "of one standard deviation of \(specification.exposure) (\(step))"
    }

    private func howStrong(_ focus: TimedEffect) -> ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        if let cause = sensitivity.commonCause {
            rows.append([
                .text("Correlation of errors (rho) at which the effect is 0"), .count(focus.people), .number(cause.rhoAtZero.estimate),
                cell(cause.rhoAtZero.interval, cause.rhoAtZero),
            ])
        }
        if let value = sensitivity.eValue {
            rows.append([.text("E-value of the estimate"), .count(focus.people), .number(value.estimate), .empty])
            rows.append([
                .text("E-value of the end of the interval nearer to 0"), .count(focus.people),
                .finite(value.limit, else: "There is no interval."), .empty,
            ])
        }
        if let method = sensitivity.commonMethod {
            rows.append([
                .text("Share of one method in every answer at which the effect is 0"), .count(focus.people),
                .finite(method.shareAtZero, else: method.reasonWithoutShare), .empty,
            ])
            if specification.marker != nil {
                rows.append([
                    .text("Share of one method that the marker shows"), .count(focus.people),
                    .finite(method.markerShare, else: "The marker shows none."), .empty,
                ])
            }
        }
        for curve in sensitivity.reliability {
            rows.append([
                .text("Lowest reliability of \(curve.measure) with which the effect is still shown"), .count(focus.people),
                .finite(curve.standsTo, else: "It is not shown with any."), .empty,
            ])
        }
        if let influence = sensitivity.influence {
            let fewest: ReadableTable.Cell = influence.fewestToTurn.map { .count($0) }
                ?? .missing(Influence.reasonWithoutTurn)
            rows.append([.text("At most so many people need be left out for the sign to turn"), .count(influence.people), fewest, .empty])
        }
        return ReadableTable(
            "How strong it would have to be: \(heading(focus))", columns: ["", "n", "Value", percent], rows: rows,
            notes: [
                "The nearer rho or the share is to 0, or the E-value to 1, the weaker a common cause or a way of answering takes the effect away.",
                "Reliability is looked at in steps of 0.05, from the stated one downwards. Agreement of answers within one sitting (alpha) overstates it, since what passes from day to day counts as the person.",
                "E-value: the least risk ratio by which an unmeasured common cause would have to go with both (a standardised difference d counted as exp(0.91 d)), d \(contrastWords). 1 for the interval: it holds 0 already.",
            ])
    }

    private func reliabilityTable(_ focus: TimedEffect) -> [ReadableTable] {
        sensitivity.reliability.map { curve in
            ReadableTable(
                "If the reliability of \(curve.measure) were: \(heading(focus))",
                columns: ["Reliability", "n", "Indirect effect", percent],
                rows: curve.points.map { point in
                    guard let indirect = point.indirect else {
                        return [.number(point.reliability), .count(focus.people), .missing("So much error cannot be in this scale."), .empty]
                    }
                    return [
                        .number(point.reliability), .count(focus.people), .number(indirect.estimate),
                        cell(indirect.interval, indirect),
                    ]
                },
                notes: ["The same reliability on each occasion; the other scale as the question states it."])
        }
    }

    private func methodTable(_ focus: TimedEffect) -> [ReadableTable] {
        guard let method = sensitivity.commonMethod else { return [] }
        return [ReadableTable(
            "If one way of answering ran through every report: \(heading(focus))",
            columns: ["Share of each variance", "n", "Indirect effect", percent],
            rows: method.curve.map { point in
                guard let indirect = point.indirect else {
                    return [.number(point.share), .count(focus.people), .missing("So much cannot be one method."), .empty]
                }
                return [.number(point.share), .count(focus.people), .number(indirect.estimate), cell(indirect.interval, indirect)]
            },
            notes: ["Of \(specification.mechanism.name) and \(specification.outcome.name) on every occasion, if both are told by the participant."])]
    }

    private func rhoTable(_ focus: TimedEffect) -> [ReadableTable] {
        guard let cause = sensitivity.commonCause else { return [] }
        return [ReadableTable(
            "If a common cause left correlated errors: \(heading(focus))", columns: ["rho", "n", "Indirect effect", percent],
            rows: cause.curve.map {
                [.number($0.rho), .count(focus.people), .number($0.indirect.estimate), cell($0.indirect.interval, $0.indirect)]
            })]
    }

    private func siteTable(_ focus: TimedEffect) -> [ReadableTable] {
        guard !sensitivity.sites.isEmpty else { return [] }
        return [ReadableTable(
            "Without each site: \(heading(focus))", columns: ["Without", "People left out", "n", "Indirect effect", percent],
            rows: sensitivity.sites.map { site in
                guard let indirect = site.indirect else {
                    return [
                        .text(site.site), .count(site.leftOut), .count(site.people),
                        .missing("The people who are left give no solution."), .empty,
                    ]
                }
                return [
                    .text(site.site), .count(site.leftOut), .count(site.people), .number(indirect.estimate),
                    cell(indirect.interval, indirect),
                ]
            })]
    }

    private func influenceTable(_ focus: TimedEffect) -> [ReadableTable] {
        guard let influence = sensitivity.influence else { return [] }
        return [ReadableTable(
            "Without one person: \(heading(focus))", columns: ["Row of the table", "n without", "Change", "Distance"],
            rows: influence.largest.map { person in
                [
                    .count(person.row), .count(influence.people - 1), .number(person.change),
                    .finite(person.distance, else: "There is no standard error."),
                ]
            },
            notes: ["The largest changes. Distance: squared change over the squared bootstrap standard error; above about 0.25 one person moves the effect by half a standard error."])]
    }
}
