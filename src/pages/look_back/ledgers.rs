//! The two ledgers: her wishes (asked, heard, read back, acted on) and the referrals (what was agreed, what she said,
//! how it turned out, and why).

use leptos::prelude::*;

use crate::pages::month::outcome_status;
use crate::pages::notebook::{answer_status, status};
use crate::pages::words::{Ui, fill, quoted};
use crate::score::{ReferralRow, Report, WishRow};

/// The wishes ledger.
pub fn wishes(ui: &'static Ui, report: &Report) -> AnyView {
    if report.wishes.is_empty() {
        return ().into_any();
    }
    let rows = report.wishes.iter().map(|wish| wish_row(ui, wish)).collect_view();
    view! {
        <div class="card">
            <h2 id="wishes-ledger" tabindex="-1">{ui.later().wishes_ledger}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="wishes-ledger">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ui.later().wish}</th>
                            <th scope="col">{ui.later().asked}</th>
                            <th scope="col">{ui.later().heard}</th>
                            <th scope="col">{ui.later().confirmed}</th>
                            <th scope="col">{ui.later().acted_on}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn wish_row(ui: &'static Ui, wish: &WishRow) -> AnyView {
    let at = |decision: Option<usize>| match decision {
        Some(decision) => fill(ui.later().yes_at, &[("number", &(decision + 1).to_string())]),
        None => ui.later().no_mark.to_owned(),
    };
    let done = match (wish.acted_on, wish.agreed) {
        (true, _) => status("ok", "✓", ui.later().done),
        (false, true) => status("ask", "…", ui.later().agreed_not_done),
        (false, false) => status("stop", "×", ui.later().nothing_agreed),
    };
    let hidden = wish.hidden.then(|| view! { <span class="soft">{ui.later().hidden_wish}</span> });
    view! {
        <tr>
            <th scope="row"><b>{wish.about.clone()}</b>" "<q>{quoted(&wish.hers)}</q>" "{hidden}</th>
            <td>{at(wish.asked)}</td>
            <td>{at(wish.heard)}</td>
            <td>{at(wish.confirmed)}</td>
            <td>{done}</td>
        </tr>
    }
    .into_any()
}

/// The referral ledger.
pub fn referrals(ui: &'static Ui, report: &Report) -> AnyView {
    if report.referrals.is_empty() {
        return view! { <section class="card"><h2>{ui.later().referral_ledger}</h2><p class="soft">{ui.no_agreements}</p></section> }.into_any();
    }
    let rows = report.referrals.iter().enumerate().map(|(number, row)| referral_row(ui, number, row)).collect_view();
    view! {
        <div class="card">
            <h2 id="referral-ledger" tabindex="-1">{ui.later().referral_ledger}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="referral-ledger">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ui.later().agreement}</th>
                            <th scope="col">{ui.later().her_answer}</th>
                            <th scope="col">{ui.later().what_became}</th>
                            <th scope="col">{ui.later().kind_of_referral}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn referral_row(ui: &'static Ui, number: usize, row: &ReferralRow) -> AnyView {
    let answer = row.answer.map_or_else(|| status("stop", "!", ui.not_put), |answer| answer_status(ui, answer));
    let became = match row.outcome {
        Some(kind) => {
            let day = row.day.map(|day| fill(ui.later().day_number, &[("day", &day.to_string())]));
            view! { {outcome_status(ui, kind)}<p>{day}" "{row.title.clone()}</p><p class="soft">{row.why.clone()}</p> }.into_any()
        }
        None => view! { <span class="soft">{ui.later().not_carried_out}</span> }.into_any(),
    };
    let referral = row.referral.map_or("", |referral| ui.later().referral(referral));
    let made = row.decision.map(|decision| {
        let text = fill(ui.later().at_decision, &[("number", &(decision + 1).to_string())]);
        view! { <span class="soft">{text}</span> }
    });
    view! { <tr><th scope="row">{number + 1}". "{row.agreement.clone()}" "{made}</th><td>{answer}</td><td>{became}</td><td>{referral}</td></tr> }
        .into_any()
}
