import Statistics

extension MechanismFit {
    var sensitivityResults: ResultTree {
        let noSolution = "The data give no solution under this model."
        var entries: [ResultTree.Entry] = []
        if let cause = sensitivity.commonCause {
            entries.append(.init("rho_at_zero", results(of: cause.rhoAtZero)))
            entries.append(.init("r2_residual_product_at_zero", .number(cause.residualProductAtZero)))
            entries.append(.init("indirect_by_rho", .branch(cause.curve.map {
                .init(name($0.rho), results(of: $0.indirect))
            })))
        } else {
            entries.append(.init("rho_at_zero", .missing("There is no effect to ask this of.")))
        }
        if let value = sensitivity.eValue {
            entries.append(.init("e_value", .of([
                "contrast": .finite(value.contrast, else: "It is too large."),
                "is_of_two_values": .count(value.isOfTwoValues ? 1 : 0),
                "d": .finite(value.difference, else: "It is too large."),
                "risk_ratio": .finite(value.riskRatio, else: "It is too large."),
                "estimate": .finite(value.estimate, else: "It is too large."),
                "limit": value.limit.map { .finite($0, else: "It is too large.") } ?? .missing("There is no interval."),
            ])))
        }
        if !sensitivity.alternatives.isEmpty {
            entries.append(.init("instead", .branch(sensitivity.alternatives.map { other in
                .init(other.key, .of([
                    "n": .count(other.people), "is_as_measured": .count(other.isCorrectionGivenUp ? 1 : 0), "indirect": results(of: other.indirect, else: noSolution),
                    "change": results(of: other.change, else: noSolution),
                ]))
            })))
        }
        entries.append(.init("by_reliability", .branch(sensitivity.reliability.map { curve in
            .init(curve.measure, .branch(curve.points.map {
                .init(name($0.reliability), results(of: $0.indirect, else: "So much error cannot be in this scale."))
            }))
        })))
        entries.append(.init("stands_to_reliability", .branch(sensitivity.reliability.map {
            .init($0.measure, $0.standsTo.map(ResultTree.number) ?? .missing("The effect is not shown with any."))
        })))
        if let method = sensitivity.commonMethod {
            entries.append(.init("one_method", .of([
                "share_at_zero": method.shareAtZero.map(ResultTree.number) ?? .missing(method.reasonWithoutShare),
                "marker_share": method.markerShare.map(ResultTree.number) ?? .missing("No marker is named."),
                "indirect_by_share": .branch(method.curve.map {
                    .init(name($0.share), results(of: $0.indirect, else: "So much cannot be one method."))
                }),
            ])))
        }
        entries.append(.init("without_site", siteResults))
        if let influence = sensitivity.influence { entries.append(.init("influence", results(of: influence))) }
        return .branch(entries)
    }

    private var siteResults: ResultTree {
        if let reason = sensitivity.withoutSites { return .missing(reason) }
        return .branch(sensitivity.sites.map { site in
            .init(site.site.split(separator: ".").joined(separator: "_"), .of([
                "n": .count(site.people), "left_out": .count(site.leftOut),
                "indirect": results(of: site.indirect, else: "The people who are left give no solution."),
            ]))
        })
    }

    private func results(of influence: Influence) -> ResultTree {
        .of([
            "largest_change": influence.largest.first.map { .number($0.change) } ?? .missing("Nobody can be left out."),
            "row": influence.largest.first.map { .count($0.row) } ?? .missing("Nobody can be left out."),
            "largest_distance": influence.largest.first?.distance.map(ResultTree.number) ?? .missing("There is no standard error."),
            "fewest_to_turn": influence.fewestToTurn.map(ResultTree.count)
                ?? .missing(Influence.reasonWithoutTurn),
        ])
    }

    /// A grid value as part of a name: `0_5`, for a dot would cut it.
    private func name(_ value: Double) -> String {
        shortNumber(value).split(separator: ".").joined(separator: "_")
    }
}
