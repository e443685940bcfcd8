import Crypto

/// Fields that a page carries in the open and that cannot be changed: HMAC-SHA256 over the
/// seal's form, its purpose and every field with its length, compared in constant time.
///
/// Text: `1.` (the algorithm), the fields and the code, in ``URLText``.
public enum SignedSeal {
    private static let form = "1"

    /// - Parameter fields: At most 64, and a mebibyte altogether; more is not sealed.
    public static func seal(_ fields: [[UInt8]], for purpose: SealPurpose, with key: AccessKey) -> String {
        let payload = FieldCoding.encode(fields)
        return "\(form).\(URLText.encode(payload)).\(URLText.encode(code(payload, purpose, key)))"
    }

    /// The fields; nil when the text is not exactly what was sealed for this purpose.
    public static func open(_ text: String, for purpose: SealPurpose, with key: AccessKey) -> [[UInt8]]? {
        guard text.utf8.count <= 2 * FieldCoding.maximumBytes else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.elementsEqual(form.utf8), let payload = URLText.decode(parts[1]),
            let given = URLText.decode(parts[2]),
            HMAC<SHA256>.isValidAuthenticationCode(
                given, authenticating: authenticated(payload, purpose), using: key.key(for: purpose))
        else { return nil }
        return FieldCoding.decode(payload)
    }

    private static func code(_ payload: [UInt8], _ purpose: SealPurpose, _ key: AccessKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: authenticated(payload, purpose), using: key.key(for: purpose)))
    }

    private static func authenticated(_ payload: [UInt8], _ purpose: SealPurpose) -> [UInt8] {
        FieldCoding.encode([Array(form.utf8), Array(purpose.rawValue.utf8), payload])
    }
}

extension SignedSeal {
    /// The same, with texts.
    public static func seal(texts: [String], for purpose: SealPurpose, with key: AccessKey) -> String {
        seal(texts.map { Array($0.utf8) }, for: purpose, with: key)
    }

    public static func openTexts(_ text: String, for purpose: SealPurpose, with key: AccessKey) -> [String]? {
        guard let fields = open(text, for: purpose, with: key) else { return nil }
        let texts = fields.compactMap(FieldCoding.text)
        return texts.count == fields.count ? texts : nil
    }
}
