/// Seeded numbers for tests that try many inputs (SplitMix64; Steele, Lea and Flood 2014).
struct TestRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension TestRandom {
    /// `bytes` with one to five bytes changed, put in, taken out or doubled; the new ones are
    /// mostly those that mean something.
    mutating func mutation(of bytes: [UInt8], alphabet: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...5, using: &self) {
            let place = Int.random(in: 0...result.count, using: &self)
            let byte =
                Bool.random(using: &self)
                ? alphabet.randomElement(using: &self) ?? 0 : UInt8.random(in: 0...255, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0 where place < result.count: result[place] = byte
            case 1 where place < result.count: result.remove(at: place)
            case 2: result.append(contentsOf: result.suffix(Int.random(in: 0...5, using: &self)))
            default: result.insert(byte, at: place)
            }
        }
        return result
    }
}
