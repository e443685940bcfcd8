/// What a passphrase's derivation costs: scrypt (RFC 7914) with N = 2^`logN`, block size r and
/// parallelism p, in 128·N·r bytes of memory.
struct KeyringCost: Hashable, Sendable {
    let logN: Int
    let r: Int
    let p: Int

    /// 128 MiB.
    static let standard = KeyringCost(known: 17, 8, 1)
    /// 16 KiB, which guards nothing: for tests.
    static let least = KeyringCost(known: 4, 8, 1)

    /// The most memory that a file can make its reader use: 256 MiB.
    static let maximumBytes = 256 << 20

    private init(known logN: Int, _ r: Int, _ p: Int) {
        self.logN = logN
        self.r = r
        self.p = p
    }

    /// Nil when a number is out of bounds or the three together cost too much.
    init?(logN: Int, r: Int, p: Int) {
        guard (4...20).contains(logN), (8...16).contains(r), (1...4).contains(p),
            128 * r << logN <= Self.maximumBytes
        else { return nil }
        self.init(known: logN, r, p)
    }
}
