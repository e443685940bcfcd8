import Access
import Accompaniment
import HTTPTypes
import StudyDesign

/// What the sign-in desk says, in the person's language.
extension ParticipantSite {
    func words(for refusal: SignInRefusal, _ call: Call) -> String {
        let phrases = call.phrases
        return switch refusal {
        case .notRecognized: phrases["signIn.fault.notRecognized"]
        case .wait(let until):
            phrases("signIn.fault.wait", count: max(1, Int((until.milliseconds - call.now.milliseconds + 59_999) / 60_000)))
        case .busy: phrases["signIn.fault.busy"]
        case .startAgain, .notNow: phrases["signIn.fault.startAgain"]
        case .invitationOver: phrases["signIn.fault.invitationOver"]
        case .linkOver: phrases["signIn.fault.linkOver"]
        case .nameTaken, .nameUnusable: phrases["signIn.fault.notRecognized"]
        case .password(let fault):
            switch fault {
            case .tooShort: phrases["signIn.fault.tooShort"]
            case .tooLong: phrases["signIn.fault.tooLong"]
            case .common: phrases["signIn.fault.common"]
            case .pattern: phrases["signIn.fault.pattern"]
            case .ownWords: phrases["signIn.fault.ownWords"]
            }
        }
    }

    func status(_ refusal: SignInRefusal) -> HTTPResponse.Status {
        switch refusal {
        case .wait: .tooManyRequests
        case .busy: .serviceUnavailable
        case .invitationOver, .linkOver: .gone
        default: .unprocessableContent
        }
    }
}
