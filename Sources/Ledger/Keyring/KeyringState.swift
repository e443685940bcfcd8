/// A keyring's state, of which `Keyring` keeps one behind its lock.
struct KeyringState {
    /// What is known of the keyring's file.
    struct File {
        let access: KeyringFileAccess
        let kind: String
        var locking: KeyringLocking
        var master: KeyringMaster
        var serial: Int64
        /// The file's bytes when it was last read or written.
        var bytes: [UInt8]
        /// A write failed where it cannot be known what the disk holds.
        var isDoubtful = false
    }

    var contents = KeyringContents()
    /// Nil for a keyring in memory.
    var file: File?
    let source: KeySource
    /// The checkpoint that a keyring in memory keeps.
    var checkpoint: String?
    /// Keys whose derived keys are at hand.
    private var derived: [KeyName: [Int: DataKey]] = [:]

    init(contents: KeyringContents = KeyringContents(), file: File? = nil, source: KeySource) {
        self.contents = contents
        self.file = file
        self.source = source
    }

    mutating func key(_ name: KeyName, generation: Int?) throws(KeyringError) -> DataKey {
        let secrets = try contents.secrets(name)
        let number = generation ?? secrets.count
        guard (1...secrets.count).contains(number) else { throw .noGeneration(name, number) }
        if let known = derived[name]?[number] { return known }
        let key = DataKey(name: name, generation: number, secret: secrets[number - 1])
        derived[name, default: [:]][number] = key
        return key
    }

    /// Reads the file, if it has changed since. Call it while holding the file's lock.
    mutating func refresh() throws(KeyringError) {
        guard var file else { return }
        guard !file.isDoubtful else { throw .doubtful(file.access.path) }
        let bytes = try file.access.read()
        guard bytes != file.bytes else { return }
        let reading = try KeyringReading(bytes, path: file.access.path)
        guard reading.locking == file.locking else {
            // The serial is not vouched for here; either way nothing of the file is used.
            throw reading.serial > file.serial
                ? .secretChanged(file.access.path) : .rolledBack(file.access.path)
        }
        let later = try reading.contents(file.master, kind: file.kind)
        guard reading.serial > file.serial, contents.lost(in: later) == nil else {
            throw .rolledBack(file.access.path)
        }
        // Another process may have been killed between its rename and its flush.
        guard file.access.flushDirectory() else { throw .doubtful(file.access.path) }
        file.serial = reading.serial
        file.bytes = bytes
        adopt(later, file)
    }

    /// Changes the contents, on the disk first: when this throws, nothing has changed in memory.
    ///
    /// - Parameters:
    ///   - wiping: Whether the old file holds what is to be gone.
    ///   - change: Gives its result, and whether anything changed.
    mutating func change<Result>(
        wiping: Bool = true,
        _ change: (inout KeyringContents, KeySource) throws(KeyringError) -> (Result, Bool)
    ) throws(KeyringError) -> Result {
        guard let path = file?.access.path else {
            var next = contents
            let (result, _) = try change(&next, source)
            adopt(next, nil)
            return result
        }
        return try KeyringLock.hold(path) { () throws(KeyringError) in
            try refresh()
            guard let file else { throw .missing(path) }
            var next = contents
            let (result, isChanged) = try change(&next, source)
            if isChanged { try write(next, file, wiping: wiping) }
            return result
        }
    }

    /// Writes the next state of the file. Call it while holding the file's lock.
    mutating func write(
        _ next: KeyringContents, _ file: File, wiping: Bool
    ) throws(KeyringError) {
        var file = file
        file.serial += 1
        file.access.removeDraft()
        file.bytes = try KeyringText.render(
            next, serial: file.serial, locking: file.locking, master: file.master)
        guard file.bytes.count <= KeyringFileAccess.maximumBytes else {
            throw .notAFile(file.access.path)
        }
        do {
            try file.access.replace(with: file.bytes, wiping: wiping)
        } catch {
            if case .doubtful = error { self.file?.isDoubtful = true }
            throw error
        }
        adopt(next, file)
    }

    private mutating func adopt(_ next: KeyringContents, _ file: File?) {
        contents = next
        self.file = file
        derived = derived.filter { contents.state($0.key) == .present }
    }
}
