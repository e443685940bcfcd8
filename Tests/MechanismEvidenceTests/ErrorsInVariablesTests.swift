import Foundation
import MechanismEvidence
import Mechanisms
import Statistics
import Testing

/// Against lavaan 0.6-14: latent variables with one indicator and a fixed error variance
/// (`Reference/errors-in-variables.R` and its output).
@Suite struct ErrorsInVariablesTests {
    private let question = MechanismSpecification(
        exposure: "x", mechanism: .init(name: "m", baseline: "m0", early: "m1", late: "m2", reliability: .share(0.9)),
        outcome: .init(name: "y", baseline: "y0", early: "y1", late: "y2", reliability: .share(0.8)),
        rivals: [.init(name: "r", baseline: "r0", early: "r1", late: "r2", reliability: .share(0.85))], covariates: ["age"],
        bootstrap: BootstrapSpecification(resamples: 50, intervals: [.percentile]))

    /// The numbers behind `a`, `b` and `direct` in the lines that start so.
    private func lavaan(_ start: String) throws -> [Double] {
        let text = try String(contentsOf: Planted.reference.appending(path: "errors-in-variables.txt"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix(start) }
            .flatMap { $0.split(separator: " ").compactMap { Double($0) } }
    }

    @Test(arguments: [("lagged", Place.lagged, "m1"), ("reversed", .reversed, "y1"), ("concurrent", .concurrent, "m2")])
    func pathsAreThoseOfLavaan(label: String, place: Place, mediator: String) throws {
        let fit = try question.fit(on: try Planted.table("errors-in-variables.csv"), running: Running())
        let effect = try #require(fit.effect(place, of: "m"))
        let paths = try lavaan("\(label) \(mediator) ")
        try #require(paths.count == 3)
        #expect(effect.isCorrected)
        #expect(abs(effect.a.estimate - paths[0]) < 1e-6)
        #expect(abs(effect.b.estimate - paths[1]) < 1e-6)
        #expect(abs(effect.indirect.estimate - paths[2]) < 1e-6)
        let direct = try #require(lavaan("\(label) direct ").first)
        #expect(abs(effect.direct.estimate - direct) < 1e-6)
    }

    @Test func besideARivalToo() throws {
        let fit = try question.fit(on: try Planted.table("errors-in-variables.csv"), running: Running())
        let beside = try #require(fit.sensitivity.alternatives.first { $0.key == "beside_r" })
        #expect(!beside.isCorrectionGivenUp)
        #expect(abs((beside.indirect?.estimate ?? .nan) - (try lavaan("beside m1 "))[2]) < 1e-6)
    }

    @Test func aStandardErrorOfMeasurementIsTheSameCorrection() throws {
        let table = try Planted.table("errors-in-variables.csv")
        let m1 = try table.numbers("m1").compactMap(\.value)
        let mean = m1.reduce(0, +) / Double(m1.count)
        let variance = m1.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(m1.count - 1)
        var inUnits = question
        inUnits.mechanism = .init(name: "m", early: "m1", late: "m2", reliability: .errorOfMeasurement((0.1 * variance).squareRoot()))
        var asShare = inUnits
        asShare.mechanism = .init(name: "m", early: "m1", late: "m2", reliability: .share(0.9))
        let one = try inUnits.fit(on: table, running: Running()).effect(.lagged, of: "m")
        let other = try asShare.fit(on: table, running: Running()).effect(.lagged, of: "m")
        #expect(abs((one?.b.estimate ?? .nan) - (other?.b.estimate ?? .nan)) < 1e-10)
        // In resamples the one is constant, the other moves with the variance.
        #expect(one?.b.interval != other?.b.interval)
    }

    @Test func tooMuchErrorIsASentenceAndNoNumber() throws {
        var question = question
        question.outcome = .init(name: "y", baseline: "y0", early: "y1", late: "y2", reliability: .share(0.1))
        let fit = try question.fit(on: try Planted.table("errors-in-variables.csv"), running: Running())
        #expect(fit.effect(.lagged, of: "m") == nil)
        #expect(fit.verdict == .correctionFails)
        #expect(fit.warnings.contains { $0.contains("not positive definite") })
        #expect(fit.account.admissibility != .admissible)
    }
}
