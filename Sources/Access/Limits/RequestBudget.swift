public import StudyDesign
import Synchronization

/// How many requests an address block may make, by what they cost. Each kind of request has a pot that fills
/// steadily and never overflows; a request takes one from it, and is asked to come back when it is empty.
///
/// Help, and answers of whoever is signed in, are never counted: see ``RequestCost/free``.
public final class RequestBudget: Sendable {
    private struct Pot {
        var left: Double
        var filled: Instant
    }

    private struct Key: Hashable {
        let block: AddressBlock
        let cost: RequestCost
    }

    /// Blocks remembered at once; beyond it the fullest pots are forgotten, which lets in rather than keeps out.
    public static let most = 20_000

    private let pots = Mutex<[Key: Pot]>([:])
    private let scale: Double

    /// - Parameter scale: Multiplies every limit; a clinic where all sit behind one address may need more.
    public init(scale: Double = 1) { self.scale = max(scale, 0.01) }

    /// Takes one request out of the pot.
    ///
    /// - Returns: nil when it may go on, or the seconds after which there is one again.
    public func take(_ cost: RequestCost, from block: AddressBlock, at now: Instant) -> Int? {
        guard let limit = cost.perMinute.map({ $0 * scale }) else { return nil }
        return pots.withLock { pots in
            if pots.count >= Self.most { Self.forget(&pots, at: now, scale) }
            let key = Key(block: block, cost: cost)
            var pot = pots[key] ?? Pot(left: limit, filled: now)
            let passed = Double(max(0, now.milliseconds - pot.filled.milliseconds)) / 60_000
            pot = Pot(left: min(limit, pot.left + passed * limit), filled: now)
            defer { pots[key] = pot }
            guard pot.left >= 1 else { return max(1, Int(((1 - pot.left) / limit * 60).rounded(.up))) }
            pot.left -= 1
            return nil
        }
    }

    private static func forget(_ pots: inout [Key: Pot], at now: Instant, _ scale: Double) {
        // Whoever has been away for a minute has a full pot anyway.
        pots = pots.filter { now.milliseconds - $0.value.filled.milliseconds < 60_000 }
        guard pots.count >= most else { return }
        let fullest = pots.sorted { $0.value.left > $1.value.left }.prefix(most / 2)
        for (key, _) in fullest { pots[key] = nil }
    }
}
