import Glibc

extension BundleWriter {
    /// The path without slashes at its end.
    static func trimmed(_ path: String) -> String {
        var result = path[...]
        while result.count > 1, result.last == "/" { result = result.dropLast() }
        return String(result)
    }

    /// An early answer; the rename at the end decides again.
    static func refuseUnlessFree(_ target: String) throws(BundleError) {
        var status = stat()
        guard lstat(target, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .notADirectory(target) }
        guard try BundleDirectory.names(in: target).isEmpty else { throw .notEmpty(target) }
    }

    /// A new directory beside the target, on the same disk, open to its owner alone.
    static func makeNeighbour(of target: String) throws(BundleError) -> String {
        // mkdtemp(3) puts letters of its own in the place of its six marks.
        let marks = String(repeating: "X", count: 6)
        var template = Array("\(target).partial-\(marks)".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer -> Bool in
            guard let start = buffer.baseAddress else { return false }
            return mkdtemp(start) != nil
        }
        guard made else { throw .file(.last(PlainFile.parent(of: target), "written to")) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes an unfinished bundle.
    static func discard(_ place: String) {
        for name in BundleFormat.files + [BundleFormat.manifest] { unlink("\(place)/\(name)") }
        rmdir(place)
    }
}

/// Lists a directory.
enum BundleDirectory {
    /// The names in the directory, sorted, without `.` and `..`.
    static func names(in path: String) throws(BundleError) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOTDIR { throw .notADirectory(path) }
            throw .file(.last(path, "opened"))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
