import Foundation
import Testing

@Suite("maitri analyze and maitri validate")
struct AnalyzeTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    private static let cases = Repository.path("Tests/MechanismsTests/Reference")
    private static let case1 = cases + "/a1-single-mediator-trial"

    @Test("Single and parallel mediation agree with R within every tolerance")
    func references() throws {
        let answer = try program.run(["validate", Self.cases, "--only", "a", "--only", "b"])
        #expect(answer.status == 0, "\(answer.output)")
        #expect(answer.output.contains("4 of 4 cases within tolerance, 2448 of 2448 numbers."))
    }

    @Test("A number moved out of its tolerance is named, and the answer is no")
    func deviation() throws {
        let folder = scratch.path("cases/moved")
        try FileManager.default.createDirectory(atPath: scratch.path("cases"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Self.case1, toPath: folder)
        let expected = try scratch.read("cases/moved/expected.json")
        // The estimate of `paths.a` and of the coefficient it is; R 4.2.2 says 1.53170079084921.
        let moved = expected.replacingOccurrences(of: "1.53170079084921,", with: "1.53170089084921,")
        #expect(moved != expected)
        try scratch.write(moved, to: "cases/moved/expected.json")
        let answer = try program.run(["validate", scratch.path("cases")])
        #expect(answer.status == 1)
        #expect(answer.output.contains("FAIL  moved"))
        #expect(answer.output.contains("paths.a: expected 1.53170089084921, ours 1.531700790849"))
    }

    @Test("The numbers do not depend on the number of threads")
    func threads() throws {
        let outputs = try [1, 2, 5].map { threads in
            try program.run(["analyze", Self.case1 + "/plan.json", "--data", Self.case1 + "/data.csv", "--json", "--threads", "\(threads)"]).output
        }
        #expect(Set(outputs).count == 1)
        #expect(outputs[0].contains("\"schema\": \"maitri-results/1\""))
    }

    @Test("Pictures and a page are written on request")
    func pictures() throws {
        let answer = try program.run([
            "analyze", Self.case1 + "/plan.json", "--data", Self.case1 + "/data.csv", "--svg", scratch.path("svg"), "--report",
            scratch.path("report.html"),
        ])
        #expect(answer.status == 0)
        #expect(answer.output.contains("Indirect effect"))
        #expect(try scratch.read("svg/analysis-paths.svg").hasPrefix("<svg"))
        #expect(try scratch.read("report.html").contains("<svg"))
    }

    @Test("Every fault of a plan is told together, with its line and the nearest field")
    func planFaults() throws {
        let plan = try scratch.write(
            "plan: 1\nanalysis: mediation\nexposure: arm\nmediator: [m]\noutcome: y\nbootstrap: {resample: 10}\n", to: "plan.yaml")
        let answer = try program.run(["analyze", plan, "--data", Self.case1 + "/data.csv"])
        #expect(answer.status == 2)
        #expect(answer.output == "")
        #expect(answer.errors.contains("Line 4"))
        #expect(answer.errors.contains("Did you mean \"mediators\"?"))
        #expect(answer.errors.contains("Did you mean \"resamples\"?"))
    }

    @Test("An unknown column names the nearest one")
    func unknownColumn() throws {
        let plan = try scratch.write(
            "plan: 1\nanalysis: mediation\nexposure: arm\nmediators: [m_chang]\noutcome: y_change\n", to: "plan.yaml")
        let answer = try program.run(["analyze", plan, "--data", Self.case1 + "/data.csv"])
        #expect(answer.status == 2)
        #expect(answer.errors.contains("m_change"))
    }

    @Test("A kind that this version does not carry out is said to be so")
    func notYet() throws {
        let plan = try scratch.write("plan: 1\nanalysis: mmrm\nformula: y ~ x\n", to: "plan.yaml")
        let answer = try program.run(["analyze", plan, "--data", Self.case1 + "/data.csv"])
        #expect(answer.status == 2)
        #expect(answer.errors.contains("does not carry out mmrm yet"))
    }

    @Test("Broken YAML and a broken table are sentences", arguments: ["plan: [", "- 1\n- 2\n", ""])
    func brokenPlan(text: String) throws {
        let plan = try scratch.write(text, to: "plan.yaml")
        let answer = try program.run(["analyze", plan, "--data", Self.case1 + "/data.csv"])
        #expect(answer.status == 2)
        #expect(!answer.errors.isEmpty)
        #expect(!answer.errors.contains("Fatal error"))
    }

    @Test("A usage error ends with 2 and says how it is done")
    func usage() throws {
        let answer = try program.run(["analyze", "--nonsense"])
        #expect(answer.status == 2)
        #expect(answer.errors.contains("Usage"))
        #expect(try program.run(["--version"]).status == 0)
        #expect(try program.run(["help", "score"]).output.contains("--explain"))
    }
}
