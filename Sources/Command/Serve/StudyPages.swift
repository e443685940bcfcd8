import Bookkeeping
import Instruments
import Records
import Reports
import StudyDesign
import Web

/// The study's pages for the team, made from the record as it stands; made anew when the record has grown and
/// the last ones are a minute old.
actor StudyPages {
    private let store: LedgerStore
    private let catalog: Catalog
    private let now: @Sendable () -> Instant
    private let resources: SiteResources
    /// A report that was made already; nil to say that there is none yet.
    private let report: Document?
    private var made: (site: Site, size: Int64, at: Instant)?

    init(store: LedgerStore, catalog: Catalog, report: Document? = nil, now: @escaping @Sendable () -> Instant) throws {
        self.store = store
        self.catalog = catalog
        self.report = report
        self.now = now
        resources = try SiteResources()
    }

    /// - Returns: nil while there is no study.
    func site() async throws -> Site? {
        let size = try await store.state().size
        if let made, made.size == size || now() < made.at + 1 { return made.site }
        guard try await store.study() != nil else { return nil }
        let material = StudyMaterial(try await store.snapshot(), catalog: catalog, openAlerts: try await store.openAlerts())
        let site = try Site(content: SiteContent(material, report: report ?? Self.none, showsArms: report != nil), resources: resources)
        made = (site, size, now())
        return site
    }

    private static let none = Document(
        title: "Report", summary: "No report has been made here yet. Make one from a frozen plan with maitri report.", sections: [])
}
