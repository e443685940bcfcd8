import Foundation
import Testing

@Suite("maitri plan, report and truths")
struct ReportTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    private static let plan = """
        plan: 1
        title: Does the programme help?
        populations:
          everybody: {rows: all}
          heavy: {title: 20 points or more, rows: bdi_pre >= 20}
        estimands:
          main: {treatment: programme v usual, population: everybody, variable: BDI at month 2, intercurrent_events: {leaving: treatment_policy}, summary: difference in means}
        analyses:
          main: {analysis: regression, formula: m2 ~ bdi_pre + treatment, estimand: main, role: primary}
          heavy: {analysis: regression, formula: m2 ~ bdi_pre + treatment, population: heavy, role: exploratory}

        """
    private static let data = Repository.path("Examples/beat-the-blues-wide.csv")

    private func frozen() throws -> String {
        try scratch.write(Self.plan, to: "plan.yaml")
        let answer = try program.run(["plan", "freeze", "plan.yaml", "-o", "plan.frozen.json"], in: scratch)
        #expect(answer.status == 0, "\(answer.errors)")
        let line = try #require(answer.output.split(separator: "\n").first { $0.hasPrefix("SHA-256 ") })
        return String(line.dropFirst("SHA-256 ".count))
    }

    @Test("A plan is checked with the table that it is for, and every fault is told")
    func check() throws {
        try scratch.write(Self.plan.replacingOccurrences(of: "bdi_pre >= 20", with: "bdi_before >= 20"), to: "plan.yaml")
        #expect(try program.run(["plan", "check", "plan.yaml"], in: scratch).status == 0)
        let answer = try program.run(["plan", "check", "plan.yaml", "--data", Self.data], in: scratch)
        #expect(answer.status == 2)
        #expect(answer.errors.contains("heavy: ") && answer.errors.contains("bdi_before"))
    }

    @Test("A frozen plan is not overwritten, and a changed one does not pass for it")
    func freezing() throws {
        let hash = try frozen()
        #expect(try program.run(["plan", "freeze", "plan.yaml", "-o", "plan.frozen.json"], in: scratch).status == 2)
        #expect(try program.run(["plan", "compare", "plan.frozen.json", "plan.yaml", "--sha256", hash], in: scratch).status == 0)
        #expect(try program.run(["plan", "compare", "plan.frozen.json", "plan.yaml", "--sha256", String(hash.reversed())], in: scratch).status == 2)

        try scratch.write(try scratch.read("plan.frozen.json").replacingOccurrences(of: "bdi_pre", with: "length"), to: "forged.json")
        let forged = try program.run(["plan", "compare", "forged.json", "plan.yaml"], in: scratch)
        #expect(forged.status == 2)
        #expect(forged.errors.contains("is not the one that was frozen"))

        try scratch.write(Self.plan.replacingOccurrences(of: "bdi_pre >= 20", with: "bdi_pre >= 25"), to: "changed.yaml")
        let changed = try program.run(["plan", "compare", "plan.frozen.json", "changed.yaml"], in: scratch)
        #expect(changed.status == 1)
        #expect(changed.output.contains("populations.heavy.rows was \"bdi_pre >= 20\" and is \"bdi_pre >= 25\". It may move heavy."))
    }

    @Test("The report says what was changed after the freezing, at its top and at the analysis concerned alone")
    func deviations() throws {
        _ = try frozen()
        try scratch.write(Self.plan.replacingOccurrences(of: "bdi_pre >= 20", with: "bdi_pre >= 25"), to: "changed.yaml")
        let answer = try program.run(
            ["report", "--plan", "changed.yaml", "--data", Self.data, "--frozen", "plan.frozen.json", "--why", "Too few", "--html-only", "-o", "out"], in: scratch)
        #expect(answer.status == 0, "\(answer.errors)")
        let page = try scratch.read("out/report.html")
        #expect(page.components(separatedBy: "Changed after the plan was frozen").count == 2)
        #expect(page.contains("Reason given: Too few"))
        let same = try program.run(
            ["report", "--plan", "plan.yaml", "--data", Self.data, "--frozen", "plan.frozen.json", "--html-only", "-o", "same"], in: scratch)
        #expect(same.status == 0)
        #expect(try !scratch.read("same/report.html").contains("Changed after the plan was frozen"))
    }

    @Test("The same inputs give the same bytes on any number of threads, twice")
    func sameBytes() throws {
        try scratch.write(Self.plan, to: "plan.yaml")
        var pages: Set<String> = []
        var numbers: Set<String> = []
        for (round, threads) in [1, 2, 5, 2].enumerated() {
            let folder = "round\(round)"
            let answer = try program.run(
                ["report", "--plan", "plan.yaml", "--data", Self.data, "--html-only", "--threads", "\(threads)", "-o", folder], in: scratch)
            #expect(answer.status == 0, "\(answer.errors)")
            pages.insert(try scratch.read("\(folder)/report.html"))
            numbers.insert(try scratch.read("\(folder)/results.json"))
        }
        #expect(pages.count == 1 && numbers.count == 1)
    }

    @Test("A title that claims more than a design can bear is refused, and nothing is written")
    func overstated() throws {
        try scratch.write(Self.plan.replacingOccurrences(of: "Does the programme help?", with: "Self-compassion fully mediated the effect"), to: "plan.yaml")
        let answer = try program.run(["report", "--plan", "plan.yaml", "--data", Self.data, "--html-only", "-o", "out"], in: scratch)
        #expect(answer.status == 2)
        #expect(answer.errors.contains("fully mediated"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    }

    @Test("Planted truths are carried out by their letters, with the same counts on any number of threads")
    func truths() throws {
        let answers = try [1, 2].map { threads in
            try program.run(["truths", "--only", "I", "--repetitions", "4", "--markdown", "--threads", "\(threads)"]).output
        }
        #expect(Set(answers).count == 1)
        #expect(answers[0].contains("| I"))
        let unknown = try program.run(["truths", "--only", "Z"])
        #expect(unknown.status == 2 && unknown.errors.contains("There is no planted truth \"Z\""))
    }
}
