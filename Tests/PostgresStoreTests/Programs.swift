import Foundation

struct ProgramFailure: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}

/// PostgreSQL's programs. They refuse to run for root, so root hands them to the user that
/// Debian's package makes.
enum Programs {
    /// The newest release that is installed.
    static let directory: String? = {
        let releases = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newest = releases.compactMap { Int($0) }.filter { $0 >= 15 }.max()
        guard let newest, geteuid() != 0 || getpwnam(serverUser) != nil else { return nil }
        let path = "/usr/lib/postgresql/\(newest)/bin"
        return FileManager.default.isExecutableFile(atPath: path + "/initdb") ? path : nil
    }()

    private static let serverUser = "postgres"

    static func giveToServerUser(_ path: String) throws {
        guard geteuid() == 0, let user = getpwnam(serverUser) else { return }
        guard chown(path, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else { throw ProgramFailure(what: "\(path) cannot be given away") }
    }

    /// Runs a program to its end and answers what it printed.
    ///
    /// Foundation's `Process` waits for all who inherit its descriptors, and so for a server
    /// that stays; hence the plain call.
    @discardableResult
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let output = FileManager.default.temporaryDirectory.path + "/pgout" + String(UInt64.random(in: 0 ... .max), radix: 36)
        defer { try? FileManager.default.removeItem(atPath: output) }
        let process = try spawn(asServerUser + [(directory ?? "") + "/" + name] + arguments, output: output)
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        let printed = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        guard status == 0 else { throw ProgramFailure(what: "\(name): \(printed)") }
        return printed.trimmingCharacters(in: .newlines)
    }

    /// The server's user may not be able to enter the directory in which the tests run.
    private static var asServerUser: [String] {
        ["/usr/bin/env", "-C", "/"]
            + (geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=\(serverUser)", "--regid=\(serverUser)", "--clear-groups"] : [])
    }

    /// Starts a program.
    ///
    /// - Parameter input: What it reads; nothing when nil.
    static func spawn(_ words: [String], input: Int32? = nil, output: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // A server that stays would hold open what other tests wait to see closed.
        for file in Int32(3)..<1024 { posix_spawn_file_actions_addclose(&actions, file) }
        var arguments = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process: pid_t = 0
        guard let program = words.first, posix_spawn(&process, program, &actions, nil, arguments, environ) == 0 else {
            throw ProgramFailure(what: "\(words.first ?? "") cannot be started")
        }
        return process
    }

    /// The processes whose parent is `pid`.
    static func children(of pid: pid_t) -> [pid_t] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { pid_t($0) }.filter { status(of: $0)?.parent == pid }
    }

    /// Whether a process still runs; one that is dead and not yet buried does not.
    static func isAlive(_ pid: pid_t) -> Bool { status(of: pid).map { $0.state != "Z" } ?? false }

    private static func status(of pid: pid_t) -> (state: String, parent: pid_t?)? {
        // `pid (name) state parent …`; a name may hold spaces.
        guard let line = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return nil }
        let fields = (line.split(separator: ")").last ?? "").split(separator: " ")
        return fields.count > 1 ? (String(fields[0]), pid_t(fields[1])) : nil
    }
}
