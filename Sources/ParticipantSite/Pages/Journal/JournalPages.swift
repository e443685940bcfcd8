import Access
import Accompaniment
package import Hummingbird
import Records
import StudyDesign
package import Web

/// Pages of one's own, the newest first, or those in which words were found. Template: `Journal/Journal`.
package struct JournalPagesPage: ParticipantPage {
    package static let template = "Journal/Journal"
    package let frame: Frame
    package let heading: PageText
    package let write: LinkContext
    package let search: JournalSearchContext
    package let hasPages: Bool
    package let nothing: PageText
    package let pages: [JournalRowContext]
    package let newer: LinkContext?
    package let older: LinkContext?
    /// Back to all pages, from a search.
    package let all: LinkContext?
}

package struct JournalSearchContext: Sendable {
    package let action: PageText
    package let token: PageText
    package let label: PageText
    package let hint: PageText
    package let words: PageText
    package let button: PageText
    /// How many were found; nil before anything was looked for.
    package let found: PageText?
}

package struct JournalRowContext: Sendable {
    package let link: LinkContext
    package let beginning: PageText
    package let readers: PageText
}

extension ParticipantSite {
    static let pagesAtOnce = 30

    package func journalPage(_ call: Call) async throws -> Response {
        let journal = try await journal(of: call.own())
        let last = max(0, (journal.pages.count - 1) / Self.pagesAtOnce)
        let number = min(max(call.request.uri.queryParameters["page"].flatMap { Int($0) } ?? 0, 0), last)
        let shown = journal.pages.dropFirst(number * Self.pagesAtOnce).prefix(Self.pagesAtOnce)
        let path = ParticipantAct.journal.path
        return try await pages(
            shown.map { ($0, Self.beginning(of: $0.text, call.phrases)) }, call,
            newer: number > 0 ? LinkContext(call.phrases["journal.newer"], "\(path)?page=\(number - 1)") : nil,
            older: number < last ? LinkContext(call.phrases["journal.older"], "\(path)?page=\(number + 1)") : nil)
    }

    /// The words come in the body and go out in the page; no address holds them.
    package func searchJournal(_ call: Call) async throws -> Response {
        let words = String(OwnText.read(call.fields["words"] ?? "").prefix(JournalSearch.longest))
        let journal = try await journal(of: call.own())
        guard !OwnText.isBlank(words) else { return onward(to: ParticipantAct.journal.path) }
        let hits = JournalSearch.hits(for: words, in: journal)
        return try await pages(hits.map { ($0.page, $0.excerpt) }, call, searched: words, found: hits.count)
    }

    private func pages(
        _ rows: [(page: JournalPage, beginning: String)], _ call: Call, searched: String? = nil, found: Int = 0, newer: LinkContext? = nil,
        older: LinkContext? = nil
    ) async throws -> Response {
        let phrases = call.phrases
        let person = try call.own()
        let readers = try await readers(for: person, besides: rows.flatMap(\.page.sharing.readers))
        let contexts = rows.map { row in
            JournalRowContext(
                link: LinkContext(phrases.dayWithYear(row.page.day), ParticipantAct.journalEntry.link(row.page.id.rawValue)),
                beginning: PageText(row.beginning), readers: PageText(row.page.sharing.words(in: phrases, names: readers.name)))
        }
        let count = found == 0 ? phrases["journal.found.none"] : phrases("journal.found", count: found)
        let search = JournalSearchContext(
            action: PageText(ParticipantAct.searchJournal.path), token: PageText(call.token), label: PageText(phrases["journal.search"]),
            hint: PageText(phrases["journal.searchHint"]), words: PageText(searched ?? ""), button: PageText(phrases["journal.searchButton"]),
            found: searched == nil ? nil : PageText(count))
        return try page(
            JournalPagesPage(
                frame: frame(call, title: "journal.titleRead"), heading: PageText(phrases["journal.titleRead"]),
                write: LinkContext(phrases["journal.writeNew"], ParticipantAct.journalWritingPage.path), search: search,
                hasPages: !contexts.isEmpty || searched != nil, nothing: PageText(phrases["journal.nothing"]), pages: contexts, newer: newer,
                older: older, all: searched == nil ? nil : LinkContext(phrases["journal.searchAll"], ParticipantAct.journal.path)))
    }

    /// The first words of a page.
    static func beginning(of text: String?, _ phrases: Phrases) -> String {
        guard let text else { return phrases["journal.cannotOpen"] }
        let words = text.split(whereSeparator: \.isWhitespace).prefix(24)
        let line = String(words.joined(separator: " ").prefix(160))
        return line.utf8.count < text.utf8.count ? line + " …" : line
    }
}

extension [JournalReader] {
    func name(_ id: Account.ID) -> String { first { $0.id == id }?.name ?? id.rawValue }
}
