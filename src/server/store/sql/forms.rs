//! The forms of this site that have rows, including forms that the host no longer has.

use crate::server::{
    error::store::StoreError,
    store::{
        site::form_of,
        sql::{
            engine::Engine,
            session::Session,
            value::{get, values},
        },
    },
};

/// The ids of the forms that `next` finds: a query for the first stored name after `$1`. It jumps from one
/// form to the next in an index.
pub(crate) async fn of_site<E: Engine>(
    session: &mut Session<E>,
    next: &'static str,
) -> Result<Vec<String>, StoreError> {
    let site = session.site.clone();
    let (mut forms, mut last) = (Vec::new(), site.first());
    while let Some(row) = session.row(next, values![&last]).await? {
        let stored: String = get(&row, "form")?;
        if site.owns(&stored) {
            forms.push(form_of(&stored).to_owned());
            last = stored;
        } else if let Some(text) = site.after(&stored) {
            last = text;
        } else {
            break;
        }
    }
    Ok(forms)
}
