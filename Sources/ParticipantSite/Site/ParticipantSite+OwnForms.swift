import Access
import Records
import StudyDesign
package import Web

/// The signed context of forms on which a person writes for themselves: whose it is, what it is about and
/// at which version it was seen. A page left open, or another person on the same device, files nothing
/// with the wrong one.
extension ParticipantSite {
    private var ownFormKey: AccessKey? { AccessKey(bytes: secret.derived(for: "forms of one's own")) }

    /// The seal of a form about `object`, shown at `version`.
    package func seal(_ object: String, version: Int, _ call: Call) throws(PageFault) -> PageText {
        guard let session = call.session, let person = call.person, let key = ownFormKey else { throw .absent }
        let expires = call.now + FormSeal.minutes
        return PageText(
            FormSeal(participant: person.id, form: object, version: String(version), session: session.line, expires: expires).text(with: key))
    }

    /// What the sent form was about, and the version it was shown at. An old page counts: the version says
    /// whether anything changed since.
    ///
    /// - Throws: `PageFault.elsewhere` when it was another person's form, or none of ours.
    package func sealed(_ call: Call) throws(PageFault) -> (object: String, version: Int) {
        guard let person = call.person, let key = ownFormKey, let text = call.fields["seal"],
            let seal = FormSeal.open(text, with: key), seal.participant == person.id, let version = Int(seal.version)
        else { throw .elsewhere }
        return (seal.form, version)
    }

    /// The version at which a form about `object` was shown.
    package func seen(_ object: String, _ call: Call) throws(PageFault) -> Int {
        let sealed = try sealed(call)
        guard sealed.object == object else { throw .elsewhere }
        return sealed.version
    }
}
