//! What a browser without scripts sees on a page: its forms with their values, and what it loads.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::form::problem::Problem;

/// What a page consists of, as far as tests ask.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) forms: Vec<PageForm>,
    pub(crate) nonces: Vec<String>,
    /// Fields and the sentences of their errors.
    pub(crate) errors: Vec<(String, String)>,
    /// The same as codes.
    pub(crate) problems: Vec<Problem>,
    pub(crate) elements: Vec<Element>,
}

/// An element that a content security policy may forbid.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
}

/// A form, with what a browser would post of it.
#[derive(Debug, Default)]
pub(crate) struct PageForm {
    pub(crate) action: String,
    pub(crate) is_post: bool,
    controls: Vec<Control>,
}

#[derive(Debug)]
struct Control {
    name: String,
    value: String,
    /// Whether it is posted as it is.
    is_on: bool,
    /// Whether other controls of this name are turned off when it is turned on.
    is_one_of: bool,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl PageForm {
    /// The value that the form posts under this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut controls = self.controls.iter().filter(|it| it.is_on && it.name == name);
        controls.next().map(|it| it.value.as_str())
    }

    /// Whether the form has an input of this name.
    pub(crate) fn asks_for(&self, name: &str) -> bool {
        self.controls.iter().any(|it| it.name == name)
    }

    /// What the form posts once this is typed into it. A name that the form does not have is posted all the same.
    pub(crate) fn filled_in(&self, typed: &[(&str, &str)]) -> Vec<(String, String)> {
        let is_typed = |name: &str| typed.iter().any(|(typed, _)| *typed == name);
        let kept = self.controls.iter().filter(|it| it.is_on && !is_typed(&it.name));
        let kept = kept.map(|it| (it.name.clone(), it.value.clone()));
        let typed = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        kept.chain(typed).collect()
    }
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut reader = Reader::default();
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => reader.start(&tag),
                Token::EndTag(tag) => reader.end(&tag.name),
                Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        reader.page
    }

    /// The first form that posts to `action` and asks for all that is typed.
    pub(crate) fn form(&self, action: &str, typed: &[(&str, &str)]) -> Option<&PageForm> {
        let to = self.forms.iter().filter(|form| form.is_post && form.action == action);
        let mut fitting =
            to.clone().filter(|form| typed.iter().all(|(name, _)| form.asks_for(name)));
        fitting.next().or_else(|| to.clone().next())
    }
}

/// Builds a page from its tags.
#[derive(Default)]
struct Reader {
    page: Page,
    /// The list or the text area whose content comes next.
    open: Option<(&'static str, String)>,
    /// The field whose error comes next.
    error_of: Option<String>,
    is_in_form: bool,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = tag.attributes.iter();
        let attributes = attributes.map(|(name, value)| (text(name), text(value))).collect();
        let element = Element { tag: text(&tag.name), attributes };
        self.note_error(&element);
        match element.tag.as_str() {
            "form" => self.start_form(&element),
            "input" => self.input(&element),
            "textarea" => self.open_control("textarea", &element),
            "select" => self.open_control("select", &element),
            "option" => self.option(&element),
            _ => {}
        }
        if let Some(nonce) = element.get("nonce") {
            self.page.nonces.push(nonce.to_owned());
        }
        self.page.elements.push(element);
    }

    fn end(&mut self, tag: &[u8]) {
        match tag {
            b"form" => self.is_in_form = false,
            b"select" | b"textarea" => self.open = None,
            // What follows the sentence is a link.
            b"p" | b"span" => self.error_of = None,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(field) = self.error_of.clone() {
            match self.page.errors.last_mut().filter(|(last, _)| *last == field) {
                Some((_, sentence)) => sentence.push_str(text),
                None => self.page.errors.push((field, text.to_owned())),
            }
        }
        if matches!(self.open, Some(("textarea", _)))
            && let Some(control) = self.last_control()
        {
            control.value.push_str(text);
        }
    }

    fn note_error(&mut self, element: &Element) {
        let code = element.get("data-code").and_then(|code| code.parse().ok());
        if let (Some(field), Some(code)) = (&self.error_of, code) {
            self.page.problems.push(Problem::new(field, code));
        }
        if let Some(field) = element.get("data-signup").and_then(|it| it.strip_prefix("error-")) {
            self.error_of = Some(field.to_owned());
        }
    }

    fn start_form(&mut self, element: &Element) {
        self.is_in_form = true;
        self.page.forms.push(PageForm {
            action: element.get("action").unwrap_or_default().to_owned(),
            is_post: element.get("method").is_some_and(|it| it.eq_ignore_ascii_case("post")),
            controls: Vec::new(),
        });
    }

    fn input(&mut self, element: &Element) {
        let Some(name) = element.get("name") else { return };
        let kind = element.get("type").unwrap_or("text");
        let is_box = matches!(kind, "checkbox" | "radio");
        if matches!(kind, "submit" | "button" | "image" | "reset" | "file") {
            return;
        }
        let default = if is_box { "on" } else { "" };
        self.push(Control {
            name: name.to_owned(),
            value: element.get("value").unwrap_or(default).to_owned(),
            is_on: !is_box || element.get("checked").is_some(),
            is_one_of: kind == "radio",
        });
    }

    fn open_control(&mut self, tag: &'static str, element: &Element) {
        let name = element.get("name").unwrap_or_default().to_owned();
        self.open = Some((tag, name.clone()));
        if tag == "textarea" {
            self.push(Control { name, value: String::new(), is_on: true, is_one_of: false });
        }
    }

    /// The first option is chosen, unless another one is.
    fn option(&mut self, element: &Element) {
        let Some(("select", name)) = &self.open else { return };
        let (name, is_chosen) = (name.clone(), element.get("selected").is_some());
        let Some(form) = self.page.forms.last_mut().filter(|_| self.is_in_form) else { return };
        let is_first = !form.asks_for(&name);
        if is_chosen {
            let others = form.controls.iter_mut().filter(|it| it.name == name && it.is_one_of);
            others.for_each(|it| it.is_on = false);
        }
        let value = element.get("value").unwrap_or_default().to_owned();
        form.controls.push(Control { name, value, is_on: is_first || is_chosen, is_one_of: true });
    }

    fn push(&mut self, control: Control) {
        if self.is_in_form
            && let Some(form) = self.page.forms.last_mut()
        {
            form.controls.push(control);
        }
    }

    fn last_control(&mut self) -> Option<&mut Control> {
        self.page.forms.last_mut()?.controls.last_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<script nonce="n1">if (a<b) "<form>"</script>
        <form method="post" action="/join"><input type="hidden" name="ticket" value="a&amp;b">
        <input name="email" value="ada@example.org"><input type="password" name="password">
        <input type="checkbox" name="tools" value="on"><input type="radio" name="side" value="sun">
        <input type="radio" name="side" value="shade" checked><textarea name="about">one &lt; two</textarea>
        <select name="country"><option value="">…</option><option value="FR" selected>France</option></select>
        <p data-signup="error-email"><span>Enter <b>it</b>.</span><span> <a href="/">More</a></span></p>
        <p data-signup="error-side"></p>
        <button type="submit">Go</button></form>
        <form method="post" action="/join"><input type="hidden" name="again" value="1"></form>"#;

    #[test]
    fn a_form_posts_what_a_browser_posts_of_it() {
        let page = Page::read(PAGE);
        let form = page.form("/join", &[("email", "")]).unwrap();
        let pairs = form.filled_in(&[("email", "bob@example.org"), ("tools", "on")]);
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(
            pairs,
            [
                ("ticket", "a&b"),
                ("password", ""),
                ("side", "shade"),
                ("about", "one < two"),
                ("country", "FR"),
                ("email", "bob@example.org"),
                ("tools", "on"),
            ]
        );
        assert!(page.form("/join", &[("again", "1")]).unwrap().value("ticket").is_none());
        assert!(page.form("/elsewhere", &[]).is_none());
    }

    #[test]
    fn errors_stand_at_their_fields() {
        let page = Page::read(PAGE);
        assert_eq!(page.errors, [("email".to_owned(), "Enter it.".to_owned())]);
        assert_eq!(page.nonces, ["n1"]);
    }
}
