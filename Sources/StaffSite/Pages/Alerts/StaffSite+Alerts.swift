import Access
import Bookkeeping
package import Hummingbird
import Records
import StudyDesign
import Web

/// Alerts are looked after here; only a person's step ends one.
extension StaffSite {
    package func alertsPage(_ call: StaffCall) async throws -> Response { try await alertsPage(call, fault: nil, about: nil) }

    /// - Parameter about: The alert whose step was refused; what was written for it comes back.
    private func alertsPage(_ call: StaffCall, fault: String?, about: AlertRecord.ID?) async throws -> Response {
        let alerts = try await store.openAlerts()
        let state = try await store.state()
        // What an alert asks for tells of the person.
        let people = Set(alerts.map(\.participant)).sorted()
        try await viewed(people.map { Viewing(participant: $0, what: .answers) }, call)
        return try html(
            AlertsPage(
                frame: frame(call.at(.alerts), title: "Open alerts"), summary: PageText(Self.summary(alerts)), fault: fault.map { PageText($0) },
                alerts: alerts.enumerated().map { number, alert in
                    context(alert, state.alerts.open[alert.id], place: "alert-\(number + 1)", call, written: about == alert.id ? call.fields : nil)
                }),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func summary(_ alerts: [AlertRecord]) -> String {
        let urgent = alerts.count { $0.severity == .urgent }
        return switch alerts.count {
        case 0: "Nobody waits to be looked after. New alerts appear here."
        case 1: "One alert is open\(urgent == 1 ? ", and it is urgent" : "")."
        default: "\(alerts.count) alerts are open, \(urgent) of them urgent."
        }
    }

    private func context(
        _ alert: AlertRecord, _ open: OpenAlert?, place: String, _ call: StaffCall, written: PostedFields?
    ) -> AlertContext {
        let charge = open?.claim.map { "\($0.by), since \(moment($0.at, call))" } ?? "Nobody yet"
        return AlertContext(
            place: PageText(place), participant: PageText(alert.participant.rawValue),
            instruction: PageText((alert.severity == .urgent ? "Urgent. " : "") + alert.instruction), raised: PageText(moment(alert.raised, call)),
            escalates: PageText(open?.claim == nil ? moment(alert.acknowledgeBy, call) : "Goes on until the alert is closed"), charge: PageText(charge),
            done: PageText(open?.isActedOn == true ? "Something was done and written down" : "Nothing is written down yet"),
            forms: forms(alert, open, place: place, call, written: written))
    }

    private func forms(
        _ alert: AlertRecord, _ open: OpenAlert?, place: String, _ call: StaffCall, written: PostedFields?
    ) -> [StepForm] {
        guard case .staff(let account, _, _) = call.visitor else { return [] }
        func form(_ step: Step, _ button: String, _ fields: [(name: String, label: String)] = []) -> StepForm {
            StepForm(
                action: PageText(StaffAct.stepOnAlert.link(alert.id.rawValue)), token: PageText(call.token), step: PageText(step.rawValue),
                fields: fields.map { field in
                    let isThis = written?["step"] == step.rawValue
                    return StepForm.Field(
                        id: PageText("\(place)-\(step.rawValue)-\(field.name)"), name: PageText(field.name), label: PageText(field.label),
                        value: PageText(isThis ? written?[field.name] ?? "" : ""))
                }, button: PageText(button))
        }
        guard let claim = open?.claim else { return [form(.claim, "Take charge of it")] }
        guard claim.by == account.rawValue else { return [form(.takeOver, "Take it over", [("reason", "Why you take it over")])] }
        let act = form(.act, "Write it down", [("code", "What was done, in a word or two"), ("note", "What happened, and what comes next")])
        return open?.isActedOn == true ? [act, form(.close, "Close the alert")] : [act]
    }

    /// The steps that a person takes.
    private enum Step: String { case claim, takeOver, act, close }

    package func stepOnAlert(_ call: StaffCall) async throws -> Response {
        let id = AlertRecord.ID(try call.part("alert"))
        guard let participant = person(of: id, in: call.record) else { throw StaffFault.absent }
        guard let step = call.fields["step"].flatMap(Step.init(rawValue:)) else { throw StaffFault.unreadable }
        let actor = try call.actor(of: Role.clinicians)
        let kind: AlertStep.Kind =
            switch step {
            case .claim: .claimed
            case .takeOver: .takenOver
            case .act: .acted(code: call.fields["code"] ?? "", note: call.fields["note"] ?? "")
            case .close: .closed
            }
        let act = Act(
            at: call.now, by: actor.account.rawValue, as: actor.role, .alertStepTaken(AlertStep(id, of: participant, kind)),
            because: step == .takeOver ? call.fields["reason"] : nil, in: settings.home.name)
        switch try await store.record([act]).first {
        case .refused(let sentence): return try await alertsPage(call, fault: sentence, about: id)
        case .recorded, nil: return onward(to: StaffAct.alerts.path)
        }
    }
}
