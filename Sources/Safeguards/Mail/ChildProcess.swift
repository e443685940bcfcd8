import Glibc

/// A program started with a socket as its input and nothing else of this process: no
/// environment but a search path, no open file, no signal settings.
final class ChildProcess {
    let input: Wire
    private let id: pid_t

    /// Nil when it cannot be started.
    init?(_ path: String, _ arguments: [String], limit: TimeLimit) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        input = Wire(owning: ends[0], limit: limit)
        defer { close(ends[1]) }
        guard let id = Self.spawn(path, arguments, input: ends[1]) else { return nil }
        self.id = id
    }

    private static func spawn(_ path: String, _ arguments: [String], input: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Closing what is not open does nothing.
        for file in 3..<max(4, min(getdtablesize(), 4096)) { posix_spawn_file_actions_addclose(&actions, file) }
        // A group of its own, so that all of it can be killed.
        var all = sigset_t()
        sigfillset(&all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/sbin:/usr/bin:/sbin:/bin"), nil]
        defer { (words + environment).forEach { free($0) } }
        var id: pid_t = 0
        return posix_spawn(&id, path, &actions, &attributes, &words, &environment) == 0 ? id : nil
    }

    /// The exit status, 128 and the signal for one that was killed; nil when the time is over
    /// and it had to be killed. At most a second longer than the limit.
    func wait(_ limit: TimeLimit) -> Int32? {
        var status: Int32 = 0
        while true {
            let ended = waitpid(id, &status, WNOHANG)
            if ended == id { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
            if ended < 0, errno != EINTR { return 127 }
            guard !limit.isOver else { break }
            usleep(5_000)
        }
        kill(-id, SIGKILL)
        // Mostly at once; a program that waits for a disk or a network folder may stay.
        for _ in 0..<200 {
            let ended = waitpid(id, &status, WNOHANG)
            if ended == id || (ended < 0 && errno != EINTR) { return nil }
            usleep(5_000)
        }
        OwnThread.start { [id] in
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
        }
        return nil
    }
}
