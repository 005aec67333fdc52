//! The host app: a home page, and a form of each kind.

use axum::{Router, http::StatusCode};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::MetaTags;
use leptos_router::{
    components::{Outlet, ParentRoute, Route, Router as LeptosRouter, Routes},
    path,
};
use leptos_signup::{
    Form, PasswordRoutes, SignupBuilder, SignupForm, SignupRoutes, SignupStep, Slot,
    form::{Choice, Control, Document, Field, ProblemCode, Value},
};

pub const PASSWORD: &str = "just many plain words";
/// The input that only bots fill in: its name has letters of the ticket, and none without a ticket.
pub const TRAP: &str = "";
pub const ORIGIN: &str = "http://127.0.0.1:3000";

/// A form with an address and a password.
pub fn account_form() -> Form {
    Form::new("account").at("/join/us").continue_to("/home").email().password()
}

const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "In the shade")];

pub const RULES: Document = Document::new("rules", "3", "garden rules", "/rules");

fn year(text: &str) -> Result<Value, ProblemCode> {
    let year: i64 = text.parse().map_err(|_| ProblemCode::host("no_year"))?;
    if year < 1900 { Err(ProblemCode::host("too_early")) } else { Ok(Value::from(year)) }
}

/// A form with a field of each kind.
pub fn garden_form() -> Form {
    Form::new("garden")
        .at("/garden")
        .title("Join the garden")
        .email()
        .field(Field::text("name").label("Name").length(2..=20).autocomplete("name"))
        .field(Field::text("since").label("Since").optional().parser(year).messages(&[
            ("no_year", "A year has digits only."),
            ("too_early", "That is before our time."),
        ]))
        .field(Field::multiline("about").label("About you").optional())
        .field(Field::select("side", &SIDES).label("Where"))
        .field(Field::checkbox("tools").label("I need tools"))
        .field(Field::hidden("source", "site").matching(is_word, "Not a source."))
        .consent(RULES)
        .password_at_confirmation()
}

/// Adds the form `garden` and its document.
pub fn with_garden(builder: SignupBuilder) -> SignupBuilder {
    builder.form(garden_form()).document("rules", "3", "Be kind to worms.")
}

/// A form with an address alone, of which nothing is hashed.
pub fn letter_form() -> Form {
    Form::new("letter").at("/letter").email()
}

/// A form with a name beside the address.
pub fn forum_form() -> Form {
    Form::new("forum").at("/forum").username().email().password()
}

/// A form with a password and fields of each kind, one of which is hidden.
pub fn member_form() -> Form {
    Form::new("member")
        .at("/member")
        .email()
        .username()
        .field(Field::text("nickname").label("Nickname").optional())
        .field(Field::multiline("about").label("About you").optional())
        .field(Field::checkbox("tools").label("I need tools"))
        .field(Field::hidden("source", "site"))
        .password()
        .consent(RULES)
}

/// A form with a name alone.
pub fn class_form() -> Form {
    Form::new("class").at("/class").username().password()
}

/// Adds the form `class`.
pub fn with_class(builder: SignupBuilder) -> SignupBuilder {
    builder.form(class_form())
}

/// A form for the invited.
pub fn beta_form() -> Form {
    Form::new("beta").at("/beta").email().invite().password()
}

/// A form for the invited without an address.
pub fn club_form() -> Form {
    Form::new("club").at("/club").username().invite()
}

/// A form that leads back to the pages of a shop.
pub fn shop_form() -> Form {
    let form = Form::new("shop").at("/shop").continue_to("/account").email().password();
    form.continue_among(&["/checkout", "/orchard/"])
}

const PARTIES: [Choice; 2] = [Choice::new("alone", "Just me"), Choice::new("class", "My class")];

const TOPICS: [Choice; 3] =
    [Choice::new("trees", "Trees"), Choice::new("bees", "Bees"), Choice::new("seeds", "Seeds")];

/// A form with the kinds of fields that the others do not have, and conditions.
pub fn visit_form() -> Form {
    Form::new("visit")
        .at("/visit")
        .email()
        .field(Field::date("born").label("Date of birth").min_age(18))
        .field(Field::telephone("phone").label("Phone").optional())
        .field(
            Field::number("trees", 0..=1000)
                .label("How many trees do you have?")
                .short_label("Number of trees"),
        )
        .field(Field::number("price", 0..=100).decimals(2).label("Price"))
        .field(Field::url("blog").label("Blog"))
        .field(Field::radio("party", &PARTIES).label("Who is coming?"))
        .field(Field::number("size", 2..=40).label("How many?").when("party", "class"))
        .field(Field::country("country").label("Country"))
        .field(Field::several("topics", &TOPICS).label("Topics").count(1..=2))
        .field(Field::number("hives", 0..=9).label("Hives").when("topics", "bees"))
        .field(Field::number("stars", 1..=5).label("Stars").drawn_by(slider))
        .field(Field::checkbox("wine").label("With wine"))
        .field(Field::text("bottle").label("Which wine?").when("wine", "on"))
}

fn slider(control: Control) -> AnyView {
    view! {
        <input
            type="range"
            id=control.id
            name=control.name
            value=control.value
            aria-describedby=control.described_by
            aria-invalid=move || control.is_invalid.get().to_string()
        />
    }
    .into_any()
}

/// The same with a name alone.
pub fn kiosk_form() -> Form {
    Form::new("kiosk").at("/kiosk").username().continue_among(&["/checkout", "/orchard/"])
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A page of the host with three forms.
#[component]
fn Hero() -> impl IntoView {
    view! {
        <h1>"Hero"</h1>
        <SignupForm form=account_form/>
        <SignupForm form=letter_form/>
        <SignupForm form=letter_form/>
    }
}

/// Names each slot of each step.
fn named(slot: Slot, step: SignupStep) -> Option<AnyView> {
    Some(view! { <i>{format!("{slot:?} of {step:?}")}</i> }.into_any())
}

#[component]
fn App() -> impl IntoView {
    view! {
        <LeptosRouter>
            <Routes fallback=|| "Not found">
                <Route path=path!("") view=|| "Home"/>
                <Route path=path!("hero") view=Hero/>
                <SignupRoutes form=account_form/>
                <PasswordRoutes form=account_form slots=named/>
                <SignupRoutes form=garden_form/>
                <SignupRoutes form=letter_form/>
                <SignupRoutes form=forum_form/>
                <SignupRoutes form=member_form/>
                <SignupRoutes form=class_form/>
                <SignupRoutes form=beta_form/>
                <SignupRoutes form=club_form/>
                <SignupRoutes form=shop_form/>
                <SignupRoutes form=kiosk_form/>
                <SignupRoutes form=visit_form/>
                <ParentRoute path=path!("/:language") view=Outlet>
                    <SignupRoutes form=account_form/>
                    <PasswordRoutes form=account_form/>
                    <SignupRoutes form=beta_form/>
                </ParentRoute>
            </Routes>
        </LeptosRouter>
    }
}

pub fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The host's routes, with no sign-up layer yet.
pub fn routes() -> Router {
    routes_alone().fallback(|| async { (StatusCode::NOT_FOUND, "the host's own 404") })
}

/// The same without a fallback.
pub fn routes_alone() -> Router {
    let options = LeptosOptions::builder().output_name("test").build();
    Router::new().leptos_routes(&options, generate_route_list(App), shell).with_state(options)
}
