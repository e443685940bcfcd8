import Access
import HTTPTypes
import Web

/// Where somebody goes on after showing who they are: a page of our own table of routes, and nothing else.
struct WayBack: Hashable, Sendable {
    let path: String

    /// The name of the query item, and of the field, that holds it.
    static let key = "to"

    /// Nil for what is no page of ours: another site's address, one that changes something, a link that opens a
    /// door by itself, a file.
    init?(_ path: String) {
        guard PathSpelling.isCanonical(path.utf8) else { return nil }
        let parts = path.split(separator: "/")
        let isOurs = Self.pages.contains { act in
            let places = act.path.split(separator: "/")
            return places.count == parts.count && zip(places, parts).allSatisfy { $0.hasPrefix(":") || $0.utf8.elementsEqual($1.utf8) }
        }
        guard isOurs else { return nil }
        self.path = path
    }

    private static let pages: [ParticipantAct] = ParticipantAct.allCases.filter { act in
        switch act {
        case .asset, .manifest, .serviceWorker, .offline, .signInPage, .secondStepPage, .invitationPage, .errandPage, .leavePage,
            .stepUpPage, .recoverySheet:
            false
        default: act.method == .get
        }
    }
}
