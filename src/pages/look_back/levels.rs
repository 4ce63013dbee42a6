//! How far you came: per dimension your level in words, inside what could be reached from this seat, as a picture and
//! as text. What was missed and what never came up are different things, and are called differently.

use leptos::prelude::*;

use super::profile;
use crate::pages::words::{Ui, fill};
use crate::score::{DimensionReport, Report};

/// The table.
pub fn table(ui: &'static Ui, report: &Report) -> AnyView {
    if report.dimensions.is_empty() {
        return ().into_any();
    }
    let known = report.dimensions.iter().any(|dimension| dimension.best_level.is_some());
    let second = if known { ui.later().you_and_reachable } else { ui.later().your_level };
    let rows = report.dimensions.iter().enumerate().map(|(number, dimension)| row(ui, number, dimension)).collect_view();
    let total = fill(ui.later().total, &[("percent", &report.total_percent.to_string())]);
    let capped = (!report.capped_by_gates.is_empty()).then(|| {
        let text = fill(ui.later().capped, &[("names", &report.capped_by_gates.join(", "))]);
        view! { <p class="status ask"><span class="sign" aria-hidden="true">"! "</span>{text}</p> }
    });
    view! {
        <section aria-labelledby="how-far">
            <h2 id="how-far" tabindex="-1">{ui.later().how_far}</h2>
            <p>{total}</p>
            {capped}
            {profile::place(ui, report)}
            <table class="levels">
                <thead><tr><th scope="col">{ui.later().about_what}</th><th scope="col">{second}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(ui: &'static Ui, number: usize, dimension: &DimensionReport) -> AnyView {
    let gate = dimension.gate.then(|| view! { <span class="soft gate">{ui.later().gate}</span> });
    let content = if !dimension.came_up {
        view! { <p class="soft">{ui.later().never_came_up}</p> }.into_any()
    } else {
        let level = fill(ui.later().level_of_three, &[("level", &dimension.level.to_string())]);
        let words = dimension.levels.get(usize::from(dimension.level)).cloned().unwrap_or_default();
        let missed = profile::missed(dimension).then(|| super::super::notebook::status("stop", "!", ui.later().missed));
        view! { {bar(dimension)}<p class="level"><b>{level}</b>" "{missed}</p><p>{words}</p>{reachable(ui, dimension)}{entries(ui, dimension)} }
            .into_any()
    };
    view! { <tr><th scope="row">{number + 1}". "{dimension.name.clone()}" "{gate}</th><td>{content}</td></tr> }.into_any()
}

/// Four steps: those that can be reached from this seat are filled, yours has the marker.
fn bar(dimension: &DimensionReport) -> AnyView {
    let reachable = dimension.worst_level.zip(dimension.best_level);
    let steps = (0..4_u8)
        .map(|step| {
            let class = if step == dimension.level {
                "step yours"
            } else if reachable.is_some_and(|(worst, best)| step >= worst && step <= best) {
                "step reachable"
            } else {
                "step"
            };
            let x = (u16::from(step) * 44).to_string();
            view! { <rect class=class x=x y="6" width="40" height="14" rx="4"></rect> }
        })
        .collect_view();
    let marker = format!("M{0} 0 l7 0 l-7 9 l-7 -9 z", u16::from(dimension.level) * 44 + 20);
    view! { <svg class="bar-of-levels" viewBox="0 0 176 22" aria-hidden="true" focusable="false">{steps}<path class="marker" d=marker></path></svg> }
        .into_any()
}

fn reachable(ui: &'static Ui, dimension: &DimensionReport) -> AnyView {
    let (Some(best), Some(worst)) = (dimension.best_level, dimension.worst_level) else { return ().into_any() };
    let text = if dimension.exact { ui.later().reachable } else { ui.later().reachable_estimated };
    let text = fill(text, &[("worst", &worst.to_string()), ("best", &best.to_string())]);
    view! { <p class="soft">{text}</p> }.into_any()
}

fn entries(ui: &'static Ui, dimension: &DimensionReport) -> AnyView {
    if dimension.entries.is_empty() {
        return ().into_any();
    }
    let items = dimension
        .entries
        .iter()
        .map(|entry| {
            let where_from = fill(ui.later().at_decision, &[("number", &(entry.decision + 1).to_string())]);
            view! { <li><b>{format!("{:+}", entry.points)}</b>" "{entry.why.clone()}" "<span class="soft">{where_from}</span></li> }
        })
        .collect_view();
    view! { <details class="why"><summary>{ui.later().where_points_from}</summary><ul class="points">{items}</ul></details> }.into_any()
}
