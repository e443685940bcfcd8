import Foundation
import Testing

@Suite("maitri instrument, and what maitri score says of answers")
struct InstrumentTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    private func run(_ arguments: [String], status: Int32 = 0, says: String...) throws {
        let answer = try program.run(arguments, in: scratch)
        let all = answer.output + answer.errors
        #expect(answer.status == status, "\(arguments): \(all)")
        for words in says { #expect(all.contains(words), "\(arguments): \(all)") }
    }

    @Test("The shelf is listed, and an instrument is explained; what is not scored says why")
    func shelf() throws {
        try run(["instrument", "list"], says: "self-compassion\n", "known and not scored\n")
        try run(["instrument", "list", "--construct", "kindness"], status: 2, says: "Nothing measures \"kindness\"", "\"shame and guilt\", ")
        try run(["instrument", "explain", "SCS"], says: "definition 1")
        try run(["instrument", "explain", "scs"], says: "Rule: complete items only.", "mean of items 5, 12, 19, 23, 26")
        try run(["instrument", "explain", "ies"], status: 2, says: "known but not scored")
        try run(["instrument", "explain", "sc"], status: 2, says: "Did you mean")
    }

    @Test("Two occasions of one person are read against published thresholds, on both sides")
    func change() throws {
        let header = (1...20).map { "pcl5_\($0)" }.joined(separator: ",")
        let rows = [3, 1].map { Array(repeating: "\($0)", count: 20).joined(separator: ",") }.joined(separator: "\n")
        let file = try scratch.write("\(header)\n\(rows)\n", to: "two.csv")
        try run(["score", "--instrument", "pcl5", "--change", "1:2", file], says: "20 − 60 = −40: for the better", "reached for the better")
        try run(["score", "--instrument", "pcl5", "--change", "2:1", file], says: "reached for the worse")
        try run(["score", "--instrument", "pcl5", "--change", "1:3", file], status: 2, says: "There is no row 3")
        let plan = #"{"scales":[{"instrument":"pcl5","scale":"total","baseline":{"scale":"total","population":"this study","mean":50,"standardDeviation":10,"source":"protocol"},"reliability":{"scale":"total","kind":"testRetest","coefficient":0.9,"name":"r","population":"pilot","source":"protocol"}}]}"#
        let changes = ["score", "--instrument", "pcl5", "--change", "1:2", file]
        try run(changes + ["--change-plan", try scratch.write(plan, to: "plan.json")], says: "Reliable change (Jacobson–Truax)", "improved reliably")
        try run(changes + ["--change-plan", try scratch.write("{}", to: "empty.json")], status: 2, says: "\"scales\" is missing")
        try run(changes + ["--scale", "cluster_b"], says: "5 − 15 = −10")
        try run(changes + ["--scale", "cluster_z"], status: 2, says: "cluster_z")
        let open = try scratch.write("\(header)\n\(rows)\n\(String(repeating: ",", count: 19))\n", to: "open.csv")
        try run(["score", "--instrument", "pcl5", "--change", "1:3", open], status: 1, says: "pcl5_1")
    }

    @Test("Four reasons for a blank are kept apart, and a study's own prorating is marked")
    func blanks() throws {
        let header = (1...7).map { "gad7_\($0)" }.joined(separator: ",")
        let file = try scratch.write("\(header)\n1,88,1,1,1,1,1\n", to: "blanks.csv")
        let score = ["score", "--instrument", "gad7"]
        try run(score + ["--blank", "88=preferNotToAnswer", "--explain", "1", file], says: "gad7_2 (preferred not to answer)")
        try run(score + ["--blank", "88=notReached", "--explain", "1", file], says: "gad7_2 (not reached)")
        try run(score + ["--blank", "88=tired", file], status: 2, says: "preferNotToAnswer, notShown, notReached")
        try run(score + ["--blank", "88", file], says: "\n1,,total,\n")
        try run(score + ["--blank", "88", "--prorate", "0.2", file], says: "\n1,7,,total\n")
        let negative = try scratch.write("\(header)\n1,-1,1,1,-9,1,1\n", to: "negative.csv")
        try run(
            score + ["--blank", "-1=notShown", "--blank", "-9", "--explain", "1", negative], says: "gad7_2 (not shown)", "gad7_5 (left blank)")
        try run(score + ["--blank", "0", file], status: 2, says: "0 is an answer of gad7_1, gad7_2, gad7_3 and 4 more")
        try run(score + ["--blank", "88", "--prorate", "0.9", file], status: 2, says: "0.5 at most")
    }

    @Test("Answers stored the wrong way round are reported and left as they are")
    func direction() throws {
        let original = Repository.path("Tests/InstrumentsTests/Reference/self-compassion-items.csv")
        let lines = try String(contentsOfFile: original, encoding: .utf8).components(separatedBy: .newlines).filter { !$0.isEmpty }
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        #expect(lines.count == 376)
        let negative = Set([1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25].map { "scs_\($0)" })
        let turned = lines.enumerated().map { number, cells in
            zip(lines[0], cells).map { name, cell in
                number > 0 && negative.contains(name) ? Int(cell).map { "\(6 - $0)" } ?? cell : cell
            }.joined(separator: ",")
        }.joined(separator: "\n")
        let file = try scratch.write(turned + "\n", to: "turned.csv")
        try run(["score", "--instrument", "scs", "--columns", "scs_", file], says: "Nothing was changed", "scs_total_item_mean")
        let honest = try program.run(["score", "--instrument", "scs", "--columns", "scs_", original], in: scratch)
        #expect(honest.errors == "")
    }

    @Test("Scores of others: refused with the remedy, exit 1; usable ones, exit 0")
    func check() throws {
        let bad = try scratch.write("total,qids\n78,12\n64,31.9\n", to: "bad.csv")
        let declared = ["--score", "total=scs.total_item_mean", "--score", "qids=qids_sr16.total"]
        try run(["instrument", "check", bad] + declared, status: 1, says: "divide them by 26", "31.9 is impossible")
        let good = try scratch.write("total,qids\n3,12\n2.5,27\n", to: "good.csv")
        try run(["instrument", "check", good] + declared, says: "nothing found")
        try run(["instrument", "check", good, "--score", "total=scs.totl"], status: 2, says: "totl")
    }
}
