import Crypto

extension SealedContent {
    /// Seals `content` for the place that `header` describes.
    ///
    /// Deterministic: the same content, header and key give the same bytes. Who sees two boxes
    /// for one header learns whether their contents are equal, so a header names the version.
    ///
    /// - Parameters:
    ///   - content: The bytes to hide; at most `maximumContentBytes`.
    ///   - header: What names the place: record, version, field. It is not stored here, and
    ///     must be given again to open.
    ///   - key: The data key.
    /// - Throws: `SealError`.
    public static func seal(
        _ content: [UInt8], header: [UInt8], with key: DataKey
    ) throws(SealError) -> SealedContent {
        guard content.count <= maximumContentBytes else { throw .tooLong(content.count) }
        guard header.count <= maximumHeaderBytes else { throw .headerTooLong(header.count) }
        guard key.name.isAllowed, (1...maximumGeneration).contains(key.generation) else {
            throw .keyName(key.name, generation: key.generation)
        }
        let padded = SealPadding.pad(content)
        let commitment = try commitment(to: padded, header: header, key: key)
        return try box(padded, commitment: commitment, header: header, key: key)
    }

    /// Seals under the key and nonce that follow from `commitment`, which must be that of
    /// `padded`: a nonce would otherwise serve two contents.
    static func box(
        _ padded: [UInt8], commitment: Digest256, header: [UInt8], key: DataKey
    ) throws(SealError) -> SealedContent {
        let algorithm = SealAlgorithm.hmacSHA256WithAES256GCM
        let place = place(header, key, algorithm)
        do {
            let (boxKey, nonce) = try secrets(commitment, place, key)
            let sealed = try AES.GCM.seal(
                padded, using: boxKey, nonce: nonce, authenticating: place)
            return SealedContent(
                key: key.name, generation: key.generation, algorithm: algorithm,
                commitment: commitment, box: Array(sealed.ciphertext) + Array(sealed.tag))
        } catch {
            throw .sealingFailed
        }
    }

    /// The content, if this was sealed for `header` with `key` and nothing has changed since.
    ///
    /// - Throws: `SealError.wrongKey`, `.wrongGeneration`, `.refused` or `.commitment`.
    public func open(header: [UInt8], with key: DataKey) throws(SealError) -> [UInt8] {
        guard key.name == self.key else { throw .wrongKey(sealed: self.key, given: key.name) }
        guard key.generation == generation else {
            throw .wrongGeneration(self.key, sealed: generation, given: key.generation)
        }
        let refused = SealError.refused(self.key, generation: generation)
        guard box.count >= SealAlgorithm.tagByteCount, header.count <= Self.maximumHeaderBytes
        else { throw refused }
        let place = Self.place(header, key, algorithm)
        let padded: [UInt8]
        do {
            let (boxKey, nonce) = try Self.secrets(commitment, place, key)
            let sealed = try AES.GCM.SealedBox(
                nonce: nonce, ciphertext: box.dropLast(SealAlgorithm.tagByteCount),
                tag: box.suffix(SealAlgorithm.tagByteCount))
            padded = Array(try AES.GCM.open(sealed, using: boxKey, authenticating: place))
        } catch {
            throw refused
        }
        guard try Self.commitment(to: padded, header: header, key: key) == commitment,
            let content = SealPadding.unpad(padded)
        else { throw .commitment(self.key, generation: generation) }
        return content
    }

    /// HMAC-SHA256 of the header, as a block, and the padded content.
    private static func commitment(
        to padded: [UInt8], header: [UInt8], key: DataKey
    ) throws(SealError) -> Digest256 {
        var prefix = ByteWriter(capacity: header.count + 4)
        prefix.putBlock(header)
        var code = HMAC<SHA256>(key: key.commitmentKey)
        code.update(data: prefix.bytes)
        code.update(data: padded)
        guard let digest = Digest256(bytes: Array(code.finalize())) else { throw .sealingFailed }
        return digest
    }

    /// Where and by which key a content is sealed: what the tag covers beside the content.
    private static func place(
        _ header: [UInt8], _ key: DataKey, _ algorithm: SealAlgorithm
    ) -> [UInt8] {
        var writer = ByteWriter(capacity: 64 + header.count)
        put(algorithm, key.name, key.generation, in: &writer)
        writer.putBlock(header)
        return writer.bytes
    }

    /// The box's own key of 256 bits and nonce of 96.
    private static func secrets(
        _ commitment: Digest256, _ place: [UInt8], _ key: DataKey
    ) throws -> (key: SymmetricKey, nonce: AES.GCM.Nonce) {
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key.boxKey, salt: commitment.bytes, info: place, outputByteCount: 44)
        return try derived.withUnsafeBytes { bytes in
            (
                SymmetricKey(data: Array(bytes.prefix(32))),
                try AES.GCM.Nonce(data: Array(bytes.suffix(12)))
            )
        }
    }
}
