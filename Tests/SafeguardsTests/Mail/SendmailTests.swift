@testable import Safeguards
import Foundation
import Records
import StoreContract
import Testing

// One after the other: a program that starts while the next script is being written would hold
// that file open, and the system would not run it ("text file busy").
@Suite("Mail through a program", .serialized)
struct SendmailTests {
    /// Sends one message through a script.
    private func send(through script: String, timeout: Int = 10) async throws -> (AlertStep.Dispatch, TestFolder) {
        let folder = try TestFolder()
        try Data(("#!/bin/sh\nfolder=\(folder.path)\n" + script + "\n").utf8).write(to: URL(fileURLWithPath: folder.path + "/sendmail"))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path + "/sendmail")
        let program = try SendmailProgram(
            path: folder.path + "/sendmail", sender: #require(MailAddress("maitri@site.example")), timeout: timeout)
        let message = Message(to: try #require(MailAddress("ana@site.example")), code: GuardedTeam.coder.code("a test"), written: TestStudy.start)
        return (await program.send(message), folder)
    }

    @Test("It gets its arguments and the message, and nothing of our environment")
    func runs() async throws {
        let (outcome, folder) = try await send(through: "echo \"$@\" > $folder/arguments; cat > $folder/text; env > $folder/environment; ls /proc/self/fd > $folder/files")
        #expect(outcome == .accepted)
        #expect(folder.text("arguments") == "-i -f maitri@site.example -- ana@site.example\n")
        #expect(folder.text("text").hasSuffix("\n\nPlease open the study site.\n"))
        #expect(!folder.text("environment").contains("HOME="))
        // Input, two outputs, and what ls itself opened.
        #expect(folder.text("files").split(separator: "\n").count <= 4)
    }

    @Test("An exit status other than 0 is a refusal", arguments: [1, 64, 75, 127])
    func status(_ status: Int) async throws {
        let (outcome, _) = try await send(through: "cat > /dev/null; exit \(status)")
        #expect(outcome == .refused("The mail program ended with status \(status)."))
    }

    @Test("A program that is killed is a refusal")
    func killed() async throws {
        let (outcome, _) = try await send(through: "kill -9 $$")
        #expect(outcome == .refused("The mail program ended with status 137."))
    }

    @Test("A program that hangs is killed with its children")
    func hangs() async throws {
        let (outcome, folder) = try await send(through: "echo $$ > $folder/id; sleep 60 & sleep 60", timeout: 1)
        #expect(outcome == .refused("The mail program did not end in time and was killed."))
        let id = try #require(pid_t(folder.text("id").dropLast()))
        #expect(kill(id, 0) != 0)
    }

    @Test("A program that never reads, and ends well, has the message in its input: that is its word")
    func ignores() async throws {
        let (outcome, _) = try await send(through: "exit 0")
        #expect(outcome == .accepted || outcome == .refused("The mail program did not read the message: Broken pipe."))
    }

    @Test("What is no program is said at once", arguments: ["sendmail", "/no/such/sendmail", "/etc/passwd", ""])
    func noProgram(_ path: String) throws {
        let sender = try #require(MailAddress("maitri@site.example"))
        #expect(throws: MailFault.noProgram(path)) { try SendmailProgram(path: path, sender: sender) }
    }
}
