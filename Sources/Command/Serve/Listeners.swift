import Access
import Bookkeeping
import Instruments
import ParticipantSite
import Records
import StaffSite
import StudyDesign
import Web

/// Both listeners of a site over one record and one access book.
struct Listeners {
    let signIn: SignInDesk
    let book: any AccessBook
    let participants: ParticipantSite
    let staff: StaffSite

    /// - Parameters:
    ///   - clock: Of the record.
    ///   - time: Of the machine: codes are made by it, and sessions end by it.
    init(
        store: LedgerStore, keys: SiteKeys, catalog: Catalog, options: SiteChoices, pages: StudyPages,
        clock: @escaping @Sendable () -> Instant, time: @escaping @Sendable () -> Instant
    ) async throws {
        let (book, key) = try keys.book()
        self.book = book
        let title = try await store.study()?.title ?? ""
        signIn = SignInDesk(
            book: book, hashing: HashingDesk(), rules: PasswordRules(common: try WordList.bundled(), words: ["maitri", title]), key: key,
            roles: { person in try await Self.roles(of: person, in: store) }, now: time)
        participants = try ParticipantSite(
            settings: options.participants, store: store, catalog: catalog, signIn: signIn, secret: try keys.site(), now: clock)
        staff = try StaffSite(
            settings: options.staff, store: store, catalog: catalog, signIn: signIn, key: key, study: { try await pages.site() }, now: clock)
    }

    /// Whom the record lets in. Whoever was screened may come in, also after leaving: what is theirs stays theirs.
    private static func roles(of person: Person, in store: LedgerStore) async throws -> [Role] {
        let state = try await store.state()
        switch person {
        case .participant(let id):
            return [.unknown, .erased].contains(PersonStanding(of: state.participants[id])) ? [] : [.participant]
        case .staff(let id):
            return Role.allCases.filter { Role.ofStaff.contains($0) && state.team.holds(id.rawValue, $0) }
        }
    }
}

/// What an operator chooses about both listeners.
struct SiteChoices {
    let participants: ParticipantSiteSettings
    let staff: StaffSiteSettings
}
