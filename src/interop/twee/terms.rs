//! The words of a skeleton that Twine has no words for, in Dutch and English.

use crate::story::wording::Language;

/// That something stood under a condition.
pub(super) fn only_when(when: &str, language: Language) -> String {
    match language {
        Language::Nl => format!("Alleen als: {when}"),
        Language::En => format!("Only when: {when}"),
    }
}

/// Buttons that Twine has no words for.
#[derive(Clone, Copy)]
pub(super) enum Button {
    Finish,
    GoOn,
    Leave,
}

/// The words of a button that Twine has no words for.
pub(super) fn button(button: Button, language: Language) -> &'static str {
    match (button, language) {
        (Button::Finish, Language::Nl) => "Rond het gesprek af",
        (Button::Finish, Language::En) => "Finish the talk",
        (Button::GoOn, Language::Nl) => "Ga verder",
        (Button::GoOn, Language::En) => "Go on",
        (Button::Leave, Language::Nl) => "Laat dit rusten",
        (Button::Leave, Language::En) => "Leave it there",
    }
}

/// What a topic, a step or a choice is named when its words give no name.
pub(super) fn topic_word(language: Language) -> &'static str {
    match language {
        Language::Nl => "onderwerp",
        Language::En => "topic",
    }
}

pub(super) fn step_word(language: Language) -> &'static str {
    match language {
        Language::Nl => "stap",
        Language::En => "step",
    }
}

pub(super) fn choice_word(language: Language) -> &'static str {
    match language {
        Language::Nl => "keuze",
        Language::En => "choice",
    }
}

/// The player's own person.
pub(super) fn player_word(language: Language) -> &'static str {
    match language {
        Language::Nl => "Jij",
        Language::En => "You",
    }
}

/// Whom it is about, when nobody speaks.
pub(super) fn resident_word(language: Language) -> &'static str {
    match language {
        Language::Nl => "Bewoner",
        Language::En => "Resident",
    }
}
