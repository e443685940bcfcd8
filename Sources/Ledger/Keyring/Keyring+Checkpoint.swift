import Synchronization

extension Keyring {
    /// Keeps the newest signed checkpoint beside the keyring, on the disk when this returns:
    /// a data directory that was put back to an older state is then noticed at the next start.
    ///
    /// The text is kept as it is. Its own signature protects it, and the caller sees to it
    /// that it is newer than the one before.
    ///
    /// - Throws: `KeyringError.checkpoint` when the text is empty or longer than 64 KiB.
    public func keep(checkpoint note: String) throws(KeyringError) {
        try guarded.withLock { (state) throws(KeyringError) in
            let path = state.file.map { Self.checkpointFile($0).path } ?? "memory"
            let bytes = Array(note.utf8)
            guard (1...KeyringFileAccess.maximumCheckpointBytes).contains(bytes.count) else {
                throw .checkpoint(path)
            }
            guard let file = state.file else { return state.checkpoint = note }
            try KeyringLock.hold(file.access.path) { () throws(KeyringError) in
                try Self.checkpointFile(file).replace(with: bytes, wiping: false)
            }
        }
    }

    /// The checkpoint that was kept last; nil when none was.
    ///
    /// - Throws: `KeyringError` when there is one that cannot be read.
    public func keptCheckpoint() throws(KeyringError) -> String? {
        try guarded.withLock { (state) throws(KeyringError) -> String? in
            guard let file = state.file else { return state.checkpoint }
            let kept = Self.checkpointFile(file)
            guard kept.exists else { return nil }
            let bytes = try kept.read(atMost: KeyringFileAccess.maximumCheckpointBytes)
            guard !bytes.isEmpty, let note = String(validating: bytes, as: UTF8.self) else {
                throw .checkpoint(kept.path)
            }
            return note
        }
    }

    private static func checkpointFile(_ file: KeyringState.File) -> KeyringFileAccess {
        KeyringFileAccess(path: file.access.path + ".checkpoint")
    }
}
