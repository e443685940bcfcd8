extension LedgerVerification {
    /// Compares the tree with every checkpoint whose size has been reached.
    mutating func settleCheckpoints() {
        while let signed = book.next, signed.size <= expected {
            book.advance()
            compare(with: signed)
        }
    }

    private mutating func compare(with signed: CheckpointBook.Size) {
        if firstDifference != nil {
            laterDifferences += 1
        } else if signed.fits(contents) {
            decide(by: signed.size, confirmsHashes: false)
            book.matched(signed.size)
        } else if let claimed, signed.fits(claimed) {
            decide(by: signed.size, confirmsHashes: true)
            contents = claimed
            book.matched(signed.size)
        } else {
            firstDifference = signed.size
            undecided = []
        }
    }

    /// A tree agrees with a checkpoint again: what differed since the last one is explained.
    private mutating func decide(by size: Int64, confirmsHashes: Bool) {
        let checkpoint = "the signed checkpoint of size \(size) confirms"
        for item in undecided {
            // A hash of the wrong length was in no tree: the entry's bytes stood in for it.
            if confirmsHashes, item.hashIsPossible {
                findings.explain(
                    item.finding, as: .bytesChanged,
                    "\(checkpoint) the hash, so the entry was changed.")
            } else {
                findings.explain(
                    item.finding, as: .hashChanged,
                    "\(checkpoint) the bytes, so the hash was changed.")
            }
        }
        undecided = []
        claimed = nil
    }

    /// What was found. Call it after the last row.
    public func report() -> LedgerReport {
        var all = findings
        if let size = firstDifference { all.add(difference(from: size)) }
        if let longest = book.longestUnreached {
            all.add(
                .shorterThanCheckpoint, nil,
                "The ledger ends before entry \(expected), but a checkpoint of \(longest) entries was signed: \(LedgerReport.count(longest - expected, "entry is", "entries are")) missing at its end.")
        }
        if book.isEmpty {
            all.add(
                .noCheckpoint, nil,
                rows == 0
                    ? "The ledger is empty and no checkpoint signed with its key was given: either nothing was ever recorded, or everything was removed."
                    : "No checkpoint signed with the ledger's key was given: a change that also rewrites the hashes would go unnoticed.")
        }
        return LedgerReport(
            entries: rows, coveredEntries: book.covered, matchedCheckpoints: book.matches,
            hashAlgorithm: .rfc6962SHA256, root: contents.root, findings: all.listed,
            furtherFindings: all.unlisted)
    }

    private func difference(from size: Int64) -> LedgerFinding {
        let first = book.covered
        let tree = "The tree of the first \(LedgerReport.count(size, "entry", "entries")) differs from the signed checkpoint of size \(size)"
        guard size > first else {
            return LedgerFinding(kind: .treeDiffers, entries: nil, sentence: tree + ".")
        }
        let place = size - first == 1 ? "at entry \(first)" : "among entries \(first) to \(size - 1)"
        let agreement = first > 0 ? "the one of size \(first) agrees, so the" : "the"
        let later = switch laterDifferences {
        case 0: ""
        case 1: " One later checkpoint cannot be compared."
        default: " \(laterDifferences) later checkpoints cannot be compared."
        }
        return LedgerFinding(
            kind: .treeDiffers, entries: first...(size - 1),
            sentence: "\(tree); \(agreement) first damage lies \(place).\(later)")
    }
}
