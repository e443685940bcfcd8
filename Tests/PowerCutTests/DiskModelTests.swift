import CFaultyDisk
import Testing

@Suite("The model of the disk")
struct DiskModelTests {
    private func log(_ events: DiskEvent...) -> DiskLog { DiskLog(names: ["a", "b"], events: events) }
    private func last(_ log: DiskLog) throws -> Cut { try #require(Cut.all(of: log).last) }

    @Test("What a sync covered is in every state, what it did not may be missing or alone")
    func sync() throws {
        let cut = try last(log(
            .create(file: 0), .syncDirectory, .write(file: 0, offset: 0, bytes: [1, 2]), .sync(file: 0),
            .write(file: 0, offset: 2, bytes: [3]), .write(file: 0, offset: 3, bytes: [4]), .mark(7)))
        #expect(cut.acknowledged == 7)
        #expect(cut.disk(.none) == ["a": [1, 2]])
        #expect(cut.disk(.all) == ["a": [1, 2, 3, 4]])
        #expect(cut.disk(.allBut(0)) == ["a": [1, 2, 0, 4]])
        #expect(cut.disk(.only(0)) == ["a": [1, 2, 3]])
    }

    @Test("The sync of one file says nothing of another, nor of the directory")
    func otherFile() throws {
        let cut = try last(log(
            .create(file: 0), .create(file: 1), .write(file: 0, offset: 0, bytes: [1]),
            .write(file: 1, offset: 0, bytes: [2]), .sync(file: 1)))
        #expect(cut.disk(.none) == [:])
        #expect(cut.disk(.entriesOnly) == ["a": [], "b": [2]])
        #expect(cut.disk(.all) == ["a": [1], "b": [2]])
    }

    @Test("A file removed may come back, as itself and not as its successor")
    func removal() throws {
        let log = DiskLog(names: ["a", "a"], events: [
            .create(file: 0), .write(file: 0, offset: 0, bytes: [1]), .sync(file: 0), .syncDirectory,
            .delete(file: 0), .create(file: 1), .write(file: 1, offset: 0, bytes: [2]),
        ])
        let cut = try last(log)
        #expect(cut.disk(.none) == ["a": [1]])
        #expect(cut.disk(.all) == ["a": [2]])
        let seen = Set((0..<64).map { cut.disk(.random(seed: $0)) })
        #expect(seen.contains([:]) && seen.contains(["a": [1]]) && seen.contains(["a": [2]]))
    }

    @Test("A write is torn where sectors of the file end, and nowhere else")
    func torn() throws {
        let pieces = ChangeFate.sectors(of: .write(offset: 500, bytes: Array(repeating: 9, count: 600)))
        #expect(pieces == [
            .write(offset: 500, bytes: Array(repeating: 9, count: 12)),
            .write(offset: 512, bytes: Array(repeating: 9, count: 512)),
            .write(offset: 1024, bytes: Array(repeating: 9, count: 76)),
        ])
        let cut = try last(log(
            .create(file: 0), .syncDirectory, .write(file: 0, offset: 0, bytes: Array(repeating: 1, count: 1536))))
        let counts = Set((0..<200).map { cut.disk(.torn(seed: $0))["a"]?.count { $0 == 1 } })
        #expect(counts == [0, 512, 1024, 1536])
    }

    @Test("Truncation waits for the sync like a write")
    func truncation() throws {
        let cut = try last(log(.found(file: 0, bytes: [1, 2, 3]), .truncate(file: 0, length: 1)))
        #expect(cut.disk(.none) == ["a": [1, 2, 3]])
        #expect(cut.disk(.all) == ["a": [1]])
    }

    @Test("The same seed gives the same states")
    func seeds() throws {
        let cut = try last(log(.found(file: 0, bytes: []), .write(file: 0, offset: 0, bytes: Array(repeating: 5, count: 4096))))
        for seed: UInt64 in 0..<50 { #expect(cut.disk(.torn(seed: seed)) == cut.disk(.torn(seed: seed))) }
    }
}
