//! Another address, before the first one is confirmed.

use leptos::prelude::*;

use super::{
    form,
    frame::{back_to_check, frame, paragraph},
};
use crate::{Form, wire::Draft};

pub(super) fn address(form: &Form, draft: Draft) -> AnyView {
    let text = "The mail that we sent before will then do nothing. Everything else that you entered \
                stays as it is.";
    let action = [form.path(), "/address"].concat();
    let posted = form::posted(&form.at_address(), action, draft);
    frame(form, "Use another address", [paragraph(text), posted, back_to_check(form)])
}
