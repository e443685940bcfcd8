import Glibc

/// Writes a ledger as a directory that stands without server and without keys.
///
/// Everything is written into a neighbour of the target, flushed, and renamed: the target is
/// either whole or not there. Memory does not grow with the number of entries.
public enum BundleWriter {
    /// - Parameters:
    ///   - directory: Where the bundle is to be: not there yet, or an empty directory.
    ///   - rows: Hands over every row, in order, by calling its argument.
    ///   - checkpoints: Every signed checkpoint. The newest should cover all rows.
    ///   - key: The key that the checkpoints are signed with.
    ///   - witnesses: The keys of the witnesses that cosigned.
    /// - Returns: The manifest.
    /// - Throws: `BundleError`, also when the ledger is damaged: no bundle is written that
    ///   would not verify. Or what `rows` throws. The target is then untouched.
    @discardableResult
    public static func write(
        to directory: String, rows: ((LedgerRow) throws -> Void) throws -> Void,
        checkpoints: [SignedCheckpoint], key: VerificationKey,
        witnesses: [WitnessVerificationKey] = []
    ) throws -> BundleManifest {
        let target = trimmed(directory)
        try refuseUnlessFree(target)
        let partial = try makeNeighbour(of: target)
        do {
            let manifest = try fill(
                partial, rows: rows, checkpoints: checkpoints, key: key, witnesses: witnesses)
            guard rename(partial, target) == 0 else {
                if errno == ENOTEMPTY || errno == EEXIST { throw BundleError.notEmpty(target) }
                throw BundleError.file(.last(target, "put in place"))
            }
            try mapped { () throws(PlainFileError) in
                try PlainFile.flushDirectory(PlainFile.parent(of: target))
            }
            return manifest
        } catch {
            discard(partial)
            throw error
        }
    }

    private static func fill(
        _ place: String, rows: ((LedgerRow) throws -> Void) throws -> Void,
        checkpoints: [SignedCheckpoint], key: VerificationKey,
        witnesses: [WitnessVerificationKey]
    ) throws -> BundleManifest {
        let notes = checkpoints.map(\.text)
        let file = try FileWriter("\(place)/\(BundleFormat.entries)")
        var verification = LedgerVerification(checkpoints: notes, publicKey: key, findingLimit: 1)
        try rows { row in
            guard row.bytes.count <= BundleFormat.entryBytes else {
                throw BundleError.entryTooLong(row.sequence)
            }
            verification.take(row)
            try file.write(BundleFormat.record(row.bytes))
        }
        let report = verification.report()
        if let finding = report.findings.first { throw BundleError.damaged(finding.sentence) }
        let entries = try file.finish()
        let readme = try write(BundleReadme.text, to: BundleFormat.readme, in: place)
        let signed = try write(BundleFormat.joined(notes), to: BundleFormat.checkpoints, in: place)
        let keys = try write(BundleFormat.keys(key, witnesses), to: BundleFormat.keys, in: place)
        let manifest = BundleManifest(
            ledger: key.name, entries: report.entries, root: report.root,
            checkpoints: Int64(notes.count),
            files: [
                readme, .init(name: BundleFormat.entries, bytes: entries.bytes, sha256: entries.digest),
                signed, keys,
            ])
        _ = try write(manifest.text, to: BundleFormat.manifest, in: place)
        try PlainFile.flushDirectory(place)
        return manifest
    }

    private static func write(
        _ text: String, to name: String, in place: String
    ) throws(PlainFileError) -> BundleManifest.File {
        let file = try FileWriter("\(place)/\(name)")
        try file.write(Array(text.utf8))
        let written = try file.finish()
        return .init(name: name, bytes: written.bytes, sha256: written.digest)
    }
}
