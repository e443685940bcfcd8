import Crypto

/// What a keyring holds: under each name either the secrets of its generations, oldest
/// first, or the tombstone of a key that was destroyed.
struct KeyringContents {
    enum Entry {
        case secrets([SymmetricKey])
        case destroyed(at: Int64)
    }

    private(set) var entries: [KeyName: Entry] = [:]

    var names: [KeyName] { entries.keys.sorted() }

    func state(_ name: KeyName) -> KeyState {
        switch entries[name] {
        case nil: .absent
        case .secrets: .present
        case .destroyed(let instant): .destroyed(at: instant)
        }
    }

    /// The secrets of a key that can be used, oldest first.
    func secrets(_ name: KeyName) throws(KeyringError) -> [SymmetricKey] {
        switch entries[name] {
        case nil: throw .absent(name)
        case .destroyed(let instant): throw .destroyed(name, at: instant)
        case .secrets(let secrets): return secrets
        }
    }

    /// Those of `names` that have to be made, each once.
    ///
    /// - Throws: `KeyringError.destroyed` when one was destroyed, `.name` when one is not
    ///   allowed.
    func missing(_ names: [KeyName]) throws(KeyringError) -> Set<KeyName> {
        var missing: Set<KeyName> = []
        for name in names {
            switch entries[name] {
            case .secrets: continue
            case .destroyed(let instant): throw .destroyed(name, at: instant)
            case nil:
                guard name.isAllowed else { throw .name(name) }
                missing.insert(name)
            }
        }
        return missing
    }

    /// Makes the first generation of each name that is missing; gives whether any was.
    mutating func ensure(_ names: [KeyName], from source: KeySource) throws(KeyringError) -> Bool {
        let missing = try missing(names)
        for name in missing { entries[name] = .secrets([source.secret(name, generation: 1)]) }
        return !missing.isEmpty
    }

    /// Adds a generation and gives its number.
    mutating func rotate(_ name: KeyName, from source: KeySource) throws(KeyringError) -> Int {
        let secrets = try secrets(name)
        let generation = secrets.count + 1
        entries[name] = .secrets(secrets + [source.secret(name, generation: generation)])
        return generation
    }

    /// Puts a tombstone in the place of all generations; false when one was there already.
    ///
    /// A name that never was can be destroyed too: a list of destroyed keys can then be
    /// applied to any keyring.
    mutating func destroy(_ name: KeyName, at milliseconds: Int64) throws(KeyringError) -> Bool {
        guard name.isAllowed else { throw .name(name) }
        if case .destroyed = entries[name] { return false }
        entries[name] = .destroyed(at: milliseconds)
        return true
    }

    /// Puts an entry that was read from a file; false when it is out of order.
    mutating func put(_ name: KeyName, _ secret: SymmetricKey, generation: Int) -> Bool {
        switch entries[name] {
        case nil where generation == 1: entries[name] = .secrets([secret])
        case .secrets(let secrets) where generation == secrets.count + 1:
            entries[name] = .secrets(secrets + [secret])
        default: return false
        }
        return true
    }

    /// Puts a tombstone that was read from a file; false when the name is taken.
    mutating func put(_ name: KeyName, destroyedAt milliseconds: Int64) -> Bool {
        guard entries[name] == nil else { return false }
        entries[name] = .destroyed(at: milliseconds)
        return true
    }

    /// The first name that `later` has lost or brought back, which no change of ours does.
    func lost(in later: KeyringContents) -> KeyName? {
        entries.keys.sorted().first { name in
            switch (entries[name], later.entries[name]) {
            case (.secrets(let before), .secrets(let after)): after.count < before.count
            case (.secrets, .destroyed): false
            case (.destroyed(let before), .destroyed(let after)): before != after
            default: true
            }
        }
    }
}
