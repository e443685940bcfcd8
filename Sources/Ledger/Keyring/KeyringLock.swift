import Glibc

/// Keeps other keyrings, of this process or another, from reading or changing a keyring file
/// meanwhile. The kernel lets go when the process ends, however it ends. Advisory (flock(2)),
/// on a file of its own because the keyring's file is replaced.
enum KeyringLock {
    /// Waits for the lock; nobody holds it for longer than one write.
    static func hold<Result>(
        _ path: String, _ body: () throws(KeyringError) -> Result
    ) throws(KeyringError) -> Result {
        let lock = path + ".lock"
        let descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .system(lock, action: "opened", reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw .system(lock, action: "locked", reason: String(cString: strerror(errno)))
            }
        }
        return try body()
    }
}
