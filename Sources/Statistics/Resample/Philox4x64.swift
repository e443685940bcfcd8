/// Philox4x64-10: a keyed bijection from a counter of four words to four random words
/// (Salmon, Moraes, Dror and Shaw 2011, section 3.3). Any word of any stream can be computed
/// without the ones before it, so results need not depend on who computes what.
public enum Philox4x64 {
    public typealias Words = (UInt64, UInt64, UInt64, UInt64)
    public typealias Key = (UInt64, UInt64)

    /// The four words of one counter under one key.
    @inlinable @inline(__always)
    public static func words(counter: Words, key: Key) -> Words {
        var (c0, c1, c2, c3) = counter
        var (k0, k1) = key
        for _ in 0..<10 {
            let first = c0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
            let second = c2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
            c0 = second.high ^ c1 ^ k0
            c1 = second.low
            c2 = first.high ^ c3 ^ k1
            c3 = first.low
            k0 &+= 0x9E37_79B9_7F4A_7C15
            k1 &+= 0xBB67_AE85_84CA_A73B
        }
        return (c0, c1, c2, c3)
    }
}
