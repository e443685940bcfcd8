import Glibc

extension Array where Element == Double {
    /// Zeros. Many of them are asked for in large pages: touching a million scores for the first
    /// time in small ones costs more than scoring them. Where the system has none, nothing changes.
    init(zeros count: Int) {
        guard count * 8 >= 1 << 22 else {
            self.init(repeating: 0, count: count)
            return
        }
        self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
            let page = 1 << 21
            if let base = buffer.baseAddress {
                let address = UInt(bitPattern: base)
                let shift = Int((UInt(page) - address % UInt(page)) % UInt(page))
                let length = (count * 8 - shift) / page * page
                if length > 0 { _ = madvise(UnsafeMutableRawPointer(base) + shift, length, 14) }
            }
            buffer.initialize(repeating: 0)
            initialized = count
        }
    }
}
