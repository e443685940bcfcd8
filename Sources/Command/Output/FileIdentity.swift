import Glibc

/// Which plain file a path leads to, whatever the path is called.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    /// nil where there is no file, and for folders, devices and pipes.
    init?(_ path: String) {
        var information = stat()
        guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(information.st_dev)
        number = UInt64(information.st_ino)
    }
}
