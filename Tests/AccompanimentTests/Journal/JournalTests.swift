import Accompaniment
import Instruments
import Ledger
import Records
import StudyDesign
import Testing

@Suite("A journal: kept as written, read by its writer")
struct JournalTests {
    private func record() throws -> PaperRecord { try PaperRecord(study: .mdmaForPTSD, catalog: .bundled()) }

    private func entry(_ id: String, _ text: String, version: Int = 1) -> Change {
        .journalWritten(
            JournalEntry(id: .init(id), participant: .init("p1"), version: version, day: PaperRecord.firstDay, text: text))
    }

    private func sharing(_ id: String, version: Int, readers: [String] = [], research: JournalSharing.Research? = nil) -> Change {
        .journalShared(
            JournalSharing(
                entry: .init(id), participant: .init("p1"), version: version, readers: readers.map { Account.ID($0) }, research: research))
    }

    private func journal(_ record: PaperRecord) -> OwnJournal {
        let copies = record.state.snapshots.map(\.ledgerSize)
        return OwnJournal(record.opened(OwnJournal.entriesToOpen(of: record.own, copies: copies)), of: record.own, copies: copies)
    }

    @Test("Line breaks become one sign; nothing else is touched", arguments: [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n\n", "\n\n\n"), ("  e\u{301} 👩‍👩‍👧 \u{202B}אב\u{202C}\t ", "  e\u{301} 👩‍👩‍👧 \u{202B}אב\u{202C}\t "), ("", ""),
    ])
    func lineBreaks(_ posted: String, _ kept: String) {
        #expect(OwnText.isSame(OwnText.read(posted), kept))
    }

    @Test("Two spellings of one letter are two texts")
    func spelling() {
        #expect(!OwnText.isSame("é", "e\u{301}"))
        #expect(OwnText.isBlank(" \n\u{A0}") && !OwnText.isBlank("."))
        #expect(OwnText.length("👩‍👩‍👧") == 5)
    }

    @Test("The newest version is read, earlier ones stay, the newest page comes first")
    func folding() throws {
        var record = try record()
        try record.write(entry("a", "first"), at: 1)
        try record.write(entry("b", "second"), at: 2)
        try record.write(entry("a", "first, changed", version: 2), at: 3)
        #expect(journal(record).pages.map(\.text) == ["first, changed", "second"])
        #expect(journal(record).pages.map(\.version) == [2, 1])
        #expect(record.entries.compactMap { if case .journalWritten(let page)? = $0.change { page.text } else { nil } } == ["first", "second", "first, changed"])
    }

    @Test("A page is nobody else's until its writer says so")
    func privacy() throws {
        var record = try record()
        try record.write(entry("a", "first"))
        let page = try #require(journal(record)[.init("a")])
        #expect(page.sharing == .onlyMe && page.sharingVersion == 0 && !page.wasCopied)
    }

    @Test("What can be taken back is told from what a copy for research holds", arguments: [true, false])
    func copies(_ beforeTheCopy: Bool) throws {
        var record = try record()
        try record.write(entry("a", "first"))
        try record.write(entry("b", "never shared"))
        try record.write(sharing("a", version: 1, readers: ["rosa"], research: .text))
        if beforeTheCopy { try record.write(sharing("a", version: 2)) }
        let size = UInt64(record.state.size)
        record.keep(.snapshotFrozen(FrozenSnapshot(ledgerSize: size, digest: Digest256(hashing: "x"))), as: .researcher)
        if !beforeTheCopy { try record.write(sharing("a", version: 2)) }
        #expect(journal(record)[.init("a")]?.wasCopied == !beforeTheCopy)
        #expect(journal(record)[.init("a")]?.sharing == .onlyMe)
        #expect(journal(record)[.init("b")]?.wasCopied == false)
    }

    @Test("Only therapists with an open account can be chosen, and only what the form offers")
    func choosing() throws {
        var record = try record()
        record.keep(.accountSet(Account(id: .init("gone"), name: "G", roles: [.therapist], isOpen: false)), as: .administrator)
        record.keep(.accountSet(Account(id: .init("desk"), name: "D", roles: [.coordinator])), as: .administrator)
        let open = SharingChoice.therapists(of: record.state.team)
        #expect(open == [.init("rosa")])
        #expect(SharingChoice.read(readers: ["rosa", "rosa"], research: "count", open: open) == SharingChoice(readers: [.init("rosa")], research: .count))
        #expect(SharingChoice.read(readers: [], research: nil, open: open) == .onlyMe)
        #expect(SharingChoice.read(readers: ["desk"], research: nil, open: open) == nil)
        #expect(SharingChoice.read(readers: [], research: "everything", open: open) == nil)
    }

    @Test("Words are found whatever their capitals and accents; all of them must stand there")
    func search() throws {
        var record = try record()
        try record.write(entry("a", "Die Straße war leer.\nUnd der Café-Tisch auch."), at: 1)
        try record.write(entry("b", "Nothing of the kind"), at: 2)
        let journal = journal(record)
        #expect(JournalSearch.hits(for: "STRASSE cafe", in: journal).map(\.page.id) == [.init("a")])
        #expect(JournalSearch.hits(for: "straße nothing", in: journal).isEmpty)
        #expect(JournalSearch.hits(for: "  \n ", in: journal).isEmpty)
        #expect(JournalSearch.hits(for: "kind", in: journal).map(\.excerpt) == ["Nothing of the kind"])
    }

    @Test("There is a question a day, another on asking, and each comes once in a round")
    func questions() throws {
        for phrases in try LanguageFolder.bundled().shelf().languages {
            let round = (0..<JournalQuestions.count).map { JournalQuestions.question(on: PaperRecord.firstDay, further: $0, in: phrases) }
            #expect(Set(round).count == JournalQuestions.count)
            #expect(round.allSatisfy { $0.hasSuffix("?") && !$0.hasPrefix("[") })
            #expect(JournalQuestions.question(on: PaperRecord.firstDay + 1, in: phrases) == round[1])
            #expect(JournalQuestions.question(on: Day(daysSinceEpoch: -5), further: .max, in: phrases).hasSuffix("?"))
        }
    }
}
