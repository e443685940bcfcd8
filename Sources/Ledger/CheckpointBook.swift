/// The checkpoints that the ledger's key signed, by size.
struct CheckpointBook: Sendable {
    /// One size and the roots that were signed for it; more than one is itself a finding.
    struct Size: Sendable {
        let size: Int64
        let roots: [Digest256]

        func fits(_ tree: MerkleFrontier) -> Bool {
            tree.size == size && roots.contains(tree.root)
        }
    }

    private let sizes: [Size]
    private var position = 0
    /// The largest size that the tree agreed with.
    private(set) var covered: Int64 = 0
    private(set) var matches = 0

    /// Reads and verifies the texts; what is refused becomes a finding and is not used.
    init(_ texts: [String], publicKey: VerificationKey, findings: inout FindingList) {
        var roots: [Int64: Set<Digest256>] = [:]
        for (index, text) in texts.enumerated() {
            switch Self.read(text, publicKey: publicKey, place: index + 1) {
            case .success(let checkpoint):
                roots[checkpoint.size, default: []].insert(checkpoint.root)
            case .failure(let refusal): findings.add(refusal.finding)
            }
        }
        sizes = roots.keys.sorted().map { size in
            let all = roots[size] ?? []
            return Size(size: size, roots: all.sorted { $0.hex < $1.hex })
        }
        for size in sizes where size.roots.count > 1 {
            findings.add(
                .checkpointsDisagree, nil,
                "\(size.roots.count) checkpoints of size \(size.size) with different roots were signed: the ledger was shown in more than one version.")
        }
    }

    private struct Refusal: Error { let finding: LedgerFinding }

    private static func read(
        _ text: String, publicKey: VerificationKey, place: Int
    ) -> Result<Checkpoint, Refusal> {
        func refuse(_ kind: LedgerFinding.Kind, _ sentence: String) -> Result<Checkpoint, Refusal> {
            .failure(Refusal(finding: LedgerFinding(kind: kind, entries: nil, sentence: sentence)))
        }
        let signed: SignedCheckpoint
        do {
            signed = try SignedCheckpoint(parsing: text)
        } catch {
            return refuse(.checkpointUnreadable, "Checkpoint \(place) cannot be read: \(error)")
        }
        let checkpoint = signed.checkpoint
        do {
            try signed.verify(with: publicKey)
        } catch {
            return refuse(
                .checkpointNotVerified,
                "Checkpoint \(place), of size \(checkpoint.size), is not believed: \(error)")
        }
        guard checkpoint.origin.utf8.elementsEqual(publicKey.name.utf8) else {
            return refuse(
                .checkpointNotVerified,
                "Checkpoint \(place), of size \(checkpoint.size), is not believed: its origin is not \(publicKey.name).")
        }
        return .success(checkpoint)
    }

    /// Whether no checkpoint was believed.
    var isEmpty: Bool { sizes.isEmpty }

    /// The smallest size that has not been compared yet.
    var next: Size? { position < sizes.count ? sizes[position] : nil }

    /// The largest size that the ledger never reached.
    var longestUnreached: Int64? { next == nil ? nil : sizes.last?.size }

    mutating func advance() { position += 1 }

    mutating func matched(_ size: Int64) {
        covered = size
        matches += 1
    }
}
