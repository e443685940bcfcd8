import AnalysisPlans
import StudyDesign

extension StudyReport {
    /// Adverse events by arm; nil where the study does not record them.
    var safety: Section? {
        // Shares that the plan compares (`risk`) stand beside the counts.
        let planned = sections.blocks(.harms)
        let blocks = (harms?.blocks ?? []) + planned
        guard !blocks.isEmpty else {
            guard brief.collectsHarms, let harms else { return nil }
            let people = harms.arms.map { "\($0.people) in \($0.name)" }
            return Section(
                id: "harms", title: "Harms", blocks: [.paragraph("No adverse event was recorded among \(Words.list(people)). With this many people, events that befall few are easily not seen.")])
        }
        return Section(id: "harms", title: "Harms", blocks: blocks)
    }

    /// The thirty items of the setting.
    var setting: Section? {
        guard !study.sessions.isEmpty else { return nil }
        return Section(
            id: "setting", title: "The setting",
            blocks: [.details(summary: "Thirty items on where and how the sessions took place", [.table(SettingTable(study: study, stated: brief.setting).table)])])
    }

    var methods: Section? {
        let blocks = MethodsText(outcome: outcome).blocks
        return blocks.isEmpty ? nil : Section(id: "methods", title: "How it was done", blocks: blocks)
    }

    var limits: Section {
        let text = LimitsText(
            mechanism: words.mechanism, outcome: words.outcome, isRandomized: study.arms.count > 1, asked: sections.asked,
            collectsHarms: harms.map { !$0.events.isEmpty } == true || brief.collectsHarms)
        return Section(id: "limits", title: "What this cannot show", blocks: [.list(text.sentences)])
    }
}
