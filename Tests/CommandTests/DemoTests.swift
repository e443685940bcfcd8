import Foundation
import Testing

@Suite("maitri demo and maitri verify")
struct DemoTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    private func demo(_ name: String, _ extra: [String] = []) throws -> Program.Answer {
        try program.run(["demo", "--once", "--out", scratch.path(name)] + extra)
    }

    @Test("The conclusion of the report changes with the truth", arguments: [
        ("true-mediation", "Consistent with change in self-compassion carrying part of the effect"),
        ("reverse", "PTSD symptoms went before self-compassion, not shown the other way"),
        ("shared-improvement", "Both changed together; the order cannot be told"),
    ])
    func truths(truth: String, conclusion: String) throws {
        let answer = try demo("demo", ["--truth", truth])
        #expect(answer.status == 0)
        #expect(answer.output.contains("The report concludes: \(conclusion)."))
        let report = try scratch.read("demo/report.html")
        #expect(report.contains(conclusion))
        for other in Self.conclusions where other != conclusion { #expect(!report.contains(other)) }
    }

    private static let conclusions = [
        "Consistent with change in self-compassion carrying part of the effect", "PTSD symptoms went before self-compassion, not shown the other way",
        "Both changed together; the order cannot be told",
    ]

    @Test("The same seed gives the same bytes, on one thread and on three; another seed does not")
    func sameBytes() throws {
        for (name, extra) in [("one", ["--threads", "1"]), ("three", ["--threads", "3"]), ("other", ["--seed", "7"])] {
            #expect(try demo(name, extra).status == 0)
        }
        for file in ["report.html", "results.json", "dataset.csv", "codebook.csv", "observations.csv", "plan.yaml"] {
            #expect(try scratch.read("one/\(file)") == scratch.read("three/\(file)"), "\(file)")
        }
        #expect(try scratch.read("one/dataset.csv") != scratch.read("other/dataset.csv"))
    }

    @Test("The plan and dataset that the demonstration leaves give its results again")
    func again() throws {
        #expect(try demo("demo").status == 0)
        let answer = try program.run(["analyze", scratch.path("demo/plan.yaml"), "--data", scratch.path("demo/dataset.csv"), "--json"])
        #expect(answer.status == 0)
        func results(_ text: String) throws -> String {
            String(text[try #require(text.range(of: "\"analyses\"")).lowerBound...])
        }
        #expect(try results(answer.output) == results(scratch.read("demo/results.json")))
    }

    @Test("The report asks nothing of anywhere else and never speaks of full mediation")
    func selfContained() throws {
        #expect(try demo("demo").status == 0)
        let report = try scratch.read("demo/report.html").lowercased()
        for reach in ["<script", "src=", "<link", "@import", "url("] { #expect(!report.contains(reach), "\(reach)") }
        for claim in ["fully mediated", "full mediation", "complete mediation", "proves"] { #expect(!report.contains(claim)) }
    }

    @Test("An intact record is verified, also by rebuilding its tables")
    func intact() throws {
        #expect(try demo("demo").status == 0)
        for extra in [[], ["--deep"], ["--json"]] {
            let answer = try program.run(["verify", scratch.path("demo")] + extra)
            #expect(answer.status == 0, "\(answer.output)")
        }
    }

    @Test("One flipped byte of the ledger is reported with the entry's number")
    func flipped() throws {
        #expect(try demo("demo").status == 0)
        let file = scratch.url.appendingPathComponent("demo/store/records.sqlite")
        var bytes = [UInt8](try Data(contentsOf: file))
        // The pseudonym of a screening entry stands in the open part of the ledger's blob.
        let needle = Array("\"of\":\"P-007\"".utf8)
        let place = try #require(bytes.indices.dropLast(needle.count).first { Array(bytes[$0..<($0 + needle.count)]) == needle })
        bytes[place + needle.count - 2] = UInt8(ascii: "8")
        try Data(bytes).write(to: file)
        let answer = try program.run(["verify", scratch.path("demo")])
        #expect(answer.status == 1)
        #expect(answer.output.contains("ntry "), "\(answer.output)")
    }

    @Test("A checkpoint kept elsewhere shows that an older store was put back")
    func rollback() throws {
        #expect(try demo("one", ["--seed", "1"]).status == 0)
        let kept = try scratch.read("one/checkpoint.txt")
        try scratch.write(kept, to: "kept.txt")
        #expect(try program.run(["verify", scratch.path("one"), "--checkpoint", scratch.path("kept.txt")]).status == 0)
        // A smaller store of the same key's name cannot be had without its key; a kept
        // checkpoint of another ledger stands for it.
        #expect(try demo("two", ["--seed", "2"]).status == 0)
        let answer = try program.run(["verify", scratch.path("two"), "--checkpoint", scratch.path("kept.txt")])
        #expect(answer.status == 1, "\(answer.output)")
    }

    @Test("An emptied file is no intact record")
    func emptied() throws {
        #expect(try demo("demo").status == 0)
        let file = scratch.path("demo/store/records.sqlite")
        // Without its pages the file is no ledger at all.
        try Data().write(to: URL(fileURLWithPath: file))
        #expect(try program.run(["verify", scratch.path("demo")]).status != 0)
    }

    @Test("An empty folder name is refused, and nothing is written anywhere")
    func emptyName() throws {
        let answer = try program.run(["demo", "--once", "--out", ""], in: scratch)
        #expect(answer.status == 2)
        #expect(try scratch.names == [])
    }

    @Test("A port in use is told before any work")
    func portInUse() throws {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, length) == 0 && listen(socket, 1) == 0 && getsockname(socket, $0, &length) == 0 }
        }
        #expect(bound)
        let port = UInt16(bigEndian: address.sin_port)
        let answer = try program.run(["demo", "--out", scratch.path("demo"), "--port", "\(port)"])
        #expect(answer.status == 2)
        #expect(answer.errors.contains("Port \(port) on 127.0.0.1 cannot be used"))
        #expect(try scratch.names == [])
    }

    @Test("A wrong key is a no, a missing store a sentence")
    func wrongKey() throws {
        #expect(try demo("one").status == 0)
        #expect(try demo("two").status == 0)
        let wrong = try program.run(["verify", scratch.path("one"), "--key", scratch.path("two/keys/ledger.pub")])
        #expect(wrong.status == 1)
        let none = try program.run(["verify", scratch.path("nothing")])
        #expect(none.status == 2)
        #expect(none.errors.split(separator: "\n").count == 1)
    }

    @Test("What is in the way is left alone")
    func inTheWay() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("mine"), withIntermediateDirectories: true)
        try scratch.write("my own report", to: "mine/report.html")
        #expect(try demo("mine", ["--replace"]).status == 2)
        #expect(try scratch.read("mine/report.html") == "my own report")
        #expect(try demo("demo").status == 0)
        #expect(try demo("demo").status == 2)
        #expect(try demo("demo", ["--replace"]).status == 0)
    }

    @Test("The secret key is readable by its owner alone and lies outside the data")
    func secretKey() throws {
        #expect(try demo("demo").status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("demo/keys/ledger.key"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(try !FileManager.default.contentsOfDirectory(atPath: scratch.path("demo/store")).contains { $0.hasSuffix(".key") })
    }
}
