public import Records

/// Who may read a page: nobody else, until its writer says so.
public struct SharingChoice: Hashable, Sendable {
    /// In the order of their ids, none twice.
    public let readers: [Account.ID]
    public let research: JournalSharing.Research?

    public static let onlyMe = SharingChoice(readers: [], research: nil)

    public init(readers: [Account.ID], research: JournalSharing.Research?) {
        self.readers = Set(readers).sorted()
        self.research = research
    }

    public var isOnlyMe: Bool { readers.isEmpty && research == nil }

    /// What a form says: an account's id in each ticked box, and a word for research.
    ///
    /// - Parameter open: whom one can choose.
    /// - Returns: nil when it names somebody or something that the form did not offer.
    public static func read(readers: [String], research: String?, open: [Account.ID]) -> SharingChoice? {
        let chosen = readers.map { Account.ID($0) }
        guard chosen.allSatisfy(open.contains) else { return nil }
        switch research ?? "" {
        case "", "nothing": return SharingChoice(readers: chosen, research: nil)
        case let word:
            guard let research = JournalSharing.Research(rawValue: word) else { return nil }
            return SharingChoice(readers: chosen, research: research)
        }
    }

    /// Those of the team who can be chosen as readers: therapists with an open account.
    public static func therapists(of team: TeamState) -> [Account.ID] {
        team.members.filter { $0.value.isOpen && $0.value.roles.contains(.therapist) }.keys.sorted()
    }

    /// In words: "Only you." or who, and what research may have.
    public func words(in phrases: Phrases, names: (Account.ID) -> String) -> String {
        guard !isOnlyMe else { return phrases["journal.onlyMe"] }
        let people = readers.isEmpty ? nil : phrases("journal.sharedWith", ["names": phrases.list(readers.map(names))])
        let research: String? = switch self.research {
        case .count: phrases["journal.researchCounts"]
        case .text: phrases["journal.researchReads"]
        case nil: nil
        }
        return [people, research].compactMap(\.self).joined(separator: " ")
    }
}
