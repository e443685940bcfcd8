import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Records
import StudyDesign
import Web

/// The copy of what was signed, as a page and as a file.
extension ParticipantSite {
    package func consentCopy(_ call: Call) async throws -> Response { try page(copyPage(await signedCopy(call), call)) }

    func copyPage(_ copy: SignedCopy, _ call: Call) -> ConsentCopyPage {
        let phrases = call.phrases
        let form = copy.text.form.rawValue
        let choices = copy.choices(phrases)
        return ConsentCopyPage(
            frame: frame(call, title: "consent.title"), heading: PageText(phrases["consent.copy.title"]),
            happened: call.request.uri.queryParameters["signed"] == nil ? nil : PageText(phrases["consent.copy.thanks"]),
            note: copy.isWithdrawn ? PageText(phrases["consent.copy.withdrawn"]) : nil,
            parts: ConsentReading(copy.text.text).parts.map { ConsentPartContext($0) }, hasChoices: !choices.isEmpty,
            choicesTitle: PageText(phrases["consent.copy.choices"]), choices: choices.map { FactContext($0.name, $0.value) },
            signatureTitle: PageText(phrases["consent.copy.signature"]), facts: copy.facts(phrases).map { FactContext($0.name, $0.value) },
            pdf: LinkContext(phrases["consent.pdfLink"], ParticipantAct.consentPDF.link(form)),
            back: LinkContext(phrases["common.back"], ParticipantAct.consents.path))
    }

    package func consentPDF(_ call: Call) async throws -> Response {
        bytes(try await signedCopy(call).pdf(call.phrases).bytes(), type: "application/pdf", name: "signed-copy.pdf")
    }

    /// The newest signature of the form that the address names.
    func signedCopy(_ call: Call) async throws -> SignedCopy {
        let person = try call.own()
        let form = ConsentText.Form(try call.part("form"))
        guard let (signature, entry) = try await newestSignature(of: form, call),
            let text = person.record.consent.edition(form, signature.textVersion, signature.language)?.text,
            let copy = SignedCopy(
                signature, of: text, entry: entry.number, signed: person.zones.local(entry.instant),
                isWithdrawn: person.state.signatures[form]?.last?.isWithdrawn ?? false)
        else { throw PageFault.absent }
        return copy
    }

    /// - Returns: nil where there is none, or where its key is destroyed.
    func newestSignature(of form: ConsentText.Form, _ call: Call) async throws -> (signature: ConsentSignature, entry: RecordedEntry)? {
        let person = try call.own()
        guard person.state.signatures[form] != nil else { return nil }
        for entry in try await store.entries(person.state.entries).reversed() {
            guard case .consentSignature(person.id, form, _, _, _, _) = entry.trace else { continue }
            guard case .consentSigned(let signature)? = entry.change else { return nil }
            return (signature, entry)
        }
        return nil
    }
}
