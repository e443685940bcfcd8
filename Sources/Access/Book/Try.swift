import Crypto

/// Something against which wrong tries are counted: a name at a door, or a block of addresses.
/// It is counted by a keyed hash: people type passwords where names belong.
public struct Try: Hashable, Sendable {
    public let subject: [UInt8]
    public let waits: Waits

    package init(_ subject: String, _ waits: Waits, _ key: AccessKey) {
        self.subject = Array(HMAC<SHA256>.authenticationCode(for: Array(subject.utf8), using: key.key(for: .tries)))
        self.waits = waits
    }

    /// Unknown names are counted too: waiting says nothing about who has an account.
    static func name(_ name: SignInName, at door: Door, _ key: AccessKey) -> Try {
        Try("name/\(door.rawValue)/\(name)", .ofName, key)
    }

    /// - Parameter block: As the site cuts addresses: a /24, or a /56 of version 6.
    static func block(_ block: String, _ key: AccessKey) -> Try { Try("block/\(block)", .ofBlock, key) }
}

/// How wrong tries slow down: some are free, then every one doubles the wait.
public struct Waits: Hashable, Sendable {
    public let free: Int
    public let firstSeconds: Int
    public let longestSeconds: Int

    public static let ofName = Waits(free: 5, firstSeconds: 30, longestSeconds: 900)
    /// A clinic's people share one address.
    public static let ofBlock = Waits(free: 60, firstSeconds: 10, longestSeconds: 300)

    public init(free: Int, firstSeconds: Int, longestSeconds: Int) {
        self.free = free
        self.firstSeconds = firstSeconds
        self.longestSeconds = longestSeconds
    }

    /// Milliseconds until the next try after `count` that failed.
    public func wait(after count: Int) -> Int64 {
        guard count >= free else { return 0 }
        let doublings = min(count - free, 20)
        return Int64(min(firstSeconds << doublings, longestSeconds)) * 1000
    }

    /// After a day without a try all is forgotten.
    public static let forgottenAfterMinutes = 1440
}
