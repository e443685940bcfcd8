import Foundation
import StoreContract

/// Seeds of a random test: 1, 2, 3 … or the one in `MAITRI_SEED`.
func testSeeds(_ count: Int) -> [UInt64] {
    if let seed = ProcessInfo.processInfo.environment["MAITRI_SEED"].flatMap({ UInt64($0) }) { return [seed] }
    return (1...UInt64(max(1, count))).map(\.self)
}
