public import Instruments
public import Records
public import StudyDesign

extension OwnRecord {
    /// Where words come from that the entries themselves do not hold.
    public struct Sources: Sendable {
        let catalog: Catalog
        let wordings: WordingShelf
        let language: LanguageTag
        /// What the site tells of whoever looked; nil for nobody's name.
        let name: @Sendable (String) -> String?

        public init(
            catalog: Catalog, wordings: WordingShelf = WordingShelf(), language: LanguageTag,
            name: @escaping @Sendable (String) -> String? = { _ in nil }
        ) {
            self.catalog = catalog
            self.wordings = wordings
            self.language = language
            self.name = name
        }
    }

    /// Gathers what is a person's own from entries of the record. Entries of anybody else are
    /// passed over, whoever handed them in.
    public init(
        of participant: Participant.ID, in study: String, from entries: [RecordedEntry], _ sources: Sources, now: Instant
    ) {
        var own: [OwnEntry] = []
        var viewings: [OwnViewing] = []
        var sealed = 0
        for entry in entries where entry.trace.participant == participant {
            if case .viewing(let viewing) = entry.trace {
                viewings.append(
                    OwnViewing(
                        number: entry.number, instant: entry.instant, time: entry.instant.description, role: entry.role,
                        by: sources.name(entry.actor), what: viewing.what, object: viewing.object))
                continue
            }
            guard let change = entry.change else {
                if Self.isOwn(entry) { sealed += 1 }
                continue
            }
            guard change.trace.participant == participant,
                let told = OwnTelling(change, by: entry.role, sources: sources)
            else { continue }
            own.append(
                OwnEntry(
                    number: entry.number, instant: entry.instant, time: entry.instant.description, zone: entry.zone,
                    by: entry.role, kind: told.kind, about: told.about, fields: told.fields,
                    reason: entry.role == .participant ? entry.reason : nil))
        }
        self.init(
            participant: participant, study: study, written: now, entries: own, viewings: viewings, sealed: sealed)
    }

    /// Whether an entry that cannot be opened is something the person gave.
    private static func isOwn(_ entry: RecordedEntry) -> Bool {
        switch entry.trace {
        case .consentSignature, .identity: true
        default: entry.role == .participant
        }
    }
}
