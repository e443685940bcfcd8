import Foundation

/// Which plain file a path leads to, whatever the path is called.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    /// nil where there is no file, and for folders, devices and pipes.
    init?(_ path: String) {
        // Attributes are those of a link itself; what counts is where it leads.
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved),
            attributes[.type] as? FileAttributeType == .typeRegular,
            let device = (attributes[.systemNumber] as? NSNumber)?.uint64Value,
            let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
        else { return nil }
        self.device = device
        self.number = number
    }
}
