import Crypto

/// Where new secrets come from: the operating system, or a seed in tests, simulations and
/// demonstrations.
struct KeySource: Sendable {
    /// With a seed, a key's secret depends on the seed, its name and its generation alone,
    /// whatever the order in which keys are made.
    let seed: UInt64?

    func secret(_ name: KeyName, generation: Int) -> SymmetricKey {
        guard seed != nil else { return SymmetricKey(size: .bits256) }
        return SymmetricKey(data: seeded("key \(generation) \(name)"))
    }

    /// 16 bytes that make one keyring's derived keys unlike another's.
    func salt() -> [UInt8] {
        guard seed != nil else {
            return SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        }
        return Array(seeded("salt").prefix(16))
    }

    private func seeded(_ label: String) -> [UInt8] {
        var writer = ByteWriter(capacity: 8)
        writer.put(seed ?? 0)
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(label.utf8), using: SymmetricKey(data: writer.bytes))
        return Array(code)
    }
}
