import Crypto

/// The three hashes of a Merkle tree: RFC 6962, section 2.1, with SHA-256.
///
/// Leaves and inner nodes start with different bytes, so that neither can be passed off
/// as the other.
public enum MerkleHash {
    /// The root of a tree without leaves: SHA-256 of nothing.
    public static let empty = Digest256(SHA256().finalize())

    /// SHA-256(0x00 ‖ entry).
    public static func leaf(_ entry: [UInt8]) -> Digest256 {
        var hash = SHA256()
        var prefix: UInt8 = 0x00
        withUnsafeBytes(of: &prefix) { hash.update(bufferPointer: $0) }
        entry.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Digest256(hash.finalize())
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    public static func node(_ left: Digest256, _ right: Digest256) -> Digest256 {
        var hash = SHA256()
        var prefix: UInt8 = 0x01
        withUnsafeBytes(of: &prefix) { hash.update(bufferPointer: $0) }
        withUnsafeBytes(of: (left.memoryWords, right.memoryWords)) {
            hash.update(bufferPointer: $0)
        }
        return Digest256(hash.finalize())
    }
}
