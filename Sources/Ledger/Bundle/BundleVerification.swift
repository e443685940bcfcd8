/// Checks a bundle: no server, no secret, one pass over the entries.
///
/// Memory grows with the number of checkpoints and with the logarithm of the number of
/// entries, not with the entries.
public enum BundleVerification {
    /// How exactly clocks must agree before a date is called wrong, in seconds.
    public struct Allowances: Hashable, Sendable {
        /// How far a ledger's clock may be ahead of a witness's.
        public var clockDifference: Int64
        /// How old a checkpoint may be when a witness cosigns it.
        public var witnessDelay: Int64

        public init(clockDifference: Int64 = 600, witnessDelay: Int64 = 86_400) {
            self.clockDifference = max(0, clockDifference)
            self.witnessDelay = max(0, witnessDelay)
        }
    }

    /// - Parameters:
    ///   - directory: The bundle.
    ///   - expectedKey: The ledger's verification key, had from elsewhere than the bundle.
    ///     Without it everything rests on the key that lies in the bundle.
    ///   - keptCheckpoint: A signed checkpoint of this ledger that the reader kept from before.
    ///   - witnessKeys: The verification keys of witnesses whom the reader trusts. Each of them
    ///     must have cosigned.
    ///   - findingLimit: How many findings are listed, of the ledger and of the rest each.
    /// - Throws: `BundleError` when nothing can be verified: the directory cannot be read, no
    ///   key is there, or what the reader gave is not a key or a checkpoint.
    public static func verify(
        directory: String, expectedKey: String? = nil, keptCheckpoint: String? = nil,
        witnessKeys: [String] = [], allowances: Allowances = Allowances(),
        findingLimit: Int = 1_000
    ) throws(BundleError) -> BundleReport {
        let reader = try ReadersOwn(
            expectedKey: expectedKey, keptCheckpoint: keptCheckpoint, witnessKeys: witnessKeys)
        var check = BundleCheck(
            directory: BundleWriter.trimmed(directory), reader: reader, limit: findingLimit)
        return try check.run(allowances)
    }

    /// What the reader had from elsewhere than the bundle.
    struct ReadersOwn {
        private(set) var key: VerificationKey?
        private(set) var kept: SignedCheckpoint?
        private(set) var witnesses: [WitnessVerificationKey] = []

        init(
            expectedKey: String?, keptCheckpoint: String?, witnessKeys: [String]
        ) throws(BundleError) {
            if let expectedKey {
                do {
                    key = try VerificationKey(text: expectedKey)
                } catch {
                    throw .expectedKey(error)
                }
            }
            if let keptCheckpoint {
                do {
                    kept = try SignedCheckpoint(parsing: keptCheckpoint)
                } catch {
                    throw .keptCheckpoint(error)
                }
            }
            for text in witnessKeys {
                do {
                    let witness = try WitnessVerificationKey(text: text)
                    if !witnesses.contains(witness) { witnesses.append(witness) }
                } catch {
                    throw .witnessKey(text, error)
                }
            }
        }
    }
}
