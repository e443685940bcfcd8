import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own, in a temporary directory, reached through a socket
/// there and nowhere else. It ends with the process that started it, however that ends.
actor PostgresServer {
    private let directory: String
    /// The guardian, a shell, reads from here until this process ends; then it stops the
    /// server and tidies up.
    private let lifeline: Pipe

    nonisolated var socketDirectory: String { directory }

    /// The server that most tests share; nil, with a printed sentence, where PostgreSQL is
    /// not installed.
    static func shared() async throws -> PostgresServer? { try await sharedStart.value }

    private static let sharedStart = Task { try await start() }

    /// Makes and starts a server.
    ///
    /// - Parameter checksums: Whether pages carry them.
    static func start(checksums: Bool = true) async throws -> PostgresServer? {
        guard let programs = Programs.directory else {
            print("PostgreSQL 15 or newer is not installed here, so its store was not tested.")
            return nil
        }
        let server = try PostgresServer(programs)
        try await server.make(checksums: checksums)
        try await server.run()
        return server
    }

    private init(_ programs: String) throws {
        let base = FileManager.default.temporaryDirectory.path
        directory = base + "/pg" + String(UInt32.random(in: 0 ... .max), radix: 36)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        lifeline = Pipe()
        // No server may inherit it, or the guardian would wait for the server.
        for end in [lifeline.fileHandleForReading, lifeline.fileHandleForWriting] { _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC) }
        // The guardian is nobody's child: one that ended and is not waited for would keep the
        // tests that start processes waiting for theirs.
        let starter = try Programs.spawn(
            ["/bin/sh", "-c", "exec 3<&0\n(\n\(Self.guarding)\n) <&3 &\nexit 0", directory],
            input: lifeline.fileHandleForReading.fileDescriptor, output: "/dev/null")
        var status: Int32 = 0
        while waitpid(starter, &status, 0) == -1, errno == EINTR {}
    }

    private static let guarding = """
        trap '' INT TERM HUP
        cat >/dev/null
        pid=$(head -n 1 "$0/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"
        for try in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; rm -rf "$0" && [ ! -e "$0" ] && break; done
        """

    private func make(checksums: Bool) throws {
        try Programs.giveToServerUser(directory)
        try Programs.run(
            "initdb", ["-D", directory + "/data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"] + (checksums ? ["-k"] : []))
    }

    /// Starts the server and waits until it answers.
    func run(settings: [String] = []) throws {
        let options = [
            "-c listen_addresses=''", "-c unix_socket_directories='\(directory)'", "-c max_connections=300",
            // Syncing file by file before recovery takes seconds.
            "-c recovery_init_sync_method=syncfs",
        ] + settings.map { "-c \($0)" }
        try Programs.run(
            "pg_ctl", ["-D", directory + "/data", "-w", "-l", directory + "/log", "-o", options.joined(separator: " "), "start"])
    }

    func stop() throws {
        try Programs.run("pg_ctl", ["-D", directory + "/data", "-w", "-m", "fast", "stop"])
    }

    /// Ends the server and all its processes at once, as a crash of the machine would.
    func kill() async throws {
        let postmaster = try String(contentsOfFile: directory + "/data/postmaster.pid", encoding: .utf8)
        let pid = postmaster.split(separator: "\n").first.flatMap { pid_t($0) } ?? 0
        guard pid > 1 else { throw ProgramFailure(what: "there is no server to kill") }
        let processes = [pid] + Programs.children(of: pid)
        for process in processes { Foundation.kill(process, SIGKILL) }
        while processes.contains(where: { Programs.isAlive($0) }) { try await Task.sleep(for: .milliseconds(2)) }
        // A dead process may keep its number for a while, and the server would wait for it.
        for mark in ["/data/postmaster.pid", "/.s.PGSQL.5432.lock"] { try FileManager.default.removeItem(atPath: directory + mark) }
    }

    func restart(settings: [String] = []) throws {
        try stop()
        try run(settings: settings)
    }

    /// The address of a database.
    nonisolated func address(of database: String, user: String = "tester") -> String {
        "postgres://\(user)@/\(database)?host=\(directory)"
    }

    /// Makes an empty database and answers its address.
    func freshDatabase(_ options: String = "") async throws -> String {
        let name = "t" + String(Self.databases.wrappingAdd(1, ordering: .relaxed).newValue)
        try sql("CREATE DATABASE \(name) \(options)", address: address(of: "postgres"))
        return address(of: name)
    }

    private static let databases = Atomic<Int>(0)

    /// Runs SQL as somebody who passes the store by; answers what is printed, columns parted by `|`.
    @discardableResult
    nonisolated func sql(_ statements: String, address: String) throws -> String {
        try Programs.run("psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statements])
    }
}
