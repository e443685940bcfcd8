import Access
import SQLiteStore
import StudyDesign
import Testing

@Suite struct TriesTests {
    let clock = TestClock()
    let book: SQLiteAccessBook
    let name = Try("name/participants/anna", .ofName, testKey)
    let block = Try("block/203.0.113.0", .ofBlock, testKey)

    init() throws { book = try .inMemory(key: testKey) }

    @Test func fiveAreFreeAndThenEveryOneWaitsLonger() async throws {
        var waits: [Int64] = []
        for _ in 0..<14 {
            let start = clock.now
            while let until = try await book.admit([name], at: clock.now) {
                clock.advance(seconds: (until.milliseconds - clock.now.milliseconds) / 1000)
            }
            waits.append((clock.now.milliseconds - start.milliseconds) / 1000)
        }
        #expect(waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900])
    }

    @Test func aHundredAtOnceAreAHundred() async throws {
        let (book, name, now) = (book, name, clock.now)
        let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { try await book.admit([name], at: now) == nil } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 5)
    }

    @Test func aBlockIsCountedBesideItsNames() async throws {
        for number in 0..<60 {
            #expect(try await book.admit([Try("name/participants/\(number)", .ofName, testKey), block], at: clock.now) == nil)
        }
        #expect(try await book.admit([name, block], at: clock.now) != nil)
        // Whoever had to wait was not counted.
        #expect(try await book.admit([name], at: clock.now) == nil)
    }

    @Test func whatIsForgivenIsFree() async throws {
        for _ in 0..<50 {
            #expect(try await book.admit([name], at: clock.now) == nil)
            try await book.forgive([name])
        }
        for _ in 0..<5 { #expect(try await book.admit([name], at: clock.now) == nil) }
        #expect(try await book.admit([name], at: clock.now) != nil)
        try await book.forget([name])
        #expect(try await book.admit([name], at: clock.now) == nil)
        try await book.forgive([Try("name/participants/never seen", .ofName, testKey)])
    }

    @Test func aDayForgets() async throws {
        for _ in 0..<5 { _ = try await book.admit([name], at: clock.now) }
        clock.advance(minutes: 1440)
        for _ in 0..<5 { #expect(try await book.admit([name], at: clock.now) == nil) }
    }

    @Test func aClockSetBackLocksNobodyOut() async throws {
        for _ in 0..<5 { _ = try await book.admit([name], at: clock.now) }
        #expect(try await book.admit([name], at: clock.now) != nil)
        clock.advance(minutes: -3000)
        #expect(try await book.admit([name], at: clock.now) == nil)
        // And the count goes on: the next one waits.
        #expect(try await book.admit([name], at: clock.now) != nil)
    }
}
