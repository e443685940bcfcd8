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

    private static let cases = Repository.path("Tests/ReferenceCases")
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

    @Test("An analysis by its fields is the plan that it prints, to the last byte of its numbers")
    func fields() throws {
        let data = Repository.path("Examples/beat-the-blues.csv")
        let fields = ["--kind", "lmm", "--formula", "bdi ~ bdi_pre + month + (1 | id)", "--set", "method=ML", "--set", "df=[satterthwaite]"]
        let printed = try program.run(["analyze", "--data", data] + fields + ["--print-plan"])
        #expect(printed.status == 0)
        #expect(printed.output == "plan: 1\nanalysis: lmm\nformula: 'bdi ~ bdi_pre + month + (1 | id)'\nmethod: ML\ndf: [satterthwaite]\n")
        try scratch.write(printed.output, to: "printed.yaml")
        let byFields = try program.run(["analyze", "--data", data] + fields + ["--json"])
        let byPlan = try program.run(["analyze", scratch.path("printed.yaml"), "--data", data, "--json"])
        #expect(byFields.status == 0)
        #expect(byFields.output == byPlan.output)
        #expect(byFields.output.contains("\"var_id_(Intercept)\""))
    }

    @Test("CSV has a row a number, and the reason where there is none")
    func csv() throws {
        let answer = try program.run(["analyze", Self.case1 + "/plan.json", "--data", Self.case1 + "/data.csv", "--csv"])
        #expect(answer.status == 0)
        #expect(answer.output.hasPrefix("name,value,note\n"))
        #expect(answer.output.contains("\npaths.a,1.531700790849"))
    }

    @Test("One byte more in the plan or in the data is another hash; the numbers may be the same")
    func hashes() throws {
        let plan = "plan: 1\nanalysis: distribution\ncolumns: [x]\n"
        func hashes(_ plan: String, _ data: String) throws -> [Substring] {
            try scratch.write(plan, to: "hashed.yaml")
            try scratch.write(data, to: "hashed.csv")
            let answer = try program.run(["analyze", scratch.path("hashed.yaml"), "--data", scratch.path("hashed.csv"), "--json"])
            #expect(answer.status == 0)
            return answer.output.split(separator: "\n").filter { $0.contains("_sha256") }
        }
        let base = try hashes(plan, "x\n1\n2\n4\n")
        #expect(base.count == 2)
        #expect(try hashes(plan, "x\n1\n2\n4\n") == base)
        let otherPlan = try hashes(plan + "\n", "x\n1\n2\n4\n")
        #expect(otherPlan[0] != base[0] && otherPlan[1] == base[1])
        let otherData = try hashes(plan, "x\n1\n2\n4.0\n")
        #expect(otherData[0] == base[0] && otherData[1] != base[1])
    }

    @Test("What does not go together is a usage error", arguments: [
        ["--data", "d.csv"], ["p.yaml", "--data", "d.csv", "--kind", "lmm"], ["p.yaml", "--data", "d.csv", "--formula", "y ~ x"],
        ["p.yaml", "--data", "d.csv", "--json", "--csv"], ["--data", "d.csv", "--kind", "lmm", "--set", "method"],
    ])
    func usage(_ arguments: [String]) throws {
        #expect(try program.run(["analyze"] + arguments).status == 2)
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

    @Test("A kind that nobody knows names the nearest")
    func unknownKind() throws {
        let plan = try scratch.write("plan: 1\nanalysis: mmrn\nformula: y ~ x\n", to: "plan.yaml")
        let answer = try program.run(["analyze", plan, "--data", Self.case1 + "/data.csv"])
        #expect(answer.status == 2)
        #expect(answer.errors.contains("Did you mean \"mmrm\"?"))
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
