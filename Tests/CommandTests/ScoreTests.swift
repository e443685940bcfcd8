import Foundation
import Testing

@Suite("maitri score")
struct ScoreTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    private static let items = Repository.path("Tests/InstrumentsTests/Reference/self-compassion-items.csv")

    /// A header for the GAD-7 and one row.
    private func gad(_ row: String, separator: String = ",") throws -> String {
        let header = (1...7).map { "gad7_\($0)" }.joined(separator: separator)
        return try scratch.write("\(header)\n\(row)\n", to: "answers.csv")
    }

    private func refusal(of file: String, _ extra: [String] = []) throws -> [String] {
        let answer = try program.run(["score", "--instrument", "gad7", file, "--output", scratch.path("out.csv")] + extra)
        #expect(answer.status == 2)
        #expect(answer.output == "")
        #expect(try !scratch.names.contains("out.csv"), "nothing is half-written")
        return answer.errors.split(separator: "\n").map(String.init)
    }

    @Test("The 375 real people get 375 rows, the six facets of the first as stored with the data")
    func realPeople() throws {
        let answer = try program.run(["score", "--instrument", "scs", "--columns", "scs_", "--keep", Self.items])
        #expect(answer.status == 0)
        let lines = answer.output.split(separator: "\n")
        #expect(lines.count == 376)
        let header = lines[0].split(separator: ",").map(String.init)
        // published_*: the authors' stored sums; a facet mean times its items is that sum.
        let pairs = [
            ("self_kindness", 5.0), ("self_judgment", 5), ("common_humanity", 4), ("isolation", 4), ("mindfulness", 4),
            ("over_identification", 4),
        ]
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for (facet, count) in pairs {
                let ours = try #require(header.firstIndex(of: "scs_\(facet)").flatMap { Double(cells[$0]) })
                let stored = try #require(header.firstIndex(of: "published_\(facet)").flatMap { Double(cells[$0]) })
                #expect((ours * count - stored).magnitude < 1e-9)
            }
        }
    }

    @Test("A score is written out as a sum that a person can check")
    func explanation() throws {
        let answer = try program.run(["score", "--instrument", "scs", "--columns", "scs_", "--explain", "3", Self.items])
        #expect(answer.status == 0)
        #expect(answer.output.contains("Self-Kindness = (3 + 3 + 3 + 2 + 2) / 5 = 13 / 5 = 2.6"))
        #expect(answer.output.contains("higher is worse"))
    }

    @Test("A blank is not a zero: the scale is empty and named")
    func blank() throws {
        let answer = try program.run(["score", "--instrument", "gad7", try gad("1,1,,1,1,1,1")])
        #expect(answer.status == 0)
        #expect(answer.output == "row,gad7_total,gad7_not_scored,gad7_prorated\n1,,total,\n")
    }

    @Test("A dangerous answer and a replaced item are told in every format")
    func danger() throws {
        let header = (1...9).map { "phq9_\($0)" }.joined(separator: ",")
        let file = try scratch.write("\(header)\n0,0,0,0,0,0,0,0,3\n1,1,1,1,1,1,1,1,\n0,0,0,0,0,0,0,0,0\n", to: "answers.csv")
        let answer = try program.run(["score", "--instrument", "phq9", file])
        #expect(answer.status == 0)
        let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasSuffix("phq9_prorated,phq9_safety"))
        #expect(lines[1].hasSuffix(",phq9_9"))
        #expect(lines[2].hasSuffix(",total,phq9_9"))
        #expect(lines[3].hasSuffix(",,"))
        #expect(answer.errors.contains("2 of 3 rows hold an answer that needs a person"))
    }

    /// Sums by hand: 8 × 9 / 8; item 9 counts as a symptom from 1 on, the others from 2 on.
    @Test("The written file, to the byte: kept columns, a replaced item, dangers", arguments: ["p4", "007"])
    func golden(name: String) throws {
        let items = (1...9).map { "phq9_\($0)" }.joined(separator: ",")
        let file = try scratch.write(
            """
            id,\(items),note
            p1,1,1,1,1,1,1,1,1,,"late, by post"
            p2,0,0,0,0,0,0,0,0,3,
            p3,,,,,,,,,,x
            \(name),0,1,2,3,0,1,2,3,0,70.5

            """, to: "answers.csv")
        let golden = """
            id,\(items),note,phq9_total,phq9_symptom_count,phq9_not_scored,phq9_prorated,phq9_safety
            p1,1,1,1,1,1,1,1,1,,"late, by post",9,,symptom_count,total,phq9_9
            p2,0,0,0,0,0,0,0,0,3,,3,1,,,phq9_9
            p3,,,,,,,,,,x,,,total symptom_count,,phq9_9
            \(name),0,1,2,3,0,1,2,3,0,70.5,12,4,,,

            """
        let answer = try program.run(["score", "--instrument", "phq9", "--keep", file, "--output", scratch.path("out.csv")])
        #expect(answer.status == 0 && answer.output == "")
        #expect(try scratch.read("out.csv") == golden)
        #expect(try program.run(["score", "--instrument", "phq9", "--keep", file]).output == golden)
    }

    @Test("A missing column is named, with the item that it holds")
    func missingColumn() throws {
        let file = try scratch.write("gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6\n1,1,1,1,1,1\n", to: "answers.csv")
        let lines = try refusal(of: file)
        #expect(lines.count == 1)
        #expect(lines[0].contains("There is no column \"gad7_7\""))
    }

    @Test("A value off the scale is told with row and column")
    func offScale() throws {
        let lines = try refusal(of: try gad("1,1,7,1,1,1,1"))
        #expect(lines == ["Row 2, column \"gad7_3\": 7 is not on the scale of this item, which runs 0 to 3 in steps of 1."] || lines.first?.hasPrefix("Row 2, column \"gad7_3\": 7 is not on the scale") == true)
        #expect(lines.count == 1)
    }

    @Test("Text where a number belongs is told with row and column")
    func text() throws {
        let lines = try refusal(of: try gad("1,often,1,1,1,1,1"))
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("Row 2, column \"gad7_2\""))
    }

    @Test("All faults of a file come together, in the order of the file")
    func together() throws {
        let file = try scratch.write(
            "gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6\n1,9,1,1,1,1\n1,1,often,1,1,1\n", to: "answers.csv")
        let lines = try refusal(of: file)
        #expect(lines.count == 3)
        #expect(lines[0].contains("gad7_7"))
        #expect(lines[1].hasPrefix("Row 2, column \"gad7_2\""))
        #expect(lines[2].hasPrefix("Row 3, column \"gad7_3\""))
    }

    @Test("Semicolons, decimal commas and a byte-order mark are understood")
    func semicolons() throws {
        let header = (1...7).map { "gad7_\($0)" }.joined(separator: ";")
        let file = try scratch.write("\u{FEFF}\(header)\r\n1,0;1;1;1;1;1;1\r\n", to: "answers.csv")
        let answer = try program.run(["score", "--instrument", "gad7", file])
        #expect(answer.status == 0)
        #expect(answer.output == "row,gad7_total,gad7_not_scored,gad7_prorated\n1,7,,\n")
    }

    @Test("An empty file and a header alone are told apart", arguments: ["", "gad7_1\n"])
    func empty(text: String) throws {
        let lines = try refusal(of: try scratch.write(text, to: "answers.csv"))
        #expect(lines.count == 1)
    }

    @Test("An unknown instrument names the nearest one")
    func unknownInstrument() throws {
        let answer = try program.run(["score", "--instrument", "scss", Self.items])
        #expect(answer.status == 2)
        #expect(answer.errors.contains("scs"))
    }

    @Test("A file that is not there is one sentence")
    func noFile() throws {
        let answer = try program.run(["score", "--instrument", "scs", scratch.path("nothing.csv")])
        #expect(answer.status == 2)
        #expect(answer.errors.split(separator: "\n").count == 1)
    }

    @Test("An output that is a link leads to its target; an impossible row is a sentence")
    func outputs() throws {
        let file = try gad("1,1,1,1,1,1,1")
        try scratch.write("old", to: "target.csv")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link.csv"), withDestinationPath: scratch.path("target.csv"))
        #expect(try program.run(["score", "--instrument", "gad7", file, "--output", scratch.path("link.csv")]).status == 0)
        #expect(try scratch.read("target.csv").hasPrefix("row,"))
        let kind = try FileManager.default.attributesOfItem(atPath: scratch.path("link.csv"))[.type] as? FileAttributeType
        #expect(kind == .typeSymbolicLink)
        #expect(try program.run(["score", "--instrument", "gad7", file, "--output", "-"]).output.hasPrefix("row,"))
        for row in ["0", "2", "-9223372036854775808"] {
            #expect(try program.run(["score", "--instrument", "gad7", file, "--explain=\(row)"]).status == 2)
        }
    }

    @Test("The output never takes the place of the input, by whatever name")
    func sameFile() throws {
        let file = try gad("1,1,1,1,1,1,1")
        let before = try scratch.read("answers.csv")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link.csv"), withDestinationPath: file)
        try FileManager.default.linkItem(atPath: file, toPath: scratch.path("hard.csv"))
        for output in [file, scratch.path("link.csv"), scratch.path("hard.csv"), scratch.path("../\(scratch.url.lastPathComponent)/answers.csv")] {
            let answer = try program.run(["score", "--instrument", "gad7", file, "--output", output])
            #expect(answer.status == 2 && answer.errors.contains("is the same file as"), "\(output)")
            #expect(try scratch.read("answers.csv") == before)
        }
    }

    @Test("A pipe with a name is read as a file is")
    func namedPipe() throws {
        let file = try gad("1,1,1,1,1,1,1")
        let pipe = scratch.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        Thread.detachNewThread { try? bytes.write(to: URL(fileURLWithPath: pipe)) }
        let answer = try program.run(["score", "--instrument", "gad7", pipe])
        #expect(answer.status == 0 && answer.output.hasSuffix("\n1,7,,\n"), "\(answer.errors)")
    }

    @Test("Options that would do nothing are refused")
    func idleOptions() throws {
        let file = try gad("1,1,1,1,1,1,1")
        for idle in [["--explain", "1", "--keep"], ["--change", "1:1", "--format", "json"], ["--explain", "1", "--format", "table"], ["--format", "json", "--keep"]] {
            let answer = try program.run(["score", "--instrument", "gad7", file] + idle)
            #expect(answer.status != 0 && answer.output == "", "\(idle)")
            #expect(answer.errors.contains("--keep") || answer.errors.contains("--format"), "\(idle)")
        }
    }

    @Test("Where the items that need a person are named is said only where they are")
    func placeOfDangers() throws {
        let header = (1...9).map { "phq9_\($0)" }.joined(separator: ",")
        let file = try scratch.write("\(header)\n0,0,0,0,0,0,0,0,3\n1,1,1,1,1,1,1,1,1\n", to: "answers.csv")
        let score = ["score", "--instrument", "phq9", file]
        #expect(try program.run(score).errors.contains("The column phq9_safety names the items."))
        #expect(try program.run(score + ["--format", "json"]).errors.contains("The member safety of each row names the items."))
        let one = try program.run(score + ["--explain", "1"]).errors
        #expect(one == "Row 1 holds an answer that needs a person, or leaves such an item open: phq9_9.\n")
    }

    @Test("A map file says which column holds which item")
    func map() throws {
        let rows = (1...7).map { "gad7_\($0),q\(8 - $0)" }.joined(separator: "\n")
        let map = try scratch.write("item,column\n\(rows)\n", to: "map.csv")
        let file = try scratch.write("q1,q2,q3,q4,q5,q6,q7\n3,0,0,0,0,0,1\n", to: "answers.csv")
        let answer = try program.run(["score", "--instrument", "gad7", "--map", map, "--explain", "1", file])
        #expect(answer.status == 0)
        // Item 1 stands in the last column.
        #expect(answer.output.contains("1 + 0 + 0 + 0 + 0 + 0 + 3"))
    }
}
