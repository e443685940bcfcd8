import Foundation
import Testing

@Suite("maitri guard and maitri watch, with a mail program of the test's own")
struct GuardTests {
    let program: Program
    let scratch: Scratch

    init() throws {
        program = try Program()
        scratch = try Scratch()
    }

    /// A program that takes mail as sendmail does, and keeps each message in a file.
    private func mailProgram() throws -> String {
        try FileManager.default.createDirectory(atPath: scratch.path("mail"), withIntermediateDirectories: true)
        let path = try scratch.write("#!/bin/sh\nname=$(mktemp \(scratch.path("mail"))/new.XXXXXX)\ncat > \"$name\"\nmv \"$name\" \"$name.mail\"\n", to: "sendmail")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private func mails() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path("mail")).filter { $0.hasSuffix(".mail") }
            .map { try scratch.read("mail/\($0)") }
    }

    private func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = program.binary
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func wait(seconds: Int = 60, until isTrue: () throws -> Bool) async throws -> Bool {
        for _ in 0..<(seconds * 10) {
            if try isTrue() { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }

    private static func channel(_ account: String) -> String {
        #"{"by":"administrator-1","as":"administrator","change":{"channelSet":{"_0":{"id":"mail-\#(account)","version":1,"account":"\#(account)","kind":"mail","address":"\#(account)@clinic.example","isOpen":true}}}}"#
    }

    @Test("People are told of open alerts with a message that says nothing, acts come in through the spool, and silence is noticed")
    func guardAndWatch() async throws {
        #expect(try program.run(["demo", "--once", "--out", scratch.path("demo"), "--participants", "40"]).status == 0)
        let store = ["--store", "sqlite:" + scratch.path("demo/store")]
        try scratch.write(["coordinator-1", "coordinator-2", "investigator-1"].map(Self.channel).joined(separator: "\n"), to: "channels.jsonl")
        let recorded = try program.run(["record"] + store + [scratch.path("channels.jsonl")])
        try #require(recorded.status == 0, "\(recorded.output) \(recorded.errors)")
        let mail = ["--mail", "sendmail:" + (try mailProgram()), "--from", "trial@clinic.example"]
        let watch = ["--watch", scratch.path("watch")]
        let keeper = try start(["guard"] + store + mail + watch + ["--spool", scratch.path("spool"), "--every", "1"])
        defer { keeper.terminate() }
        #expect(try await wait { try mails().count >= 3 }, "Nobody was told.")
        for text in try mails() {
            #expect(text.contains("Please open the study site."))
            for word in ["P-0", "phq9", "alert", "mdma", "MDMA", "demo"] { #expect(!text.contains(word), "\(word): \(text)") }
        }
        // The guard alone writes; whoever else wants to goes through it.
        let locked = try program.run(["record"] + store + [scratch.path("channels.jsonl")])
        #expect(locked.status == 2 && locked.errors.contains("Only one process may write"), "\(locked.errors)")
        let account = #"{"by":"administrator-1","as":"administrator","change":{"accountSet":{"_0":{"id":"eve","version":1,"name":"Eve","roles":["therapist"],"isOpen":true}}}}"#
        try scratch.write(account, to: "eve.jsonl")
        let handed = try program.run(["record"] + store + ["--spool", scratch.path("spool"), scratch.path("eve.jsonl")])
        #expect(handed.status == 0 && handed.output.hasPrefix("1: entry "), "\(handed.output) \(handed.errors)")
        let again = try program.run(["record"] + store + ["--spool", scratch.path("spool"), scratch.path("eve.jsonl")])
        #expect(again.status == 1 && again.output.contains("refused"))
        #expect(FileManager.default.fileExists(atPath: scratch.path("watch/heartbeat")))
        #expect(try scratch.read("watch/recipients").contains("coordinator-1@clinic.example"))
        // Killed, it is started again and goes on; the record is whole.
        kill(keeper.processIdentifier, SIGKILL)
        keeper.waitUntilExit()
        let report = try program.run(["verify", "--deep", scratch.path("demo")])
        #expect(report.status == 0, "\(report.output)")
    }
}
