/// Says in plain words what a bundle shows, and on what that rests.
enum BundleStatements {
    static func all(
        ledger: LedgerReport, bundleIsWhole: Bool, key: VerificationKey, keyIsReaders: Bool,
        kept: SignedCheckpoint?, witnesses: [WitnessReport]
    ) -> [BundleStatement] {
        let sealed = BundleStatement(
            standing: .notShown,
            sentence: "What the entries say is sealed and was not read; whether the study's tables agree with it is checked where the keys are.")
        guard bundleIsWhole, ledger.isIntact else {
            return [
                BundleStatement(
                    standing: .notShown,
                    sentence: "Nothing is shown until the findings are explained."), sealed,
            ]
        }
        var statements = [
            BundleStatement(
                standing: .shown,
                sentence: "The files are those that the manifest lists. The manifest is not signed: this excludes accidents, not forgery.")
        ]
        func add(_ standing: BundleStatement.Standing, _ sentence: String) {
            statements.append(BundleStatement(standing: standing, sentence: sentence))
        }
        let standing: BundleStatement.Standing = keyIsReaders ? .shown : .ifKeyIsRight
        let condition = keyIsReaders
            ? "" : " This holds only if that is the ledger's key: compare it with one had from elsewhere than this bundle."
        let what = ledger.coveredEntries == 0
            ? "The key \(key.text) signed the ledger when it was still empty."
            : "The entries from 0 to \(ledger.coveredEntries - 1) are those that the key \(key.text) signed; none was changed, dropped, inserted or reordered since."
        add(standing, what + condition)
        if ledger.entries > ledger.coveredEntries {
            add(
                .notShown,
                "No signature vouches for the entries from \(ledger.coveredEntries) to \(ledger.entries - 1): they follow the newest checkpoint.")
        }
        if let kept {
            add(
                standing,
                "The ledger continues the \(LedgerReport.count(kept.checkpoint.size, "entry", "entries")) of the checkpoint that you kept: nothing that you were shown then was taken back.\(condition)")
        } else {
            add(
                .notShown,
                "Whether this is the newest state, or the end was cut off together with its checkpoints: compare with a checkpoint kept elsewhere.")
        }
        return statements + split(witnesses) + [sealed]
    }

    /// Whether others see the same history.
    private static func split(_ witnesses: [WitnessReport]) -> [BundleStatement] {
        let seen = witnesses.compactMap { witness -> BundleStatement? in
            guard let size = witness.size, let time = witness.time else { return nil }
            let condition = witness.keyIsReaders
                ? "" : " This holds only if that is the witness's key: compare it with one had from elsewhere than this bundle."
            return BundleStatement(
                standing: witness.keyIsReaders ? .shown : .ifKeyIsRight,
                sentence: "The witness \(witness.key) saw the first \(LedgerReport.count(size, "entry", "entries")) at \(InstantText.utc(seconds: time)): whoever relies on it was shown no other history up to there.\(condition)")
        }
        guard seen.isEmpty else { return seen }
        return [
            BundleStatement(
                standing: .notShown,
                sentence: "Whether others were shown the same history: no witness cosigned.")
        ]
    }
}
