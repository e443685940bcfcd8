extension Excerpt {
    /// Checks the entries against the checkpoint, and the checkpoint against the key.
    ///
    /// - Parameters:
    ///   - expectedKey: The ledger's verification key, had from elsewhere than the excerpt.
    ///   - witnessKeys: The verification keys of witnesses whom the reader trusts; each of
    ///     them must have cosigned the checkpoint.
    /// - Throws: `ExcerptError` when what the reader gave is not a key.
    public func verify(
        expectedKey: String? = nil, witnessKeys: [String] = []
    ) throws(ExcerptError) -> ExcerptReport {
        var findings: [String] = []
        let own = try? VerificationKey(text: key)
        let expected = try Self.key(expectedKey)
        if own == nil { findings.append("The excerpt's key is not a ledger's verification key.") }
        if let own, let expected, own != expected {
            findings.append("The excerpt's key \(own.text) is not the key \(expected.text) that you had from elsewhere: it may have been made and signed by someone else.")
        }
        let witnesses = try Self.witnesses(witnessKeys)
        var reports: [WitnessReport] = []
        var shown: [LedgerEntry] = []
        var size: Int64 = 0
        do {
            let signed = try SignedCheckpoint(parsing: checkpoint)
            size = signed.checkpoint.size
            try Self.check(signed, signedBy: expected ?? own)
            for witness in witnesses {
                reports.append(Self.report(witness, on: signed, findings: &findings))
            }
            for entry in entries {
                switch Self.check(entry, in: signed.checkpoint) {
                case .success(let content): shown.append(content)
                case .failure(let refusal): findings.append(refusal.sentence)
                }
            }
        } catch {
            findings.append("The checkpoint is not believed, so no entry is: \(error)")
        }
        return ExcerptReport(
            key: (expected ?? own)?.text ?? key, keyIsReaders: expected != nil, size: size,
            shown: shown, findings: findings, witnesses: reports)
    }

    private struct Refusal: Error { let sentence: String }

    private static func check(
        _ signed: SignedCheckpoint, signedBy key: VerificationKey?
    ) throws(SignedNoteError) {
        guard let key else { throw .notSigned(by: "that is missing") }
        try signed.verify(with: key)
        guard signed.checkpoint.origin.utf8.elementsEqual(key.name.utf8) else {
            throw .notSigned(by: key.description)
        }
    }

    private static func check(
        _ entry: Entry, in checkpoint: Checkpoint
    ) -> Result<LedgerEntry, Refusal> {
        let proof = InclusionProof(leaf: entry.number, size: checkpoint.size, path: entry.path)
        guard proof.verifies(leafHash: MerkleHash.leaf(entry.bytes), root: checkpoint.root) else {
            return .failure(Refusal(sentence: "Entry \(entry.number) is not shown to stand in the ledger of \(checkpoint.size) entries: its bytes, its number or its proof was changed."))
        }
        do {
            let content = try LedgerEntry(decoding: entry.bytes)
            guard content.sequence == entry.number else {
                return .failure(Refusal(sentence: "Entry \(entry.number) holds the entry that was numbered \(content.sequence) when it was made."))
            }
            return .success(content)
        } catch {
            return .failure(Refusal(sentence: "Entry \(entry.number) stands in the ledger but cannot be read: \(error)"))
        }
    }

    private static func report(
        _ witness: WitnessVerificationKey, on signed: SignedCheckpoint, findings: inout [String]
    ) -> WitnessReport {
        var times: [Int64] = []
        do {
            times = try witness.times(on: signed)
            if times.isEmpty { findings.append("The witness \(witness) did not cosign the checkpoint.") }
        } catch {
            findings.append("\(error)")
        }
        return WitnessReport(
            key: witness.text, keyIsReaders: true, cosignatures: times.count,
            size: times.isEmpty ? nil : signed.checkpoint.size, time: times.max())
    }

    private static func key(_ text: String?) throws(ExcerptError) -> VerificationKey? {
        guard let text else { return nil }
        do {
            return try VerificationKey(text: text)
        } catch {
            throw .expectedKey(error)
        }
    }

    private static func witnesses(
        _ texts: [String]
    ) throws(ExcerptError) -> [WitnessVerificationKey] {
        var keys: [WitnessVerificationKey] = []
        for text in texts {
            do {
                keys.append(try WitnessVerificationKey(text: text))
            } catch {
                throw .witnessKey(text, error)
            }
        }
        return keys
    }
}
