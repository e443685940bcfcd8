import ArgumentParser
import Bookkeeping
import Foundation

/// A folder through which files of acts reach the one program that writes the record.
///
/// `NAME.jsonl` is handed in whole; the program takes it (`NAME.taken`), records it, and writes
/// the outcomes to `NAME.answer`. Killed in between, it records the file once more: what was
/// recorded already is then refused, because its version or id is taken. Who may write here may
/// act in any name.
struct Spool {
    let folder: String

    private func path(_ name: String) -> String { URL(fileURLWithPath: folder).appendingPathComponent(name).path }

    /// Hands a file in and waits for the answer.
    ///
    /// - Throws: `ExitCode(1)` when an act was refused, `CommandFault` when nobody answers.
    func handIn(_ file: String) async throws {
        let text = try InputFile.text(file)
        _ = try ActFile.acts(in: text, named: file, at: Clock.now())
        guard FileManager.default.fileExists(atPath: folder) else { throw CommandFault("There is no folder \(folder).") }
        let name = UUID().uuidString
        try Self.write(text, to: path(name + ".part"))
        guard Self.move(path(name + ".part"), to: path(name + ".jsonl")) else { throw CommandFault("\(folder) cannot be written to.") }
        var isWaiting = true
        for turn in 0... where isWaiting {
            if let answer = try? String(contentsOfFile: path(name + ".answer"), encoding: .utf8) {
                unlink(path(name + ".answer"))
                StandardOutput.line(answer.trimmingCharacters(in: .newlines))
                if answer.contains(": refused.") || answer.hasPrefix("Nothing") { throw ExitCode(1) }
                return
            }
            try await Task.sleep(for: .milliseconds(100))
            // What was not taken within a minute is taken back; what was taken is waited for.
            if turn >= 600, Self.move(path(name + ".jsonl"), to: path(name + ".back")) { isWaiting = false }
        }
        unlink(path(name + ".back"))
        throw CommandFault("Nobody took the file in within a minute, and nothing was recorded. Is maitri guard running with --spool \(folder)?")
    }

    /// Takes in what is handed in, until the store stops.
    func run(_ store: LedgerStore) async throws {
        // Left by one that was killed: nobody waits for these answers any more.
        for name in names() where name.hasSuffix(".answer") || name.hasSuffix(".part") { unlink(path(name)) }
        while true {
            for name in names() where name.hasSuffix(".jsonl") || name.hasSuffix(".taken") { try await takeIn(name, store) }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func names() -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

    /// - Throws: `StoreError` alone: a file that cannot be used is answered, and stops nobody.
    private func takeIn(_ name: String, _ store: LedgerStore) async throws {
        let stem = String(name.prefix { $0 != "." })
        let taken = path(stem + ".taken")
        if name.hasSuffix(".jsonl"), !Self.move(path(name), to: taken) { return }
        let answer: String
        do {
            let acts = try ActFile.acts(in: try Self.read(taken), named: stem, at: Clock.now())
            answer = ActFile.lines(of: try await store.record(acts)).joined(separator: "\n")
        } catch let error as StoreError {
            throw error
        } catch {
            answer = "Nothing was recorded. \(error)"
        }
        do {
            try Self.write(answer + "\n", to: path(stem + ".writing"))
            _ = Self.move(path(stem + ".writing"), to: path(stem + ".answer"))
        } catch {
            StandardError.line("An answer could not be written: \(error)")
        }
        unlink(taken)
    }

    private static let longest = 16 << 20

    /// A regular file of a sane length; anything else could be waited for without end.
    private static func read(_ path: String) throws -> String {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? NSNumber,
            size.intValue <= longest
        else { throw CommandFault("The file is not a regular one of at most 16 MiB.") }
        return try InputFile.text(path)
    }

    /// For its owner alone.
    private static func write(_ text: String, to path: String) throws {
        unlink(path)
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw CommandFault("\(path) cannot be written.")
        }
    }

    private static func move(_ path: String, to place: String) -> Bool { rename(path, place) == 0 }
}
