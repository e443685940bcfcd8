public import Access
package import Accompaniment
public import Bookkeeping
import Foundation
public import Instruments
public import StudyDesign
package import Web

/// Everything that the participants' pages are made from. One value, made once at start; it holds no state
/// of its own: what is known stands in the record, and who is signed in in the access book.
public struct ParticipantSite: Sendable {
    package let settings: ParticipantSiteSettings
    package let store: LedgerStore
    package let catalog: Catalog
    package let languages: LanguageShelf
    package let guides: GuideShelf
    package let signIn: SignInDesk
    package let templates: Templates
    package let assets: [String: Asset]
    package let helpLines: HelpLines
    /// Makes and checks the seals of forms and links.
    package let secret: SiteSecret
    /// The words of questionnaires that the site brought in.
    package let wordings = WordingMemory()
    package let budget: RequestBudget
    package let now: @Sendable () -> Instant
    /// A new name for a record: unguessable, well formed.
    package let newName: @Sendable () -> String

    /// - Parameters:
    ///   - store: The record, opened to be written.
    ///   - signIn: Over the access book of this record.
    ///   - secret: 32 random bytes that stay the same for the life of the record.
    /// - Throws: `SiteFault` or `LanguageFault`, listing every fault of templates and language files.
    public init(
        settings: ParticipantSiteSettings, store: LedgerStore, catalog: Catalog, signIn: SignInDesk, secret: [UInt8],
        now: @escaping @Sendable () -> Instant
    ) throws {
        let resources = try SiteResources("maitri_ParticipantSite.resources")
        self.settings = settings
        self.store = store
        self.catalog = catalog
        self.signIn = signIn
        let folder = try LanguageFolder.bundled()
        languages = try folder.shelf(site: settings.language)
        guides = try GuideShelf(folder, for: languages)
        templates = try Templates(resources: resources)
        assets = try Asset.all(resources)
        helpLines = try HelpLines(resources: SiteResources())
        self.secret = SiteSecret(secret)
        budget = RequestBudget(scale: settings.limitScale)
        self.now = now
        newName = { UUID().uuidString.lowercased() }
    }
}
