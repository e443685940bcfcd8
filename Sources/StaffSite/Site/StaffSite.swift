package import Access
package import Accompaniment
package import Bookkeeping
package import Instruments
package import StudyDesign
package import Web

/// Everything that the staff's pages are made from. It holds no state of its own: what is known stands in the
/// record, who is signed in in the access book. Its routes, cookies and tokens are not the participants'.
public struct StaffSite: Sendable {
    package let settings: StaffSiteSettings
    package let store: LedgerStore
    package let signIn: SignInDesk
    package let key: AccessKey
    package let budget: RequestBudget
    package let templates: TemplateFolder
    package let studyTemplates: PageTemplates
    package let stylesheet: String
    package let icon: String
    package let help: HelpContext
    /// The words for days and hours.
    package let phrases: Phrases
    package let catalog: Catalog
    /// The study's pages as they stand, or nil before there are any.
    package let study: @Sendable () async throws -> Site?
    package let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - store: The record, opened to be written.
    ///   - signIn: Over the access book of this record.
    ///   - key: Of the same access book.
    ///   - study: Makes the study's pages, or hands over those that were made.
    /// - Throws: `SiteFault` or `LanguageFault`, listing every fault of templates and words.
    package init(
        settings: StaffSiteSettings, store: LedgerStore, catalog: Catalog, signIn: SignInDesk, key: AccessKey,
        study: @escaping @Sendable () async throws -> Site?, now: @escaping @Sendable () -> Instant
    ) throws {
        let shared = try SiteResources()
        self.settings = settings
        self.store = store
        self.catalog = catalog
        self.signIn = signIn
        self.key = key
        self.study = study
        self.now = now
        budget = RequestBudget(scale: settings.limitScale)
        let own = try SiteResources("maitri_StaffSite.resources", knownBy: "Templates/Notice/Notice.mustache")
        templates = try TemplateFolder(resources: own, borrowing: (shared, ["Layout"]))
        studyTemplates = try PageTemplates(resources: shared)
        stylesheet = try Stylesheet.text(shared) + shared.text("Assets/desk.css")
        icon = try shared.text("Assets/mark.svg")
        help = try HelpContext(HelpLines(resources: shared))
        phrases = try LanguageFolder.bundled().shelf().phrases(chosen: LanguageShelf.reference)
    }
}
