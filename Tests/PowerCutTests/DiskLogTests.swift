import CFaultyDisk
import Testing

@Suite("The recording of the disk")
struct DiskLogTests {
    private func record(_ scenario: GroupCommitScenario) async throws -> (log: DiskLog, size: Int) {
        let scratch = try ScratchDirectory()
        defer { scratch.remove() }
        let log = try await PowerCutReplay().record(scenario, in: scratch)
        let connection = try Connection("\(scratch.path)/\(PowerCutReplay.file)")
        guard case .integer(let size)? = try connection.rows("SELECT count(*) FROM ledger").first?.first else { return (log, -1) }
        return (log, size)
    }

    @Test("All notes together give the files that SQLite left", arguments: ["WAL", "DELETE", "TRUNCATE", "PERSIST"])
    func replayGivesTheFiles(journal: String) async throws {
        let scratch = try ScratchDirectory()
        defer { scratch.remove() }
        let log = try await PowerCutReplay().record(GroupCommitScenario(journal: journal), in: scratch)
        let disk = try #require(Cut.all(of: log).last).disk(.all)
        #expect(try disk.keys.sorted() == scratch.names)
        for (name, bytes) in disk { #expect(try bytes == scratch.content(of: name), "\(name)") }
    }

    @Test("The log is carried over in between, every commit is synced, and every act is marked")
    func shape() async throws {
        let (log, size) = try await record(GroupCommitScenario())
        let wal = try #require(log.names.firstIndex { $0.hasSuffix("-wal") })
        let database = try #require(log.names.firstIndex(of: PowerCutReplay.file))
        let marks = log.events.compactMap { event in if case .mark(let number) = event { number } else { nil } }
        #expect(marks == Array(1...size))
        #expect(log.events.count { $0 == .sync(file: database) } >= 5)
        #expect((1...4).contains(log.events.count { $0 == .syncDirectory }), "Only new files call for it.")
        var isSynced = false
        for event in log.events {
            switch event {
            case .write(let file, _, _) where file == wal: isSynced = false
            case .sync(let file) where file == wal: isSynced = true
            case .mark(let number): #expect(isSynced, "act \(number)")
            default: break
            }
        }
    }

    @Test("A file that was there is noted with its content; other directories are not noted")
    func found() async throws {
        let scratch = try ScratchDirectory()
        let other = try ScratchDirectory()
        defer { scratch.remove(); other.remove() }
        let path = "\(scratch.path)/\(PowerCutReplay.file)"
        try Connection(path, creates: true).execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        let before = try scratch.content(of: PowerCutReplay.file)
        let log = try await DiskLog.recording(scratch.path) { _ in
            try Connection("\(other.path)/other", creates: true, vfs: DiskLog.vfs).execute("CREATE TABLE t (x)")
            try Connection(path, vfs: DiskLog.vfs).execute("INSERT INTO t VALUES (2)")
        }
        #expect(log.events.first == .found(file: 0, bytes: before))
        #expect(Set(log.names) == [PowerCutReplay.file, "\(PowerCutReplay.file)-journal"])
    }

    @Test("As the default it is taken without being named")
    func byDefault() async throws {
        let scratch = try ScratchDirectory()
        defer { scratch.remove() }
        let log = try await DiskLog.recording(scratch.path) { acknowledge in
            try DiskLog.register(asDefault: true)
            try DiskLog.register()
            try Connection("\(scratch.path)/a", creates: true, vfs: nil).execute("CREATE TABLE t (x)")
            acknowledge(1)
        }
        #expect(log.events.first == .create(file: 0))
        #expect(log.events.last == .mark(1))
    }

    @Test("A connection that outlives the recording is written on, without notes")
    func outlives() async throws {
        let scratch = try ScratchDirectory()
        defer { scratch.remove() }
        var kept: Connection?
        _ = try await DiskLog.recording(scratch.path) { _ in
            kept = try Connection("\(scratch.path)/a", creates: true, vfs: DiskLog.vfs)
        }
        try kept?.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        #expect(try kept?.rows("SELECT x FROM t") == [[.integer(1)]])
    }
}
