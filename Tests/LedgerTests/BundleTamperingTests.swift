import Ledger
import Testing

/// One test for each kind of tampering, on 50 entries with a cosigned checkpoint after every
/// ten. The forger always makes the manifest fit, so that it is the signatures that speak.
@Suite("Tampering with a bundle is found and named")
struct BundleTamperingTests {
    private let sample: BundleSample

    init() throws { sample = try BundleSample(count: 50) }

    /// Forges, and verifies with everything that a careful reader has, or with nothing.
    private func report(
        careful: Bool = false, kept: String? = nil, _ forge: (Forger) throws -> Void
    ) throws -> BundleReport {
        var result: BundleReport?
        try sample.withBundle { forger in
            try forge(forger)
            result = try BundleVerification.verify(
                directory: forger.directory, expectedKey: careful ? sample.key : nil,
                keptCheckpoint: kept, witnessKeys: careful ? [sample.witnessText] : [])
        }
        return try #require(result)
    }

    private func entry(_ number: Int64, payload: [UInt8], instant: Int64? = nil) throws -> [UInt8] {
        try SampleLedger.entry(number, instant: instant, payload: payload).encoded
    }

    @Test("A manifest that fits again after nothing was changed is no finding")
    func forgerIsHonestWhenItDoesNothing() throws {
        let report = try report(careful: true) { try $0.fitManifest() }
        #expect(report.isIntact, "\(report.sentences)")
    }

    @Test("An edited entry: the tree differs, and the stretch is named")
    func edit() throws {
        let report = try report { forger in
            try forger.editEntries { $0[23] = try entry(23, payload: [1]) }
        }
        #expect(report.ledger.findings.map(\.kind) == [.treeDiffers])
        #expect(report.ledger.findings.first?.entries == 20...29)
        #expect(report.findings.isEmpty && !report.isIntact)
        #expect(report.statements.allSatisfy { $0.standing == .notShown })
    }

    @Test("A deleted entry is named")
    func delete() throws {
        let report = try report { try $0.editEntries { $0.remove(at: 35) } }
        #expect(report.ledger.findings.first?.kind == .missing)
        #expect(report.ledger.findings.first?.entry == 35)
        #expect(report.ledger.findings.contains { $0.kind == .treeDiffers })
    }

    @Test("An inserted entry is named")
    func insert() throws {
        let report = try report { forger in
            try forger.editEntries { $0.insert(try entry(20, payload: [9]), at: 21) }
        }
        #expect(report.ledger.findings.map(\.kind) == [.doubled])
        #expect(report.ledger.findings.first?.entry == 20)
    }

    @Test("Two entries that changed places are named, also when their numbers were changed")
    func reorder() throws {
        var report = try report { try $0.editEntries { $0.swapAt(25, 26) } }
        #expect(report.ledger.findings.map(\.kind) == [.missing, .outOfOrder, .treeDiffers])
        report = try self.report { forger in
            try forger.editEntries {
                $0[25] = try entry(25, payload: [UInt8](repeating: 26, count: 24))
                $0[26] = try entry(26, payload: [UInt8](repeating: 25, count: 24))
            }
        }
        #expect(report.ledger.findings.map(\.kind) == [.treeDiffers])
    }

    @Test("A tail that was cut off is found by its checkpoint")
    func truncateTail() throws {
        let report = try report { try $0.editEntries { $0.removeLast(13) } }
        #expect(report.ledger.findings.map(\.kind) == [.shorterThanCheckpoint])
        let cut = try self.report { forger in
            try forger.write(try forger.read(BundleFormat.entries).dropLast(7), to: BundleFormat.entries)
        }
        #expect(cut.findings.contains { $0.kind == .entriesCut && $0.entries == 49...49 })
    }

    @Test("A tail cut off with its checkpoints is found by a kept checkpoint and by nothing else")
    func rollBack() throws {
        let forge: (Forger) throws -> Void = { forger in
            try forger.editEntries { $0.removeLast(20) }
            try forger.replaceNotes(Array(forger.notes().dropLast(2)))
        }
        let blind = try report(forge)
        #expect(blind.isIntact, "\(blind.sentences)")
        #expect(
            blind.statements.contains {
                $0.standing == .notShown && $0.sentence.contains("whether this is the newest state".capitalizedFirst)
            })
        let kept = try #require(sample.checkpoints.last).text
        let report = try report(kept: kept, forge)
        #expect(report.findings.map(\.kind) == [.olderThanKept])
        #expect(
            report.sentences == ["The ledger has 30 entries, but the checkpoint that you kept has 50: this is an older state, or its end was cut off."])
        // An older kept checkpoint is continued, and says so.
        let older = try self.report(kept: sample.checkpoints[2].text, forge)
        #expect(older.isIntact && older.statements.contains { $0.sentence.contains("continues the 20 entries") })
    }

    @Test("Checkpoints of another ledger under the same name are not believed")
    func swapCheckpoints() throws {
        let other = try BundleSample(count: 50, seedByte: 8)
        let report = try report { try $0.replaceNotes(other.checkpoints.map(\.text)) }
        #expect(report.ledger.findings.filter { $0.kind == .checkpointNotVerified }.count == 6)
        #expect(report.ledger.findings.last?.kind == .noCheckpoint)
        let none = try self.report { try $0.replaceNotes([]) }
        #expect(none.ledger.findings.map(\.kind) == [.noCheckpoint])
    }

    @Test("Everything signed again with another key: found by whoever has the key from elsewhere")
    func signAgain() throws {
        let forged = try BundleSample(count: 50, seedByte: 8)
        let forge: (Forger) throws -> Void = { forger in
            try forger.replaceNotes(forged.ledger.checkpoints.map(\.text))
            try forger.replaceKeys(forged.ledger.key.verificationKey)
        }
        let blind = try report(forge)
        #expect(blind.isIntact && !blind.keyIsReaders)
        #expect(blind.summary.contains("provided that \(forged.key) is the ledger's key"))
        #expect(blind.statements.contains { $0.standing == .ifKeyIsRight && $0.sentence.contains(forged.key) })
        let careful = try report(careful: true, forge)
        #expect(careful.findings.map(\.kind) == [.keyDiffers, .notWitnessed])
        #expect(careful.ledger.findings.contains { $0.kind == .checkpointNotVerified })
        let kept = try report(kept: sample.checkpoints[1].text, forge)
        #expect(kept.findings.map(\.kind) == [.keptNotVerified])
    }

    @Test("A history rewritten by the holder of the key: kept checkpoint and witness find it")
    func rewrittenByTheKeysHolder() throws {
        // The same key signs a second history that differs in entry 3.
        let fork = try Fork(of: sample, at: 3)
        let forge: (Forger) throws -> Void = { forger in
            try forger.editEntries { $0 = fork.entries }
            try forger.replaceNotes(fork.checkpoints.map(\.text))
        }
        let blind = try report(forge)
        #expect(blind.isIntact)
        #expect(blind.statements.contains { $0.standing == .notShown && $0.sentence.contains("no witness cosigned") })
        let kept = try report(kept: sample.checkpoints[1].text, forge)
        #expect(kept.findings.map(\.kind) == [.differsFromKept])
        let careful = try report(careful: true, forge)
        #expect(careful.findings.map(\.kind) == [.notWitnessed])
        // Both versions' checkpoints laid together convict the signer.
        let both = try report { forger in
            try forger.replaceNotes(try forger.notes() + fork.checkpoints.map(\.text))
        }
        #expect(both.ledger.findings.map(\.kind) == Array(repeating: .checkpointsDisagree, count: 5))
    }

    @Test("A cosignature whose time, text or signature was altered is not believed")
    func alteredCosignature() throws {
        for place in [4, 11, 12, 75] {
            let report = try report { forger in
                var notes = try forger.notes()
                notes[2] = try alteringLastSignature(of: notes[2]) { $0[place] ^= 1 }
                try forger.replaceNotes(notes)
            }
            #expect(report.findings.map(\.kind) == [.cosignatureNotVerified], "byte \(place)")
            #expect(report.findings.first?.sentence.hasPrefix("Checkpoint 3: ") == true)
            #expect(report.witnesses.first?.cosignatures == 5)
        }
        // A cosignature moved to another checkpoint.
        let moved = try report { forger in
            var notes = try forger.notes()
            let line = try #require(TextLine.last(of: notes[1]))
            notes[2] = TextLine.dropLast(of: notes[2]) + line
            try forger.replaceNotes(notes)
        }
        #expect(moved.findings.map(\.kind) == [.cosignatureNotVerified])
    }

    @Test("A backdated entry: time runs backwards, or a witness had not seen it")
    func backdate() throws {
        let report = try report { forger in
            try forger.editEntries {
                $0[42] = try entry(42, payload: [1], instant: SampleLedger.start)
            }
        }
        #expect(report.ledger.findings.map(\.kind) == [.timeRunsBackwards, .treeDiffers])
        // The key's holder dates entries just after the one before them; the witness's times tell.
        let late = try BundleSample.lateEntries()
        #expect(late.findings.map(\.kind) == [.backdated])
        #expect(late.findings.first?.entries == 10...10)
        let early = try BundleSample.earlyWitness()
        #expect(early.findings.map(\.kind) == [.datedAfterWitness, .datedAfterWitness])
        #expect(early.findings.map(\.entries) == [0...0, 10...10])
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
