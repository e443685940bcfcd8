/// One run of `BundleVerification`.
struct BundleCheck {
    let directory: String
    let reader: BundleVerification.ReadersOwn
    private let limit: Int
    private(set) var findings: [BundleFinding] = []
    private(set) var unlisted = 0
    /// What the files really are, for comparing with the manifest.
    var seen: [String: BundleManifest.File] = [:]

    init(directory: String, reader: BundleVerification.ReadersOwn, limit: Int) {
        self.directory = directory
        self.reader = reader
        self.limit = max(1, limit)
    }

    mutating func add(
        _ kind: BundleFinding.Kind, file: String? = nil, entries: ClosedRange<Int64>? = nil,
        _ sentence: String
    ) {
        guard findings.count < limit else {
            unlisted += 1
            return
        }
        findings.append(BundleFinding(kind: kind, file: file, entries: entries, sentence: sentence))
    }

    mutating func run(_ allowances: BundleVerification.Allowances) throws(BundleError) -> BundleReport {
        checkNames(try BundleDirectory.names(in: directory))
        let manifest = readManifest()
        readReadme()
        let keys = readKeys()
        guard let key = reader.key ?? keys?.ledger else { throw .noKey(directory) }
        compare(keys?.ledger)
        let notes = readCheckpoints()
        let witnesses = witnessed(notes, by: keys?.witnesses ?? [])
        var pass = EntryPass(
            ledger: LedgerVerification(checkpoints: notes, publicKey: key, findingLimit: limit),
            kept: keptCheckpoint(signedBy: key),
            brackets: WitnessBrackets(witnesses, allowances: allowances))
        readEntries(&pass)
        let ledger = pass.ledger.report()
        for finding in pass.findings { add(finding.kind, entries: finding.entries, finding.sentence) }
        if let manifest {
            compare(manifest, ledger: ledger, checkpoints: notes.count, name: keys?.ledger?.name)
        }
        let reports = witnesses.map(\.report)
        return BundleReport(
            ledgerName: key.name, key: key.text, keyIsReaders: reader.key != nil,
            findings: findings, furtherFindings: unlisted, ledger: ledger,
            checkpoints: notes.count, witnesses: reports,
            statements: BundleStatements.all(
                ledger: ledger, bundleIsWhole: findings.isEmpty, key: key,
                keyIsReaders: reader.key != nil, kept: reader.kept, witnesses: reports))
    }

    private mutating func checkNames(_ names: [String]) {
        let known = BundleFormat.files + [BundleFormat.manifest]
        for name in known where !names.contains(name) {
            add(.fileMissing, file: name, "The file \(name) is missing.")
        }
        for name in names where !known.contains(name) {
            add(.fileUnexpected, file: name, "The file \(ForeignText.quoted(name)) does not belong to the bundle.")
        }
    }

    private mutating func compare(_ bundled: VerificationKey?) {
        guard let expected = reader.key, let bundled, bundled != expected else { return }
        add(
            .keyDiffers, file: BundleFormat.keys,
            "The bundle's key \(bundled.text) is not the key \(expected.text) that you had from elsewhere: the bundle may have been made and signed by someone else.")
    }

    /// The kept checkpoint, when it is this ledger's.
    private mutating func keptCheckpoint(signedBy key: VerificationKey) -> Checkpoint? {
        guard let kept = reader.kept else { return nil }
        do {
            try kept.verify(with: key)
            guard kept.checkpoint.origin.utf8.elementsEqual(key.name.utf8) else {
                throw SignedNoteError.notSigned(by: key.description)
            }
        } catch {
            add(
                .keptNotVerified,
                "The checkpoint of \(kept.checkpoint.size) entries that you kept is not signed with the key \(key.text): the bundle is another ledger's, or was signed again with another key.")
            return nil
        }
        return kept.checkpoint
    }
}
