import Access
import Foundation
import Records
import SQLiteStore
import StudyDesign
import Testing

@Suite struct BookFileTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func open(_ key: AccessKey = testKey) throws -> SQLiteAccessBook { try .open(at: directory.book, key: key) }

    @Test func aRestartKeepsEverything() async throws {
        let first = try open()
        let before = try TestDesk(book: first)
        let (opened, _, secret) = try await before.enrolled(TestDesk.anna, as: "anna")
        try first.close()
        let second = try open()
        let after = try TestDesk(book: second)
        #expect(try await after.desk.presence(opened.token, at: .participants) == .active(opened.session))
        #expect(try await second.credential(of: TestDesk.anna)?.secret == secret)
        #expect(try await second.credential(of: TestDesk.anna)?.recoveryCodes == 10)
    }

    /// What one instance has acknowledged, another on the same file knows at once, as after a
    /// kill between writing and answering.
    @Test func anotherInstanceSeesWhatWasAcknowledged() async throws {
        let (first, second) = (try open(), try open())
        let one = try TestDesk(book: first)
        let (opened, sheet, secret) = try await one.enrolled(TestDesk.anna, as: "anna")
        #expect(try await second.session(opened.session.hash) == opened.session)
        // The code was used; the answer never came; the person tries the same code again.
        let step = TimeCode.step(at: one.clock.now) + 1
        #expect(try await first.spend(.step(step), of: TestDesk.anna))
        #expect(try await !second.spend(.step(step), of: TestDesk.anna))
        #expect(try await second.spend(.recovery(sheet.hashes[0]), of: TestDesk.anna))
        #expect(try await !first.spend(.recovery(sheet.hashes[0]), of: TestDesk.anna))
        #expect(try await second.credential(of: TestDesk.anna)?.secret == secret)
    }

    @Test func theFileIsItsOwnersAlone() async throws {
        let book = try open()
        _ = try await TestDesk(book: book).enrolled(TestDesk.anna, as: "anna")
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(files.contains("book.sqlite") && files.contains("book.sqlite-wal"))
        for file in files {
            let rights = try FileManager.default.attributesOfItem(atPath: directory.path + "/" + file)[.posixPermissions]
            #expect(rights as? Int == 0o600, "\(file)")
        }
        try book.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: directory.book)
        #expect(throws: BookError.openToOthers(path: directory.book, mode: "644")) { try open() }
    }

    /// Neither passwords, secrets, tokens nor codes stand in the file.
    @Test func nothingThatOpensStandsInTheFile() async throws {
        let book = try open()
        let test = try TestDesk(book: book)
        let invitation = try await test.desk.invite(TestDesk.ben, as: "ben")
        let (opened, sheet, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        let ticket = try await test.desk.begin("anna", password: TestDesk.password, at: .participants, from: "198.51.100.0/24")
        guard case .codeNeeded(let token) = ticket else { throw Surprise() }
        var bytes: [UInt8] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
            bytes += FileManager.default.contents(atPath: directory.path + "/" + file) ?? Data()
        }
        let data = Data(bytes)
        let canaries: [[UInt8]] = [
            Array(TestDesk.password.utf8), secret.bytes, Array(opened.token.text.utf8), Array(token.text.utf8),
            Array(invitation.text.utf8), Array(sheet.codes[0].utf8), Array(sheet.codes[0].replacing("-", with: "").utf8),
            Array("198.51.100".utf8), Array(secret.key.replacing(" ", with: "").utf8),
        ]
        for canary in canaries { #expect(data.range(of: Data(canary)) == nil) }
        // The search finds what does stand there.
        #expect(data.range(of: Data("participant/p1".utf8)) != nil)
    }

    @Test func anotherKeyIsRefusedAtOnce() async throws {
        try open().close()
        #expect(throws: BookError.wrongKey(path: directory.book)) { try open(AccessKey(seeded(1))) }
        try open().close()
    }

    @Test(arguments: [
        "CREATE TRIGGER keep BEFORE DELETE ON session BEGIN SELECT RAISE (IGNORE); END", "DROP INDEX session_on_errand",
        "INSERT INTO grdb_migrations VALUES ('9999-from-the-future')",
    ])
    func anAlteredFileIsNotOpened(_ alteration: String) async throws {
        let book = try open()
        try await book.unsafely(alteration)
        try book.close()
        #expect(throws: BookError.self) { try open() }
    }

    @Test func whatIsNoDatabaseIsNotOpened() throws {
        try Data("not a database, but long enough to be read as the head of one, with more to spare ...............".utf8)
            .write(to: URL(fileURLWithPath: directory.book))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: directory.book)
        #expect(throws: BookError.self) { try open() }
        #expect(throws: BookError.self) { try SQLiteAccessBook.open(at: directory.path + "/absent/book", key: testKey) }
    }

    /// A secret moved to another's row opens nothing there.
    @Test func aSecretOpensInItsRowAlone() async throws {
        let book = try open()
        let test = try TestDesk(book: book)
        _ = try await test.enrolled(TestDesk.anna, as: "anna")
        _ = try await test.enrolled(TestDesk.ben, as: "ben")
        try await book.unsafely("UPDATE credential SET secret = (SELECT secret FROM credential WHERE person = 'participant/p2')")
        #expect(try await book.credential(of: TestDesk.ben) != nil)
        await #expect(throws: BookError.damaged(table: "credential", column: "secret")) { try await book.credential(of: TestDesk.anna) }
    }

    @Test(arguments: [
        "UPDATE session SET way = 'window'", "UPDATE session SET person = 'nobody'", "UPDATE session SET person = 'staff/clara'",
    ])
    func aRowThatCannotBeIsAnError(_ damage: String) async throws {
        let book = try open()
        let (opened, _, _) = try await TestDesk(book: book).enrolled(TestDesk.anna, as: "anna")
        try await book.unsafely(damage)
        await #expect(throws: BookError.self) { try await book.session(opened.session.hash) }
    }

    @Test func whatHasExpiredIsTidiedAway() async throws {
        let book = try open()
        let test = try TestDesk(book: book)
        let (opened, _, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let invitation = try await test.desk.invite(TestDesk.ben, as: "ben")
        test.clock.advance(minutes: 11 * 60)
        try await book.tidy(at: test.clock.now)
        #expect(try await book.session(opened.session.hash) != nil)
        test.clock.advance(minutes: 60)
        try await book.tidy(at: test.clock.now)
        #expect(try await book.session(opened.session.hash) == nil)
        #expect(try await book.invitation(invitation.hash) != nil)
        test.clock.advance(minutes: 7 * 1440)
        try await book.tidy(at: test.clock.now)
        #expect(try await book.invitation(invitation.hash) == nil)
        #expect(try await book.credential(of: TestDesk.anna) != nil)
    }
}
