import Synchronization

extension Keyring {
    /// Makes an empty keyring in a new file with mode 0600.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be, outside the data directory. Three more may come to
    ///     lie beside it: `.lock`, `.new` while it is written, and `.checkpoint`.
    ///   - secret: What is to unlock it.
    /// - Throws: `KeyringError.exists` when there is a file, `.shortPassphrase`, `.keyFile`.
    public static func create(
        at path: String, secret: KeyringSecret
    ) throws(KeyringError) -> Keyring {
        try create(at: path, secret: secret, random: nil)
    }

    /// The same for demonstrations and tests, with chance and cost passed in.
    package static func create(
        at path: String, secret: KeyringSecret, random seed: UInt64?, cheaply: Bool = false
    ) throws(KeyringError) -> Keyring {
        try secret.checkStrength()
        let access = KeyringFileAccess(path: path)
        if access.exists { throw .exists(path) }
        let source = KeySource(seed: seed)
        let locking = KeyringLocking(
            for: secret, cost: cheaply ? .least : .standard, salt: source.salt())
        let master = try locking.unlock(secret, path: path)
        var state = KeyringState(source: source)
        let file = KeyringState.File(
            access: access, kind: secret.kind, locking: locking, master: master, serial: 0,
            bytes: [])
        try KeyringLock.hold(path) { () throws(KeyringError) in
            if access.exists { throw .exists(path) }
            try state.write(KeyringContents(), file, wiping: false)
        }
        return Keyring(state)
    }

    /// Opens a keyring's file.
    ///
    /// - Throws: `KeyringError`: `.missing`, `.permissions`, `.wrongSecret` and `.otherKind`
    ///   before the secret fits; `.tampered` when it fits a file that was changed.
    public static func open(
        at path: String, secret: KeyringSecret
    ) throws(KeyringError) -> Keyring {
        try open(at: path, secret: secret, random: nil)
    }

    /// The same for demonstrations and tests, with chance passed in.
    package static func open(
        at path: String, secret: KeyringSecret, random seed: UInt64?
    ) throws(KeyringError) -> Keyring {
        let access = KeyringFileAccess(path: KeyringFileAccess.resolved(path))
        guard access.exists else { throw .missing(path) }
        let bytes = try KeyringLock.hold(access.path) { () throws(KeyringError) in
            access.removeDraft()
            let bytes = try access.read()
            guard access.flushDirectory() else { throw .doubtful(path) }
            return bytes
        }
        let reading = try KeyringReading(bytes, path: access.path)
        let master = try reading.locking.unlock(secret, path: access.path)
        let contents = try reading.contents(master, kind: secret.kind)
        let file = KeyringState.File(
            access: access, kind: secret.kind, locking: reading.locking, master: master,
            serial: reading.serial, bytes: bytes)
        return Keyring(
            KeyringState(contents: contents, file: file, source: KeySource(seed: seed)))
    }

    /// Reads what another process has changed in the file; nothing for a keyring in memory.
    ///
    /// - Throws: `KeyringError.rolledBack` when the file is older than what was seen,
    ///   `.secretChanged` when it has been locked anew.
    public func reload() throws(KeyringError) {
        try guarded.withLock { (state) throws(KeyringError) in
            guard let path = state.file?.access.path else { return }
            try KeyringLock.hold(path) { () throws(KeyringError) in try state.refresh() }
        }
    }

    /// Locks the file with a new secret; every key is wrapped anew and every tombstone stays.
    /// The old secret opens none but old copies. Nothing happens to a keyring in memory.
    ///
    /// - Throws: `KeyringError.shortPassphrase`, `.keyFile`.
    public func rotateSecret(to secret: KeyringSecret) throws(KeyringError) {
        try rotateSecret(to: secret, cost: .standard)
    }

    func rotateSecret(to secret: KeyringSecret, cost: KeyringCost) throws(KeyringError) {
        try secret.checkStrength()
        try guarded.withLock { (state) throws(KeyringError) in
            guard let path = state.file?.access.path else { return }
            let locking = KeyringLocking(
                for: secret, cost: cost, salt: KeySource(seed: nil).salt())
            let master = try locking.unlock(secret, path: path)
            try KeyringLock.hold(path) { () throws(KeyringError) in
                try state.refresh()
                guard let old = state.file else { throw .missing(path) }
                let file = KeyringState.File(
                    access: old.access, kind: secret.kind, locking: locking, master: master,
                    serial: old.serial, bytes: [])
                try state.write(state.contents, file, wiping: true)
            }
        }
    }
}
