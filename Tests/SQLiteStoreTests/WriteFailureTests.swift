import Bookkeeping
import Foundation
import Glibc
import Instruments
import Records
import SQLiteStore
import StoreContract
import Testing

/// The disk says no: nothing is acknowledged, and the store writes nothing more.
@Suite struct WriteFailureTests {
    @Test(arguments: [400_000, 1_000_000, 2_500_000])
    func aFullDiskStopsTheStore(_ room: Int) async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        _ = try await store.record(TestStudy.opening())
        try await store.close()
        await #expect(processExitsWith: .success) { [path = directory.path as String, room = room as Int] in
            try await fillUp(path, room)
        }
        let logged = String(decoding: try #require(FileManager.default.contents(atPath: directory.path + "/acknowledged")), as: UTF8.self)
        let acknowledged = Set(logged.split(separator: "\n").map(String.init))
        #expect(!acknowledged.isEmpty)
        let report = try await verifyDeep(directory)
        #expect(report.isIntact, "\(report.findings)")
        let reopened = try await Stores.reopened(in: directory)
        let there = Set(try await reopened.snapshot().submissions.map(\.response.id.rawValue))
        #expect(acknowledged.isSubset(of: there), "\(acknowledged.subtracting(there)) lost")
        try await reopened.close()
    }
}

/// Writes until a limit on the size of files makes a write fail, as a full disk would.
private func fillUp(_ path: String, _ room: Int) async throws {
    let study = try TestStudy()
    let answers = try study.answers(study.phq9, 1, last: .value(3))
    let store = try await Stores.reopened(at: path)
    let log = open(path + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    signal(SIGXFSZ, SIG_IGN)
    let file = try FileManager.default.attributesOfItem(atPath: path + "/store/records.sqlite-wal")
    let size = (file[.size] as? NSNumber)?.uint64Value ?? 0
    let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    var unlimited = rlimit()
    #expect(getrlimit(resource, &unlimited) == 0)
    var limit = rlimit(rlim_cur: rlim_t(size) + rlim_t(room), rlim_max: unlimited.rlim_max)
    #expect(setrlimit(resource, &limit) == 0)
    for number in 0..<1_000 {
        let person = "f\(number)"
        let acts = [Change.eligible(person), .submitted(try study.submission(person, of: person, at: "before", answers))].map { $0.act() }
        do {
            _ = try await store.record(acts)
        } catch let error as StoreError {
            guard case .writeFailed = error else { throw error }
            // There may be room again; the store must not try.
            #expect(setrlimit(resource, &unlimited) == 0)
            await #expect(throws: StoreError.self) { try await store.record([Change.eligible("later").act()]) }
            await #expect(throws: StoreError.self) { try await store.maintain() }
            // What was acknowledged can be read; what would decide on more can not.
            #expect(try await store.snapshot().screenings.count == number, "Reading must go on.")
            await #expect(throws: StoreError.self) { try await store.state() }
            return
        }
        let line = Array((person + "\n").utf8)
        _ = write(log, line, line.count)
    }
    Issue.record("A thousand submissions fitted into \(room) bytes.")
}
