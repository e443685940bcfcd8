import Foundation
import Testing

@Suite("Results.md is what the program writes")
struct ResultPageTests {
    let page: MarkdownPage

    init() throws { page = try Repository.page("Documentation/Results.md") }

    private func members(under heading: String) -> [String] {
        page.names(inColumn: "member").filter { $0.heading == heading }.map(\.name)
    }

    /// Both ways: what the page names is written, and what is written is named, apart from what stands below `open` names.
    private func expect(_ outputs: [JSONNames], toBe heading: String, open: [String]) throws {
        let members = members(under: heading)
        try #require(!members.isEmpty)
        for member in members {
            #expect(try outputs.contains { try $0.contains(member) }, "\(heading): \(member)")
        }
        let known = try members.flatMap { member -> [Regex<AnyRegexOutput>] in
            let parts = member.split(separator: ".").map(String.init)
            return try parts.indices.map { try Regex("^\(JSONNames.expression(parts[...$0].joined(separator: ".")))$") }
        }
        for name in outputs.reduce(into: Set<String>(), { $0.formUnion($1.all) }).sorted() {
            if open.contains(where: { name.contains($0) }) { continue }
            #expect(known.contains { name.contains($0) }, "\(heading): \(name) is not on the page")
        }
    }

    @Test("maitri-results/1, the report of verify, and the files of a demonstration")
    func demonstration() throws {
        let workspace = try Workspace()
        let demo = try workspace.run("maitri demo --once --out demo --participants 40")
        try #require(demo.status == 0, "\(demo.errors)")
        let folder = workspace.folder.appending(path: "demo")

        let written = try String(contentsOf: folder.appending(path: "results.json"), encoding: .utf8)
        let printed = try workspace.run("maitri analyze Examples/recoding.yaml --data Examples/job-search.csv --json")
        try #require(printed.status == 0, "\(printed.errors)")
        let fitted = try workspace.run("maitri analyze Examples/beat-the-blues.yaml --data Examples/beat-the-blues.csv --json")
        try #require(fitted.status == 0, "\(fitted.errors)")
        try expect(
            [JSONNames(written), JSONNames(printed.output), JSONNames(fitted.output)], toBe: "`maitri-results/1`",
            open: ["results.", "unavailable.", "account.units."])

        let report = try workspace.run("maitri verify --json demo").output
        try expect([JSONNames(report)], toBe: "The report of `verify`", open: ["findings."])

        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { !["store", "keys"].contains($0) }
        let named = try Repository.page("Documentation/Operations.md").names(inColumn: "path").map(\.name)
        for file in files where !file.hasSuffix("-shm") { #expect(named.contains(file), "\(file)") }
        for name in named where !name.hasPrefix("-") && !name.hasSuffix("-wal") { #expect(files.contains(name), "\(name)") }
    }

    @Test("maitri-scores/1 and the columns of scores")
    func scores() throws {
        let workspace = try Workspace()
        let header = (1...9).map { "phq9_\($0)" }.joined(separator: ",")
        try workspace.write("\(header)\n1,1,1,1,1,1,1,1,2\n1,,,,1,1,1,1,\n", to: "answers.csv")
        let json = try workspace.run("maitri score --instrument phq9 --format json answers.csv")
        try #require(json.status == 0, "\(json.errors)")
        try expect([JSONNames(json.output)], toBe: "`maitri-scores/1`", open: [".items.", ".missing_items."])
        let table = try workspace.run("maitri score --instrument phq9 answers.csv").output
        let columns = table.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
        #expect(columns.first == "row" && columns.suffix(3) == ["phq9_not_scored", "phq9_prorated", "phq9_safety"] && columns.contains("phq9_total"))
    }
}
