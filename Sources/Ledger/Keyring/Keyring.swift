import Synchronization

/// The data keys of a site, in memory or in a file that lies apart from the data.
///
/// Destroying a key makes everything that it sealed unreadable, in the data and in every copy
/// of them; its tombstone stays, and no key of that name is ever made again. A keyring never
/// goes back: a file that is older than what was seen is refused.
///
/// Another process's changes are seen by `reload` and before every change; a key that is in
/// use elsewhere stays usable there until then.
public final class Keyring: Sendable {
    let guarded: Mutex<KeyringState>

    init(_ state: consuming sending KeyringState) { guarded = Mutex(state) }

    /// A keyring that is never written: for tests, simulations and demonstrations.
    ///
    /// - Parameter seed: With a seed, a key's secret depends on the seed, its name and its
    ///   generation alone; without one, secrets come from the operating system.
    public static func inMemory(random seed: UInt64? = nil) -> Keyring {
        Keyring(KeyringState(source: KeySource(seed: seed)))
    }

    /// The newest generation of a key: the one to seal with.
    ///
    /// - Throws: `KeyringError.absent` or `.destroyed`.
    public func newest(_ name: KeyName) throws(KeyringError) -> DataKey {
        try guarded.withLock { (state) throws(KeyringError) in
            try state.key(name, generation: nil)
        }
    }

    /// One generation of a key: the one that a sealed content names.
    ///
    /// - Throws: `KeyringError.absent`, `.destroyed` or `.noGeneration`.
    public func key(_ name: KeyName, generation: Int) throws(KeyringError) -> DataKey {
        try guarded.withLock { (state) throws(KeyringError) in
            try state.key(name, generation: generation)
        }
    }

    /// Whether a key can be used, as far as this keyring has read.
    public func state(_ name: KeyName) -> KeyState {
        guarded.withLock { $0.contents.state(name) }
    }

    /// All names, destroyed ones too, in order.
    public var names: [KeyName] {
        guarded.withLock { $0.contents.names }
    }

    /// Makes the first generation of every name that has none, all in one write; they are on
    /// the disk when this returns. Cheap when nothing is missing.
    ///
    /// - Returns: Whether any key was made.
    /// - Throws: `KeyringError.destroyed` when one of them was destroyed; then none is made.
    public func ensure(_ names: [KeyName]) throws(KeyringError) -> Bool {
        try guarded.withLock { (state) throws(KeyringError) in
            if try state.contents.missing(names).isEmpty { return false }
            return try state.change { (contents, source) throws(KeyringError) in
                let isMade = try contents.ensure(names, from: source)
                return (isMade, isMade)
            }
        }
    }

    /// Destroys all generations of a key for ever and leaves a tombstone, which keeps the
    /// first instant when a key is destroyed twice. A name without a key can be destroyed too,
    /// so that a list of destroyed keys can be applied to an old copy of a keyring.
    ///
    /// - Parameter milliseconds: The instant, in milliseconds since 1970.
    public func destroy(_ name: KeyName, at milliseconds: Int64) throws(KeyringError) {
        try guarded.withLock { (state) throws(KeyringError) in
            try state.change(wiping: true) { (contents, _) throws(KeyringError) in
                ((), try contents.destroy(name, at: milliseconds))
            }
        }
    }

    /// Makes a new generation of a key and gives its number. Older ones still open what they
    /// sealed.
    ///
    /// - Throws: `KeyringError.absent` or `.destroyed`.
    public func rotate(_ name: KeyName) throws(KeyringError) -> Int {
        try guarded.withLock { (state) throws(KeyringError) in
            try state.change { (contents, source) throws(KeyringError) in
                (try contents.rotate(name, from: source), true)
            }
        }
    }
}
