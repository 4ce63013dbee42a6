//! The words of the author's desk and of opening a case somebody made. They travel with those pages.

mod en;
mod nl;

use crate::story::Severity;
use crate::story::wording::Language;

/// The words of the author's desk in one language.
#[allow(missing_docs)]
pub struct Author {
    pub title: &'static str,
    pub about: &'static str,
    pub how_it_works: &'static str,
    pub stays_here: &'static str,
    pub open_title: &'static str,
    pub open_about: &'static str,
    pub choose_files: &'static str,
    pub drop_here: &'static str,
    pub open_from_disk: &'static str,
    pub from_site: &'static str,
    pub from_site_about: &'static str,
    pub from_site_one: &'static str,
    pub here_title: &'static str,
    pub go_on: &'static str,
    pub delete: &'static str,
    pub delete_sure: &'static str,
    pub delete_yes: &'static str,
    pub delete_no: &'static str,
    pub nameless: &'static str,
    pub changed_on: &'static str,
    pub not_here: &'static str,
    pub to_start: &'static str,
    pub no_story_in: &'static str,
    pub too_large: &'static str,
    pub unreadable: &'static str,
    pub guessed: &'static str,
    pub not_fetched: &'static str,
    pub desk_of: &'static str,
    pub files: &'static str,
    pub the_text: &'static str,
    pub editor_coming: &'static str,
    pub editor_plain: &'static str,
    pub keys_about: &'static str,
    pub at_line: &'static str,
    pub kept_here: &'static str,
    pub not_kept: &'static str,
    pub saved_to: &'static str,
    pub not_saved: &'static str,
    pub save: &'static str,
    pub save_as: &'static str,
    pub download: &'static str,
    pub save_cancelled: &'static str,
    pub save_failed: &'static str,
    pub save_changed: &'static str,
    pub save_over: &'static str,
    pub from_other_window: &'static str,
    pub made_copy: &'static str,
    pub beside: &'static str,
    pub tab_problems: &'static str,
    pub tab_map: &'static str,
    pub tab_play: &'static str,
    pub tab_report: &'static str,
    pub tab_translation: &'static str,
    pub tab_share: &'static str,
    /// Nothing wrong.
    pub no_problems: &'static str,
    /// Errors: one, more.
    pub errors: [&'static str; 2],
    /// Warnings.
    pub warnings: [&'static str; 2],
    /// Hints.
    pub hints: [&'static str; 2],
    /// One of each, as a label.
    pub severities: [&'static str; 3],
    pub line: &'static str,
    pub more_problems: [&'static str; 2],
    pub show_hints: &'static str,
    pub playing: &'static str,
    pub cannot_play: &'static str,
    pub play_about: &'static str,
    pub play_from_here: &'static str,
    pub play_from_start: &'static str,
    pub no_way: &'static str,
    pub which_seat: &'static str,
    pub one_back: &'static str,
    pub earlier_lines: &'static str,
    pub decisions_made: [&'static str; 2],
    pub no_longer: &'static str,
    pub you: &'static str,
    pub thinks: &'static str,
    pub what_now: &'static str,
    pub look_up: &'static str,
    pub an_agreement: &'static str,
    pub put_to_her: &'static str,
    pub just_note: &'static str,
    pub play_over: &'static str,
    pub scores: &'static str,
    pub level_of_three: &'static str,
    pub as_student: &'static str,
    pub as_student_about: &'static str,
    pub share_about: &'static str,
    pub share_privacy: &'static str,
    pub share_mend_first: &'static str,
    pub link: &'static str,
    pub link_about: &'static str,
    pub link_long: &'static str,
    pub link_too_long: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub select_and_copy: &'static str,
    pub share_file: &'static str,
    pub share_file_about: &'static str,
    pub open_case_title: &'static str,
    pub open_case_about: &'static str,
    pub open_case_paste: &'static str,
    pub open_case_go: &'static str,
    pub opened_broken: &'static str,
    pub open_at_desk: &'static str,
}

/// The words in this language.
pub fn of(language: Language) -> &'static Author {
    match language {
        Language::Nl => &nl::AUTHOR,
        Language::En => &en::AUTHOR,
    }
}

impl Author {
    /// What a problem of this sort is called.
    pub fn severity(&self, severity: Severity) -> &'static str {
        self.severities[severity as usize]
    }
}
