import Statistics
import TrialStatistics

/// What ``Factorial`` says.
struct FactorialReport {
    struct Line {
        let word, label: String
        let contrast: [Double]
        let n: Int
    }

    let specification: Factorial
    let cells: CrossedCells
    let model: CellMeans
    let share: ClusterShare?

    private var ones: Range<Int> { 0..<cells.first.levels.count }
    private var twos: Range<Int> { 0..<cells.second.levels.count }

    private func people(_ contrast: [Double]) -> Int { zip(contrast, cells.counts).reduce(0) { $0 + ($1.0 != 0 ? $1.1 : 0) } }

    private func line(_ word: String, _ label: String, _ contrast: [Double]) -> Line {
        Line(word: word, label: label, contrast: contrast, n: people(contrast))
    }

    /// Each level against the reference, over all levels of the other factor alike.
    var mainFirst: [Line] {
        ones.dropFirst().map { one in
            line(resultWord(cells.first.levels[one]), "\(cells.first.levels[one]) less \(cells.first.levels[0])",
                cells.contrast(twos.map { cells.cell(one, $0) }, twos.map { cells.cell(0, $0) }))
        }
    }

    var mainSecond: [Line] {
        twos.dropFirst().map { two in
            line(resultWord(cells.second.levels[two]), "\(cells.second.levels[two]) less \(cells.second.levels[0])",
                cells.contrast(ones.map { cells.cell($0, two) }, ones.map { cells.cell($0, 0) }))
        }
    }

    /// The first factor's effect at each level of the second.
    var simple: [Line] {
        ones.dropFirst().flatMap { one in
            twos.map { two in
                line("\(resultWord(cells.first.levels[one])).\(resultWord(cells.second.levels[two]))",
                    "\(cells.first.levels[one]) less \(cells.first.levels[0]), with \(cells.second.levels[two])",
                    cells.contrast([cells.cell(one, two)], [cells.cell(0, two)]))
            }
        }
    }

    /// Differences of differences.
    var interaction: [Line] {
        ones.dropFirst().flatMap { one in
            twos.dropFirst().map { two in
                let here = cells.contrast([cells.cell(one, two)], [cells.cell(0, two)])
                let there = cells.contrast([cells.cell(one, 0)], [cells.cell(0, 0)])
                return line("\(resultWord(cells.first.levels[one])).\(resultWord(cells.second.levels[two]))",
                    "\(cells.first.levels[one]) less \(cells.first.levels[0]): with \(cells.second.levels[two]) less with \(cells.second.levels[0])",
                    zip(here, there).map { $0 - $1 })
            }
        }
    }

    /// All interactions at once, people taken as independent; degrees of freedom of the one with fewest.
    var joint: TermTest? {
        let lines = interaction
        var contrasts = Matrix(rows: lines.count, columns: cells.count)
        for (row, line) in lines.enumerated() { for column in 0..<cells.count { contrasts[row, column] = line.contrast[column] } }
        return TermTest(
            term: "interaction", coefficients: contrasts * model.means, covariance: (contrasts * model.covariance * contrasts.transposed).symmetrized,
            columns: Array(0..<lines.count), df: lines.map { model.cellSpread.df($0.contrast) }.min())
    }

    func estimate(_ line: Line) -> CellMeans.Estimate { model.estimate(line.contrast, level: specification.level) }

    private func tree(_ lines: [Line]) -> ResultTree {
        var entries: [(path: [String], value: ResultTree)] = []
        for line in lines {
            let e = estimate(line)
            let none = "There is no spread."
            entries.append((line.word.split(separator: ".").map(String.init), .of([
                "est": .number(e.value), "se": .finite(e.standardError, else: none), "df": .finite(e.df, else: none), "t": .finite(e.t, else: none),
                "p": .finite(e.p, else: none), "ci_lower": .finite(e.lower, else: none), "ci_upper": .finite(e.upper, else: none), "n": .count(line.n),
            ])))
        }
        var tops: [String] = []
        for entry in entries where !tops.contains(entry.path[0]) { tops.append(entry.path[0]) }
        return .branch(tops.map { top in
            let below = entries.filter { $0.path[0] == top }
            guard below[0].path.count > 1 else { return .init(top, below[0].value) }
            return .init(top, .branch(below.map { .init($0.path[1], $0.value) }))
        })
    }

    var results: ResultTree {
        let means = ones.map { one in
            ResultTree.Entry(resultWord(cells.first.levels[one]), .branch(twos.map { two in
                let cell = cells.cell(one, two)
                let e = model.estimate(cells.contrast([cell], []), level: specification.level)
                return .init(resultWord(cells.second.levels[two]), .of([
                    "n": .count(cells.counts[cell]), "mean": .number(e.value), "se": .finite(e.standardError, else: "There is no spread."),
                    "ci_lower": .finite(e.lower, else: "There is no spread."), "ci_upper": .finite(e.upper, else: "There is no spread."),
                ]))
            }))
        }
        let noCluster = specification.cluster == nil ? "No cluster was named." : "The clusters cannot be told from the cells."
        return .of([
            "cells": .branch(means), "sigma": .number(model.sigma), "main_first": tree(mainFirst), "main_second": tree(mainSecond),
            "simple": tree(simple), "interaction": tree(interaction),
            "interaction_joint": joint?.results ?? .missing("The covariances of the cells are singular."),
            "between_clusters": share.map { share in
                .of(["share": .number(share.estimate), "ci_lower": .number(share.lower), "ci_upper": .number(share.upper), "f": .number(share.f),
                    "p": .number(share.p), "clusters": .count(share.clusters)])
            } ?? .missing(noCluster),
        ])
    }
}
