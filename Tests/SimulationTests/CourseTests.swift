import Simulation
import Testing

/// The simulated CAPS-5 course against the published one.
/// Source: MAPP1 by arm and week, SYPRES database (doi 10.5281/zenodo.18740439).
@Suite struct CourseTests {
    struct Cell: Sendable, CustomStringConvertible {
        let week: Int
        let isControl: Bool
        let mean: Double
        let sd: Double
        var description: String { "week \(week), \(isControl ? "placebo" : "MDMA")" }
    }

    static let published: [Cell] = [
        Cell(week: 0, isControl: false, mean: 44.0, sd: 6.01), Cell(week: 0, isControl: true, mean: 44.2, sd: 6.15),
        Cell(week: 4, isControl: false, mean: 33.8, sd: 12.21), Cell(week: 4, isControl: true, mean: 37.0, sd: 10.49),
        Cell(week: 8, isControl: false, mean: 26.3, sd: 12.31), Cell(week: 8, isControl: true, mean: 33.5, sd: 12.49),
        Cell(week: 18, isControl: false, mean: 19.6, sd: 13.61), Cell(week: 18, isControl: true, mean: 29.9, sd: 12.77),
    ]

    /// 10,000 people a cell: four standard errors of a mean and of an SD, and 0.2 points for
    /// what the closed-form calibration leaves open (Simulation.md, section 3).
    @Test(arguments: Truth.allCases, published) func meansAndSpreadsAreThePublished(_ truth: Truth, _ cell: Cell) throws {
        let people = try #require(Trials.cohorts[truth]).people.filter { $0.isControl == cell.isControl }
        let scores = people.compactMap { $0.symptoms(week: cell.week) }
        let n = Double(scores.count)
        #expect(scores.count == 10_000)
        #expect(abs(mean(scores) - cell.mean) < 0.2 + 4 * cell.sd / n.squareRoot())
        #expect(abs(standardDeviation(scores) - cell.sd) < 0.2 + 4 * cell.sd / (2 * n).squareRoot())
    }

    /// An assumption of the simulation, the same in every truth: about 0.8 SD.
    @Test(arguments: Truth.allCases, [8, 12, 18]) func selfCompassionRisesByAboutEightTenths(_ truth: Truth, _ week: Int) throws {
        let people = try #require(Trials.cohorts[truth]).people
        let active = people.filter { !$0.isControl }.compactMap { $0.selfCompassion(week: week) }
        let control = people.filter(\.isControl).compactMap { $0.selfCompassion(week: week) }
        let pooled = (standardDeviation(active) + standardDeviation(control)) / 2
        let d = (mean(active) - mean(control)) / pooled
        #expect((0.72...0.88).contains(d))
    }

    /// Implied by MAPP1's SDs of levels and changes: 0.53 under MDMA, 0.44 under placebo.
    @Test(arguments: Truth.allCases) func baselineForetellsTheEndAsInTheTrial(_ truth: Truth) throws {
        let people = try #require(Trials.cohorts[truth]).people
        for isControl in [true, false] {
            let arm = people.filter { $0.isControl == isControl }
            let r = correlation(arm.compactMap { $0.symptoms(week: 0) }, arm.compactMap { $0.symptoms(week: 18) })
            #expect((0.36...0.62).contains(r))
        }
    }
}
