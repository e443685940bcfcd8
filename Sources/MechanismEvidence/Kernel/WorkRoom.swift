/// Buffers of one block of work.
struct WorkRoom {
    var sums: [Double]
    var moments: [Double]
    var scratch: [Double]
    var out: [Double]
    var rows: [UInt32]

    init(sums: Int, moments: Int, scratch: Int, out: Int, rows: Int) {
        self.sums = [Double](repeating: 0, count: sums)
        self.moments = [Double](repeating: 0, count: moments)
        self.scratch = [Double](repeating: 0, count: scratch)
        self.out = [Double](repeating: 0, count: out)
        self.rows = [UInt32](repeating: 0, count: rows)
    }

    typealias Numbers = UnsafeMutableBufferPointer<Double>

    mutating func use(_ work: (Numbers, Numbers, Numbers, Numbers, UnsafeMutableBufferPointer<UInt32>) -> Void) {
        sums.withUnsafeMutableBufferPointer { sums in
            moments.withUnsafeMutableBufferPointer { moments in
                scratch.withUnsafeMutableBufferPointer { scratch in
                    out.withUnsafeMutableBufferPointer { out in
                        rows.withUnsafeMutableBufferPointer { work(sums, moments, scratch, out, $0) }
                    }
                }
            }
        }
    }
}
