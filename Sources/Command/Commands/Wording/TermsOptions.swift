import ArgumentParser
import Instruments

/// The terms of a wording, as the site states them.
struct TermsOptions: ParsableArguments {
    @Option(name: .customLong("terms-status"), help: ArgumentHelp("publicDomain, freeWithPermission, freeForCareAndResearch, freeForResearch, freeNonCommercial, licenceRequired or unknown.", valueName: "status"))
    var status: String?

    @Option(name: .customLong("terms"), help: ArgumentHelp("What the terms say, in their own words or in short.", valueName: "text"))
    var text: String?

    @Option(name: .customLong("terms-source"), help: ArgumentHelp("Where they were read: a page, a letter, the form itself.", valueName: "text"))
    var source: String?

    @Option(name: .customLong("terms-holder"), help: ArgumentHelp("Who holds the rights.", valueName: "name"))
    var holder: String?

    @Option(name: .customLong("terms-reference"), help: ArgumentHelp("The number or date of the licence or permission that the site holds.", valueName: "text"))
    var reference: String?

    func validate() throws {
        if status != nil, text == nil || source == nil {
            throw ValidationError("Terms need their text and where they were read: give --terms and --terms-source with --terms-status.")
        }
        if status == nil, text != nil || source != nil || holder != nil || reference != nil {
            throw ValidationError("Say with --terms-status what the terms amount to.")
        }
    }

    /// Nil when none are stated.
    var terms: WordingTerms? {
        get throws {
            guard let status else { return nil }
            guard let known = LicenceStatus(rawValue: status) else {
                throw CommandFault("\"\(status)\" is not one of \(LicenceStatus.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return WordingTerms(status: known, text: text ?? "", holder: holder, source: source ?? "", reference: reference)
        }
    }
}
