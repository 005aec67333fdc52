//! The kinds of fields: what each accepts, what it keeps, and when it is asked for.

use leptos_signup::{
    Form, Submission, SubmissionError,
    form::{Bound, Choice, Date, Field, ProblemCode, Today, Value},
    text::{Catalogue, languages::ENGLISH, sentence, short_label},
};

const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "Shade")];
const TOPICS: [Choice; 3] =
    [Choice::new("trees", "Trees"), Choice::new("bees", "Bees"), Choice::new("seeds", "Seeds")];

fn read(field: Field, posted: &[&str]) -> Result<Option<Value>, ProblemCode> {
    let form = Form::new("alone").field(field);
    let pairs = posted.iter().map(|value| (field.input_name(), *value));
    match form.validate(&Submission::from_pairs(pairs)) {
        Ok(registration) => Ok(registration.value(field.name()).cloned()),
        Err(mut problems) => Err(problems.remove(0).code),
    }
}

const fn out(bound: Bound, limit: i64) -> ProblemCode {
    ProblemCode::OutOfBounds { bound, limit }
}

#[test]
fn an_empty_field_is_missing_unless_it_is_optional() {
    for field in [
        Field::date("x"),
        Field::telephone("x"),
        Field::number("x", 0..=9),
        Field::url("x"),
        Field::radio("x", &SIDES),
        Field::several("x", &TOPICS),
        Field::country("x"),
    ] {
        assert_eq!(read(field, &[]), Err(ProblemCode::Missing), "{:?}", field.kind());
        assert_eq!(read(field.optional(), &[]), Ok(None));
        if !matches!(field.input_name().as_ref(), "x[]") {
            assert_eq!(read(field, &[""]), Err(ProblemCode::Missing));
            assert_eq!(read(field.optional(), &[""]), Ok(None));
        }
    }
}

#[test]
fn a_value_is_kept_with_its_type() {
    let text = |text: &str| Ok(Some(Value::from(text)));
    let day = Date::new(2007, 3, 27).unwrap();
    assert_eq!(read(Field::date("x"), &[" ٢٠٠٧-03-27 "]), Ok(Some(Value::Date(day))));
    assert_eq!(read(Field::date("x"), &["2007-02-30"]), Err(ProblemCode::NotADate));
    assert_eq!(read(Field::number("x", 0..=2000), &["１ ８１５"]), Ok(Some(Value::Number(1815))));
    assert_eq!(read(Field::telephone("x"), &["(020) 7946 0958"]), text("02079460958"));
    assert_eq!(read(Field::telephone("x"), &["soon"]), Err(ProblemCode::NotATelephone));
    assert_eq!(read(Field::url("x"), &["example.org"]), text("https://example.org"));
    assert_eq!(read(Field::url("x"), &["javascript:alert(1)"]), Err(ProblemCode::NotAUrl));
    assert_eq!(read(Field::radio("x", &SIDES), &["shade"]), text("shade"));
    assert_eq!(read(Field::radio("x", &SIDES), &["moon"]), Err(ProblemCode::NotAChoice));
    assert_eq!(read(Field::country("x"), &["FR"]), text("FR"));
    for posted in ["fr", "FRA", "XX", "EU", "France", "F", "\u{ff26}\u{ff32}"] {
        assert_eq!(read(Field::country("x"), &[posted]), Err(ProblemCode::NotAChoice), "{posted}");
    }
}

#[test]
fn a_number_is_in_its_range_with_as_many_decimals_as_it_may_have() {
    let whole = Field::number("x", -5..=10);
    let price = Field::number("x", 0..=100).decimals(2);
    for (field, posted, problem) in [
        (whole, "-5", None),
        (whole, "10", None),
        (whole, "10.0", None),
        (whole, "-6", Some(out(Bound::MinNumber, -5))),
        (whole, "11", Some(out(Bound::MaxNumber, 10))),
        (whole, "1.5", Some(out(Bound::MaxDecimals, 0))),
        (whole, "999999999999999", Some(out(Bound::MaxNumber, 10))),
        (whole, "9999999999999999", Some(ProblemCode::NotANumber)),
        (whole, "ten", Some(ProblemCode::NotANumber)),
        (price, "99,99", None),
        (price, "100.00", None),
        (price, "100.01", Some(out(Bound::MaxNumber, 100))),
        (price, "-0.01", Some(out(Bound::MinNumber, 0))),
        (price, "0.001", Some(out(Bound::MaxDecimals, 2))),
    ] {
        assert_eq!(read(field, &[posted]).err(), problem, "{posted}");
    }
}

#[test]
fn several_choices_are_kept_once_each_in_the_order_of_the_form() {
    let topics = Field::several("x", &TOPICS).count(2..=2);
    let chosen = |chosen: &[&str]| {
        Ok(Some(Value::Several(chosen.iter().map(|it| (*it).to_owned()).collect())))
    };
    assert_eq!(read(topics, &["seeds", "trees"]), chosen(&["trees", "seeds"]));
    assert_eq!(read(topics, &["bees", "bees", "trees"]), chosen(&["trees", "bees"]));
    assert_eq!(read(topics, &["bees", "bees"]), Err(out(Bound::MinChoices, 2)));
    assert_eq!(read(topics, &["trees", "bees", "seeds"]), Err(out(Bound::MaxChoices, 2)));
    assert_eq!(read(topics, &["trees", "wasps"]), Err(ProblemCode::NotAChoice));
    assert_eq!(read(topics, &["trees", ""]), Err(ProblemCode::NotAChoice));
    assert_eq!(read(topics.optional(), &[]), Ok(None));
    // What is chosen must fit all the same.
    assert_eq!(read(topics.optional(), &["bees"]), Err(out(Bound::MinChoices, 2)));
}

#[test]
fn only_a_name_that_ends_with_brackets_is_posted_twice() {
    let read = |body: &str| Submission::from_urlencoded(body.as_bytes());
    let submission = read("x%5B%5D=bees&x[]=trees&x=seeds").unwrap();
    assert_eq!(submission.all("x[]").collect::<Vec<_>>(), ["bees", "trees"]);
    let form = Form::new("news").field(Field::several("x", &TOPICS));
    assert_eq!(form.validate(&submission).unwrap().several("x"), ["trees", "bees"]);
    // The bare name is another one.
    assert!(form.validate(&read("x=bees").unwrap()).is_err());
    assert_eq!(read("x=a&x[]=b&x=c"), Err(SubmissionError::Duplicate));
    assert_eq!(read("x%5b]=a&x[=c&x[=d"), Err(SubmissionError::Duplicate));
    let repeated = |times| vec!["x[]=a"; times].join("&");
    assert!(read(&repeated(256)).is_ok());
    assert_eq!(read(&repeated(257)), Err(SubmissionError::TooMany));
    let names = (0..65).map(|n| format!("n{n}[]=a")).collect::<Vec<_>>().join("&");
    assert_eq!(read(&names), Err(SubmissionError::TooMany));
    assert_eq!(read(&submission.to_urlencoded()), Ok(submission));
}

#[test]
fn a_host_rule_runs_after_the_built_in_ones_on_the_kept_text() {
    fn is_british(text: &str) -> bool {
        text.starts_with("+44")
    }
    fn weeks(text: &str) -> Result<Value, ProblemCode> {
        text.parse::<i64>().map(|n| Value::from(n * 7)).map_err(|_| ProblemCode::host("odd"))
    }
    let phone = Field::telephone("x").matching(is_british, "Enter a British number.");
    assert_eq!(read(phone, &["0044 20 7946 0958"]), Ok(Some(Value::from("+442079460958"))));
    assert_eq!(read(phone, &["+1 202 555 0123"]), Err(ProblemCode::Pattern));
    assert_eq!(read(Field::number("x", 0..=9).parser(weeks), &["2"]), Ok(Some(Value::from(14))));
}

#[test]
fn an_age_is_reached_as_soon_as_its_day_begins_anywhere() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let at = |hour: i64| Today::at_unix_seconds(1_795_737_600 + hour * 3600); // 2026-11-27
    let club = Form::new("club").field(Field::date("born").min_age(18).max_age(99));
    let problem = |born: &str, today: Today| {
        let submission = Submission::from_pairs([("born", born)]);
        // The browser leaves the rule to the server.
        assert!(club.validate(&submission).is_ok());
        club.validate_on(&submission, today).err().map(|problems| problems[0].code.clone())
    };
    let (young, old) = (Some(out(Bound::MinAge, 18)), Some(out(Bound::MaxAge, 99)));
    assert_eq!(problem("2008-11-27", day("2026-11-27").into()), None);
    assert_eq!(problem("2008-11-28", day("2026-11-27").into()), young);
    assert_eq!(problem("1926-11-28", day("2026-11-27").into()), None);
    assert_eq!(problem("1926-11-27", day("2026-11-27").into()), old);
    assert_eq!(problem("2008-02-29", day("2026-02-28").into()), young);
    assert_eq!(problem("2008-02-29", day("2026-03-01").into()), None);
    // The 28th begins at UTC+14 while it is 10 o'clock of the 27th in UTC.
    assert_eq!(problem("2008-11-28", at(9)), young);
    assert_eq!(problem("2008-11-28", at(10)), None);
    // The 26th lasts until 12 o'clock of the 27th at UTC-12.
    assert_eq!(problem("1926-11-27", at(11)), None);
    assert_eq!(problem("1926-11-27", at(12)), old);
    let past = Form::new("past").field(Field::date("born").min_age(0));
    let ahead = Submission::from_pairs([("born", "2026-11-29")]);
    assert!(past.validate_on(&ahead, at(0)).is_err());
}

fn plans() -> Form {
    const PLANS: [Choice; 3] =
        [Choice::new("solo", "Me"), Choice::new("team", "Us"), Choice::new("school", "Class")];
    Form::new("plans")
        .field(Field::checkbox("gift"))
        .field(Field::radio("plan", &PLANS))
        .field(Field::text("team").when_any("plan", &["team", "school"]))
        .field(Field::number("seats", 2..=50).when("plan", "team"))
        .field(Field::several("topics", &TOPICS).optional())
        .field(Field::text("hives").when("topics", "bees"))
        .field(Field::text("to").when("gift", "on"))
        .field(Field::radio("side", &SIDES).when("plan", "school"))
        .field(Field::text("shade").when("side", "shade"))
}

#[test]
fn a_field_is_asked_for_only_under_its_condition() {
    for (body, missing) in [
        ("plan=solo", &[][..]),
        ("plan=solo&gift=on", &["to"]),
        ("plan=solo&gift=true", &["to"]),
        ("plan=team", &["team", "seats"]),
        ("plan=school", &["team", "side"]),
        ("plan=school&team=A&side=sun", &[]),
        ("plan=school&team=A&side=shade", &["shade"]),
        // The condition of the condition counts.
        ("plan=solo&side=shade", &[]),
        ("plan=solo&topics[]=trees&topics[]=bees", &["hives"]),
        ("", &["plan"]),
    ] {
        let submission = Submission::from_urlencoded(body.as_bytes()).unwrap();
        let problems = plans().validate(&submission).err().unwrap_or_default();
        let names: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(names, missing, "{body}");
    }
}

#[test]
fn a_value_of_a_field_that_is_not_asked_for_is_dropped() {
    let body = b"plan=solo&team=Left&seats=no&topics[]=trees&hives=3&to=Ada&side=moon&shade=x";
    let submission = Submission::from_urlencoded(body).unwrap();
    let registration = plans().validate(&submission).unwrap();
    let names: Vec<_> = registration.profile.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["gift", "plan", "topics"]);
    assert!(!plans().asks_for("shade", &submission) && plans().asks_for("plan", &submission));
}

#[test]
fn an_age_counts_only_under_the_condition_of_the_field() {
    let form = Form::new("party")
        .field(Field::checkbox("wine"))
        .field(Field::date("born").min_age(18).when("wine", "on"));
    let today = Date::new(2026, 11, 27).unwrap();
    let of = |wine: &str| {
        let pairs = [("wine", wine), ("born", "2015-01-01")];
        form.validate_on(&Submission::from_pairs(pairs), today.into())
    };
    assert_eq!(of("").unwrap().date("born"), None);
    assert_eq!(of("on").unwrap_err()[0].code, out(Bound::MinAge, 18));
}

#[test]
fn a_condition_on_a_later_or_unknown_field_never_holds() {
    let form = Form::new("odd")
        .field(Field::text("a").when("b", "sun"))
        .field(Field::radio("b", &SIDES))
        .field(Field::text("c").when("nothing", "x"))
        .field(Field::text("d").when("d", "x"));
    assert!(form.validate(&Submission::from_pairs([("b", "sun"), ("d", "x")])).is_ok());
}

#[test]
fn an_error_names_the_field_by_its_short_label() {
    let texts = Catalogue::new(&ENGLISH);
    let born = Field::date("born").label("When were you born?").short_label("Date of birth");
    assert_eq!(short_label(&texts, &born), "Date of birth");
    let said = |code| sentence(&texts, &code, Some(&born));
    assert_eq!(said(ProblemCode::NotADate), "Date of birth must be a real date, like 2007-03-27.");
    for (code, text) in [
        (out(Bound::MinAge, 18), "Date of birth must be at least 18 years ago."),
        (out(Bound::MinAge, 1), "Date of birth must be at least 1 year ago."),
        (out(Bound::MinAge, 0), "Date of birth must be today or in the past."),
        (out(Bound::MaxAge, 17), "Date of birth must be less than 18 years ago."),
        (out(Bound::MinNumber, -5), "Date of birth must be -5 or more."),
        (out(Bound::MaxNumber, 1000), "Date of birth must be 1,000 or less."),
        (out(Bound::MaxDecimals, 0), "Date of birth must be a whole number, like 12."),
        (out(Bound::MaxDecimals, 1), "Date of birth must have 1 decimal place or fewer."),
        (out(Bound::MinChoices, 2), "Select at least 2 options."),
        (out(Bound::MaxChoices, 1), "Select 1 option or fewer."),
    ] {
        assert_eq!(said(code), text);
    }
    let topics = Field::several("topics", &TOPICS).count(2..=3);
    let missing = sentence(&texts, &ProblemCode::Missing, Some(&topics));
    assert_eq!(missing, "Select at least 2 options.");
}
