/// Whether a key can be used.
public enum KeyState: Hashable, Sendable {
    /// The keyring holds the key.
    case present
    /// The keyring has never held the key.
    case absent
    /// The key was destroyed, at an instant in milliseconds since 1970, and never comes back.
    case destroyed(at: Int64)
}
