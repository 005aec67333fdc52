//! A visit to the orchard: a form with every kind of field, in English and German.

use leptos::prelude::*;
use leptos_signup::{
    Form,
    form::{Choice, Control, Field},
    text::Words,
};

macro_rules! words {
    ($en:literal, $de:literal) => {
        Words::Each(|language| if language.as_str() == "de" { $de } else { $en }.into())
    };
}

const PARTIES: [Choice; 3] = [
    Choice::worded("alone", words!("Just me", "Ich allein")),
    Choice::worded("family", words!("My family", "Meine Familie")),
    Choice::worded("class", words!("My class", "Meine Klasse")),
];

const TOPICS: [Choice; 4] = [
    Choice::worded("grafting", words!("Grafting trees", "Bäume veredeln")),
    Choice::worded("bees", words!("Bees", "Bienen")),
    Choice::worded("cider", words!("Making cider", "Most machen")),
    Choice::worded("history", words!("History", "Geschichte")),
];

const TOOLS: [Choice; 2] = [
    Choice::worded("own", words!("I bring my own", "Ich bringe eigenes mit")),
    Choice::worded("lent", words!("Please lend me some", "Bitte leihen Sie mir welches")),
];

/// Every kind of field, some under conditions.
pub fn visit_form() -> Form {
    Form::new("visit")
        .at("/orchard/visit")
        .title(words!("Visit the orchard", "Den Obstgarten besuchen"))
        .submit_label(words!("Book a visit", "Besuch buchen"))
        .email()
        .field(Field::text("name").label(words!("Name", "Name")).autocomplete("name"))
        .field(
            Field::date("born")
                .label(words!("When were you born?", "Wann sind Sie geboren?"))
                .short_label(words!("Date of birth", "Geburtsdatum"))
                .hint(words!("Visitors must be 16 or older.", "Ab 16 Jahren."))
                .min_age(16)
                .max_age(120),
        )
        .field(Field::telephone("phone").label(words!("Phone number", "Telefonnummer")).optional())
        .field(Field::country("country").label(words!("Country", "Land")))
        .field(
            Field::radio("party", &PARTIES)
                .label(words!("Who is coming?", "Wer kommt?"))
                .short_label(words!("Visitors", "Besuch")),
        )
        .field(
            Field::number("size", 2..=40)
                .label(words!("How many people?", "Wie viele Personen?"))
                .short_label(words!("Number of people", "Personenzahl"))
                .when_any("party", &["family", "class"]),
        )
        .field(
            Field::url("school")
                .label(words!("Website of your school", "Website Ihrer Schule"))
                .hint(words!("Only for a class.", "Nur für eine Klasse."))
                .when("party", "class"),
        )
        .field(
            Field::several("topics", &TOPICS)
                .label(words!("What interests you?", "Was interessiert Sie?"))
                .short_label(words!("Interests", "Interessen"))
                .hint(words!("Choose two or three.", "Wählen Sie zwei oder drei."))
                .count(2..=3),
        )
        .field(
            Field::select("tools", &TOOLS)
                .label(words!("Tools for grafting", "Werkzeug zum Veredeln"))
                .when("topics", "grafting"),
        )
        .field(
            Field::number("donation", 0..=500)
                .decimals(2)
                .label(words!("Donation in euros", "Spende in Euro"))
                .optional(),
        )
        .field(
            Field::number("walk", 1..=5)
                .label(words!("How far do you like to walk?", "Wie weit gehen Sie gern?"))
                .hint(words!("From 1 (a few steps) to 5.", "Von 1 (wenige Schritte) bis 5."))
                .drawn_by(slider),
        )
        .field(Field::multiline("wishes").label(words!("Wishes", "Wünsche")).optional())
}

/// A slider in place of the text input, which works without scripts as well.
fn slider(control: Control) -> AnyView {
    let value = if control.value.is_empty() { "3".to_owned() } else { control.value };
    view! {
        <input
            type="range"
            min="1"
            max="5"
            id=control.id
            name=control.name
            value=value
            aria-describedby=control.described_by
            aria-invalid=move || control.is_invalid.get().to_string()
        />
    }
    .into_any()
}
