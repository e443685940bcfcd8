import Instruments
import Testing

/// Nothing begins on placeholders or against the recorded terms.
@Suite struct WordingClearanceTests {
    private func refusals(
        _ words: [Wording], licence: String = "publicDomain", use: SiteUse = .academicResearch,
        languages: [String] = ["en"]
    ) throws -> [String] {
        let clearance = WordingClearance(study: "PHLOX", use: use, held: words.map { HeldWording($0) })
        return try clearance.refusals(
            instruments: [Garden.key(licence: licence)], languages: languages.map { try LanguageTag($0) }
        ).map(\.description)
    }

    @Test(arguments: SiteUse.allCases) func publicDomainMayBeginAnywhere(use: SiteUse) throws {
        #expect(try refusals([Garden.words()], use: use) == [])
    }

    @Test func placeholdersAreRefused() throws {
        let words = Wording.placeholder(for: try Garden.key(), language: try LanguageTag("en"))
        #expect(try refusals([words]) == [
            "PHLOX, GARDEN in en: Only placeholders stand here. Import the official wording, or take the instrument out of the study."
        ])
    }

    @Test func missingLanguages() throws {
        let found = try refusals([Garden.words()], languages: ["en-US", "de"])
        #expect(found.count == 1)
        #expect(found.first?.contains("GARDEN in de: There is no wording in this language; there is one in en.") == true)
        #expect(try refusals([]).first?.contains("Only placeholders stand here.") == true)
        #expect(try refusals([Garden.words()], languages: []).first?.contains("The study names no language.") == true)
    }

    @Test func otherVersion() throws {
        #expect(try refusals([Garden.words(version: "1")]).first?.contains("made for version 1 of the definition, which is now at 2") == true)
    }

    @Test func ofTwoInOnePlaceTheLaterStands() throws {
        let strict = WordingTerms(status: .freeNonCommercial, text: "Not for sale.", source: "the form")
        #expect(try refusals([Garden.words(), Garden.words(terms: strict)], use: .commercial).count == 1)
        #expect(try refusals([Garden.words(terms: strict), Garden.words()], use: .commercial) == [])
    }

    /// The statement of a site, the catalog's status, the use; whether it may begin.
    @Test(arguments: [
        (LicenceStatus.freeNonCommercial, nil, "freeNonCommercial", SiteUse.commercial, false),
        (.freeNonCommercial, nil, "freeNonCommercial", .academicResearch, true),
        (.freeNonCommercial, nil, "freeNonCommercial", .clinicalCare, true),
        (.freeForResearch, nil, "freeForResearch", .clinicalCare, false),
        (.freeForResearch, nil, "freeForResearch", .commercial, false),
        (.freeForResearch, "letter of 2 May", "freeForResearch", .commercial, false),
        (.freeForResearch, nil, "freeForResearch", .academicResearch, true),
        (.licenceRequired, nil, "licenceRequired", .academicResearch, false),
        (.licenceRequired, " ", "licenceRequired", .academicResearch, false),
        (.licenceRequired, "L-17", "licenceRequired", .commercial, true),
        (.licenceRequired, "L-17", "freeNonCommercial", .commercial, true),
        (.unknown, nil, "unknown", .academicResearch, false),
        // A permission on record is stated as what it is, not as unknown.
        (.unknown, "letter of 2 May", "unknown", .academicResearch, false),
        (.unknown, "letter of 2 May", "publicDomain", .clinicalCare, false),
        (.licenceRequired, "letter of 2 May", "unknown", .academicResearch, true),
        (.freeForCareAndResearch, nil, "freeForCareAndResearch", .clinicalCare, true),
        (.freeForCareAndResearch, nil, "freeForCareAndResearch", .academicResearch, true),
        (.freeForCareAndResearch, nil, "freeForCareAndResearch", .commercial, false),
        (.freeForCareAndResearch, "letter of 2 May", "freeForCareAndResearch", .commercial, false),
        (.freeForCareAndResearch, nil, "freeForResearch", .clinicalCare, false),
        (.publicDomain, nil, "freeForCareAndResearch", .commercial, false),
        (.publicDomain, nil, "licenceRequired", .academicResearch, false),
        (.publicDomain, nil, "freeNonCommercial", .commercial, false),
        (.publicDomain, "letter of 2 May", "freeNonCommercial", .commercial, true),
        (.publicDomain, nil, "freeNonCommercial", .clinicalCare, true),
        (.freeWithPermission, nil, "unknown", .commercial, true),
    ] as [(LicenceStatus, String?, String, SiteUse, Bool)])
    func terms(stated: LicenceStatus, reference: String?, known: String, use: SiteUse, mayBegin: Bool) throws {
        let terms = WordingTerms(status: stated, text: "As stated.", source: "a letter", reference: reference)
        let found = try refusals([Garden.words(terms: terms)], licence: known, use: use)
        #expect(found.isEmpty == mayBegin, "\(found)")
        #expect(found.count <= 1)
    }

    @Test func termsMustBeWrittenDown() throws {
        #expect(try refusals([Garden.words(terms: nil)]).first?.contains("imported without its terms") == true)
        let empty = WordingTerms(status: .publicDomain, text: " ", source: "a page")
        #expect(try refusals([Garden.words(terms: empty)]).first?.contains("without their text") == true)
    }
}
