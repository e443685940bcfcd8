extension BundleCheck {
    /// The small files, read whole and hashed; nil, with a finding, when that cannot be.
    private mutating func whole(_ name: String, atMost limit: Int) -> [UInt8]? {
        do {
            let stream = try FileReader("\(directory)/\(name)")
            guard stream.size <= limit else { throw PlainFileError.tooLong(name, limit: limit) }
            let bytes = try stream.read(atMost: limit)
            let end = try stream.finish()
            seen[name] = .init(name: name, bytes: end.bytes, sha256: end.digest)
            return bytes
        } catch {
            noteUnreadable(name, error)
            return nil
        }
    }

    /// A missing file is a finding already.
    mutating func noteUnreadable(_ name: String, _ error: any Error) {
        guard let error = error as? PlainFileError, !error.isMissing else { return }
        add(.fileUnreadable, file: name, "The file \(name) cannot be read: \(error)")
    }

    mutating func readReadme() { _ = whole(BundleFormat.readme, atMost: BundleFormat.keysBytes) }

    mutating func readManifest() -> BundleManifest? {
        let name = BundleFormat.manifest
        guard let bytes = whole(name, atMost: BundleFormat.manifestBytes) else { return nil }
        guard let manifest = BundleManifest(parsing: bytes) else {
            add(.manifestUnreadable, file: name, "\(name) is not a manifest of the form and version that this program reads.")
            return nil
        }
        if !manifest.text.utf8.elementsEqual(bytes) {
            add(.manifestForm, file: name, "\(name) says the same in other bytes than it was written in.")
        }
        return manifest
    }

    /// The keys that lie in the bundle; believed no more than the bundle is.
    mutating func readKeys() -> (ledger: VerificationKey?, witnesses: [WitnessVerificationKey])? {
        let name = BundleFormat.keys
        guard let bytes = whole(name, atMost: BundleFormat.keysBytes) else { return nil }
        let lines = TextLines.split(String(decoding: bytes, as: UTF8.self))
        let ledger = lines.first.flatMap { try? VerificationKey(text: $0) }
        let witnesses = lines.dropFirst().compactMap { try? WitnessVerificationKey(text: $0) }
        if let ledger, BundleFormat.keys(ledger, witnesses).utf8.elementsEqual(bytes) {
            return (ledger, witnesses)
        }
        add(.keysUnreadable, file: name, "\(name) does not hold one verification key a line, the ledger's first.")
        return (ledger, witnesses)
    }

    mutating func readCheckpoints() -> [String] {
        let name = BundleFormat.checkpoints
        guard let bytes = whole(name, atMost: BundleFormat.checkpointsBytes) else { return [] }
        return BundleFormat.notes(bytes)
    }

    /// What the manifest says against what is there.
    mutating func compare(
        _ manifest: BundleManifest, ledger: LedgerReport, checkpoints: Int, name: String?
    ) {
        func differs(_ what: String, _ said: String, _ found: String) -> String {
            "The manifest says \(what) \(said), found \(found)."
        }
        if let name, !manifest.ledger.utf8.elementsEqual(name.utf8) {
            add(.manifestDiffers, differs("ledger", ForeignText.quoted(manifest.ledger), name))
        }
        if manifest.entries != ledger.entries {
            add(.manifestDiffers, differs("entries", "\(manifest.entries)", "\(ledger.entries)"))
        }
        if manifest.root != ledger.root {
            add(.manifestDiffers, differs("root", manifest.root.hex, ledger.root.hex))
        }
        if manifest.checkpoints != Int64(checkpoints) {
            add(.manifestDiffers, differs("checkpoints", "\(manifest.checkpoints)", "\(checkpoints)"))
        }
        guard manifest.files.map(\.name) == BundleFormat.files else {
            add(.manifestDiffers, "The manifest does not list the files \(BundleFormat.files.joined(separator: ", ")).")
            return
        }
        for said in manifest.files {
            guard let found = seen[said.name], found != said else { continue }
            let how = found.bytes == said.bytes
                ? "its SHA-256 is \(found.sha256.short)…, not \(said.sha256.short)…"
                : "it has \(found.bytes) bytes, not \(said.bytes)"
            add(.fileChanged, file: said.name, "\(said.name) is not the file that the manifest lists: \(how).")
        }
    }
}
