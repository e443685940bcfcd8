import Crypto

/// A secret as the book keeps it: AES-256-GCM under the access key's own key for the book,
/// with whose it is and where it stands as authenticated data, so that it opens in no other
/// row. Its first byte names the algorithm.
package enum SecretSeal {
    /// Where a secret stands.
    package enum Place: String { case credential, ticket, proof }

    private static let algorithm: UInt8 = 1

    /// Nil when there is nothing of the kind to seal, which a secret of ours never is.
    package static func seal(
        _ secret: [UInt8], of owner: String, in place: Place, with key: AccessKey, random: Randomness
    ) -> [UInt8]? {
        guard let nonce = try? AES.GCM.Nonce(data: random.bytes(12)),
            let box = try? AES.GCM.seal(
                secret, using: key.key(for: .book), nonce: nonce, authenticating: header(owner, place)),
            let combined = box.combined
        else { return nil }
        return [algorithm] + Array(combined)
    }

    /// Nil for what was not sealed for this owner and place with this key.
    package static func open(_ sealed: [UInt8], of owner: String, in place: Place, with key: AccessKey) -> [UInt8]? {
        guard sealed.first == algorithm, let box = try? AES.GCM.SealedBox(combined: Array(sealed.dropFirst())),
            let secret = try? AES.GCM.open(box, using: key.key(for: .book), authenticating: header(owner, place))
        else { return nil }
        return Array(secret)
    }

    private static func header(_ owner: String, _ place: Place) -> [UInt8] {
        FieldCoding.encode([[algorithm], Array(place.rawValue.utf8), Array(owner.utf8)])
    }
}
