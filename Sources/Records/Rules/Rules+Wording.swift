public import Instruments
import Ledger
import StudyDesign

/// The words of questionnaires: what is brought in, and that no study begins without them.
extension Rules {
    func check(_ wording: Wording, _ act: Act) throws {
        guard let instrument = catalog.instrument(wording.instrument) else {
            throw Refusal("There is no instrument \(wording.instrument) on the shelf to which these words could belong.")
        }
        guard case .imported(let record) = wording.origin else {
            throw Refusal("These are placeholders for \(instrument.abbreviation), which every site has. Import the official wording.")
        }
        guard record.importedBy == act.actor else {
            throw Refusal("The wording of \(instrument.abbreviation) says that \(record.importedBy) imported it, and \(act.actor) records it.")
        }
        let faults = wording.check(against: instrument)
        guard faults.isEmpty else {
            throw Refusal("The wording of \(instrument.abbreviation) does not fit its key. \(faults.faults.map(\.description).joined(separator: " "))")
        }
        try requireCarried(wording, of: instrument)
        guard wording.matchesChecksum({ Digest256(hashing: $0).hex }) == true else {
            throw Refusal("The words of \(instrument.abbreviation) are not those that were imported: the checksum differs. Import the file again.")
        }
    }

    /// While people are being asked, words do not give way to others whose terms would not carry the study.
    private func requireCarried(_ wording: Wording, of instrument: Instrument) throws {
        guard let study = state.study, state.liveVersions.contains(study.version), let plan = study.wording,
            study.instruments.contains(instrument.id)
        else { return }
        let clearance = WordingClearance(study: study.id.rawValue, use: plan.use, held: [HeldWording(wording)])
        let refusals = clearance.refusals(instruments: [instrument], languages: [wording.language])
        guard refusals.isEmpty else {
            throw Refusal("The study is live, and these words would not carry it. " + refusals.map(\.description).joined(separator: " "))
        }
    }

    func check(_ record: GoingLive) throws {
        let study = try study()
        guard record.protocolVersion == study.version else {
            throw Refusal("Version \(record.protocolVersion) of the protocol is not the one in force, which is \(study.version).")
        }
        let refusals = state.wordingRefusals(catalog)
        guard refusals.isEmpty else {
            throw Refusal("The study cannot go live. " + refusals.joined(separator: " "))
        }
    }

    /// Real people enroll under the version in force, once that version has gone live, and while
    /// nothing has come up since that stands against it.
    func requireLive(under version: String) throws {
        let study = try study()
        guard !study.isFictional else { return }
        guard version == study.version else {
            throw Refusal("People enroll under version \(study.version) of the protocol, which is in force, not under \(version).")
        }
        guard state.liveVersions.contains(version) else {
            throw Refusal("Nobody is enrolled before the study has gone live under version \(version) of its protocol. maitri instrument wording ready says what is still missing.")
        }
        let refusals = state.wordingRefusals(catalog)
        guard refusals.isEmpty else {
            throw Refusal("Nobody is enrolled while words are missing. " + refusals.joined(separator: " "))
        }
    }

    /// Real people answer the site's own words, never placeholders.
    func requireWords(_ study: StudyProtocol, of instrument: Instrument.ID) throws {
        guard !study.isFictional else { return }
        guard !state.liveVersions.isEmpty else {
            throw Refusal("Nobody answers before the study has gone live.")
        }
        guard state.wordings.contains(where: { $0.instrument == instrument }) else {
            throw Refusal("Only placeholders stand in for \(instrument), and real people do not answer those. Import the official wording.")
        }
    }
}

extension RecordState {
    /// Everything about wording that keeps the study in force from going live, each a sentence.
    public func wordingRefusals(_ catalog: Catalog) -> [String] {
        guard let study else { return ["No study has been opened in this store."] }
        guard !study.isFictional else { return ["Its people are invented, so it never goes live."] }
        guard let plan = study.wording else {
            return ["The protocol does not say for what the site uses the questionnaires, and in which languages. Add it with an amendment."]
        }
        let clearance = WordingClearance(study: study.id.rawValue, use: plan.use, held: wordings)
        return clearance.refusals(
            instruments: study.instruments.compactMap { catalog.instrument($0) }, languages: plan.languages
        ).map(\.description)
    }
}
