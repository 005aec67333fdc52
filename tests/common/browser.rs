//! A browser without scripts: it keeps cookies, follows redirects, and posts the forms of pages with
//! all that is hidden in them.

use std::{cell::RefCell, collections::BTreeMap};

use axum::http::{Method, header};

use super::{
    app::ORIGIN,
    client::{Answer, form_post},
    host::Host,
};

pub struct Browser<'a> {
    host: &'a Host,
    jar: RefCell<BTreeMap<String, String>>,
}

impl<'a> Browser<'a> {
    pub fn new(host: &'a Host) -> Self {
        Self { host, jar: RefCell::default() }
    }

    /// What the browser sends as its cookies.
    pub fn cookies(&self) -> String {
        let jar = self.jar.borrow();
        jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Opens a link or a path in a tab.
    pub async fn open(&self, link: &str) -> Answer {
        let mut path = link.strip_prefix(ORIGIN).unwrap_or(link).to_owned();
        for _ in 0..5 {
            let answer = self.kept(self.host.get_as(&path, &self.cookies()).await);
            if !answer.status.is_redirection() {
                return answer;
            }
            path = answer.location().to_owned();
        }
        panic!("{link} redirects in a circle");
    }

    /// Asks where a path leads, as a page does that waits.
    pub async fn look(&self, path: &str) -> Answer {
        let request = axum::http::Request::builder().method(Method::HEAD).uri(path);
        let request = request.header(header::COOKIE, self.cookies());
        self.host.send(request.body(axum::body::Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = form_post(path, fields, &[("cookie", &self.cookies())]);
        self.kept(self.host.send(request).await)
    }

    /// Fills in the form of a page that posts to `path`, and sends it. With `again` among the fields
    /// it is the form that has only this.
    pub async fn submit(&self, page: &Answer, path: &str, fields: &[(&str, &str)]) -> Answer {
        let is_again = |names: &[(String, String)]| names.iter().any(|(name, _)| name == "again");
        let wants_again = fields.iter().any(|(name, _)| *name == "again");
        let forms = page.body.split("<form ").skip(1).filter_map(|html| {
            let html = html.split("</form>").next()?;
            html.contains(&format!("action=\"{path}\"")).then(|| hidden(html))
        });
        let mut matching = forms.filter(|names| is_again(names) == wants_again);
        let shown = matching.next().unwrap_or_else(|| panic!("no form for {path}: {}", page.body));
        let typed = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let mut all: Vec<(String, String)> =
            shown.into_iter().filter(|(name, _)| name != "again").collect();
        all.extend(typed);
        let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.post(path, &all).await
    }

    /// Keeps the cookies of an answer.
    pub fn kept(&self, answer: Answer) -> Answer {
        for value in answer.headers.get_all(header::SET_COOKIE) {
            let value = value.to_str().unwrap();
            let (name, value_and_more) = value.split_once('=').unwrap();
            let kept = value_and_more.split(';').next().unwrap();
            match value.contains("Max-Age=0") {
                true => drop(self.jar.borrow_mut().remove(name)),
                false => drop(self.jar.borrow_mut().insert(name.to_owned(), kept.to_owned())),
            }
        }
        answer
    }
}

/// The names and values of the hidden inputs.
fn hidden(html: &str) -> Vec<(String, String)> {
    let inputs = html.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let hidden = inputs.filter(|input| input.contains("type=\"hidden\""));
    let value = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    hidden.filter_map(|it| Some((value(it, "name")?, value(it, "value")?))).collect()
}
