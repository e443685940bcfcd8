import Access
import Hummingbird
import Web

/// Where somebody goes on after showing who they are: a page of our own table, and nothing else.
struct StaffWayBack: Hashable, Sendable {
    let path: String
    static let key = "to"

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

    init?(asked request: Request) {
        guard let path = request.uri.queryParameters[Self.key[...]] else { return nil }
        self.init(String(path))
    }

    init?(sent fields: PostedFields) {
        guard let path = fields[Self.key] else { return nil }
        self.init(path)
    }

    private static let pages: [StaffAct] = [
        .entrance, .study, .report, .instruments, .instrument, .participants, .participant, .alerts, .people, .enrolCodePage,
    ]
}
