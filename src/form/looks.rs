//! Looks for common style sheets of hosts. They load no style sheet of this crate.

use crate::form::look::{Look, Part};

impl Look {
    /// Plain utilities of Tailwind CSS 4, with its variant `dark`.
    ///
    /// Tailwind finds classes by reading sources, and does not read this crate. `docs/looks.md` has the line for your
    /// style sheet that names them.
    pub const TAILWIND: Self = Self::UNSTYLED
        .class(
            Part::Card,
            "mx-auto my-8 w-full max-w-md rounded-2xl border border-gray-200 bg-white p-8 \
             text-gray-900 shadow-sm dark:border-gray-800 dark:bg-gray-900 dark:text-gray-100",
        )
        .class(Part::Embedded, "w-full")
        .class(Part::Title, "mb-4 text-2xl font-semibold")
        .class(Part::Text, "mb-4")
        .class(Part::Aside, "mt-4 mb-2 text-sm text-gray-600 dark:text-gray-400")
        .class(Part::Note, "mb-4 rounded-lg bg-blue-50 p-4 text-sm text-blue-900 dark:bg-blue-950 dark:text-blue-100")
        .class(Part::Form, "space-y-5")
        .class(Part::CodeForm, "space-y-5")
        .class(
            Part::Summary,
            "rounded-lg border border-red-300 bg-red-50 p-4 text-sm text-red-800 \
             dark:border-red-800 dark:bg-red-950 dark:text-red-200",
        )
        .class(Part::SummaryTitle, "font-semibold")
        .class(Part::SummaryList, "mt-2 list-disc ps-5")
        .class(Part::SummaryLink, "underline")
        .class(Part::BoxField, "grid grid-cols-[auto_1fr] items-start gap-x-3")
        .class(Part::Legend, "mb-1 text-sm font-medium")
        .class(Part::GroupChoice, "flex items-center gap-3 py-1")
        .class(Part::Label, "mb-1 block text-sm font-medium")
        .class(Part::BoxLabel, "text-sm")
        .class(Part::Optional, "font-normal text-gray-600 dark:text-gray-400")
        .class(
            Part::Hint,
            "col-span-full mt-1 text-sm text-gray-600 empty:hidden dark:text-gray-400",
        )
        .class(
            Part::Error,
            "col-span-full mt-1 text-sm font-medium text-red-700 empty:hidden dark:text-red-400",
        )
        .class(Part::Suggestion, "mt-1 text-sm empty:hidden")
        .class(Part::Input, TAILWIND_INPUT)
        .class(Part::InvalidInput, TAILWIND_INVALID)
        .class(Part::TextArea, TAILWIND_INPUT)
        .class(Part::InvalidTextArea, TAILWIND_INVALID)
        .class(Part::Select, TAILWIND_INPUT)
        .class(Part::InvalidSelect, TAILWIND_INVALID)
        .class(Part::Box, "mt-0.5 size-5 accent-blue-700")
        .class(Part::InvalidBox, "mt-0.5 size-5 accent-blue-700 outline outline-red-700")
        .class(Part::PasswordRow, "relative flex gap-2")
        .class(Part::Counter, "absolute end-0 bottom-full mb-1 text-sm text-gray-600 dark:text-gray-400")
        .class(
            Part::Reveal,
            "rounded-lg border border-gray-500 px-3 text-sm font-medium hover:bg-gray-100 \
             dark:hover:bg-gray-800",
        )
        .class(
            Part::Button,
            "inline-flex w-full items-center justify-center rounded-lg bg-blue-700 px-4 py-2.5 \
             font-semibold text-white hover:bg-blue-800 aria-disabled:opacity-60 disabled:opacity-60",
        )
        .class(
            Part::QuietButton,
            "inline-flex w-full items-center justify-center rounded-lg border border-gray-500 px-4 \
             py-2.5 font-semibold hover:bg-gray-100 aria-disabled:opacity-60 disabled:opacity-60 dark:hover:bg-gray-800",
        )
        .class(Part::LinkButton, "py-1 text-blue-700 underline dark:text-blue-300")
        .class(Part::Link, "text-blue-700 underline dark:text-blue-300")
        .class(Part::Progress, "h-2 w-full accent-blue-700")
        .class(Part::Status, "text-sm empty:hidden")
        .class(Part::Unscripted, "text-sm");

    /// The components of daisyUI 5, and a few utilities of Tailwind CSS 4 between them. See
    /// [`TAILWIND`](Self::TAILWIND) for how Tailwind finds the classes.
    pub const DAISY_UI: Self = Self::UNSTYLED
        .class(
            Part::Card,
            "mx-auto my-8 w-full max-w-md rounded-box border border-base-300 bg-base-100 p-8 shadow-sm",
        )
        .class(Part::Embedded, "w-full")
        .class(Part::Title, "mb-4 text-2xl font-bold")
        .class(Part::Text, "mb-4")
        .class(Part::Aside, "mt-4 mb-2 text-sm")
        .class(Part::Note, "alert mb-4 block")
        .class(Part::Form, "space-y-3")
        .class(Part::CodeForm, "space-y-3")
        .class(Part::Summary, "alert alert-error alert-soft block text-base-content")
        .class(Part::SummaryTitle, "font-bold")
        .class(Part::SummaryList, "mt-2 list-disc ps-5")
        .class(Part::SummaryLink, "link")
        .class(Part::Field, "fieldset")
        .class(Part::BoxField, "fieldset grid-cols-[auto_1fr] items-start gap-x-3")
        .class(Part::Group, "fieldset")
        .class(Part::Legend, "fieldset-legend")
        .class(Part::GroupChoice, "flex items-center gap-3 py-1")
        .class(Part::Label, "fieldset-legend block")
        .class(Part::BoxLabel, "text-sm")
        .class(Part::Optional, "font-normal")
        .class(Part::Hint, "col-span-full text-sm empty:hidden")
        .class(Part::Error, "col-span-full border-s-4 border-error ps-2 text-sm font-semibold empty:hidden")
        .class(Part::Suggestion, "text-sm empty:hidden")
        .class(Part::Input, "input w-full")
        .class(Part::InvalidInput, "input input-error w-full")
        .class(Part::TextArea, "textarea w-full")
        .class(Part::InvalidTextArea, "textarea textarea-error w-full")
        .class(Part::Select, "select w-full")
        .class(Part::InvalidSelect, "select select-error w-full")
        .class(Part::Box, "checkbox checkbox-sm")
        .class(Part::InvalidBox, "checkbox checkbox-sm checkbox-error")
        .class(Part::PasswordRow, "join relative w-full")
        .class(Part::Counter, "absolute end-0 bottom-full mb-2 text-xs")
        .class(Part::Reveal, "btn join-item")
        .class(Part::Button, "btn btn-primary w-full")
        .class(Part::QuietButton, "btn btn-outline w-full")
        .class(Part::LinkButton, "btn btn-link px-0")
        .class(Part::Link, "link")
        .class(Part::Progress, "progress progress-primary w-full")
        .class(Part::Status, "text-sm empty:hidden")
        .class(Part::Unscripted, "text-sm");

    /// Utilities of Tailwind CSS 4 with the colour names of shadcn/ui, such as `bg-primary`. See
    /// [`TAILWIND`](Self::TAILWIND) for how Tailwind finds the classes.
    pub const SHADCN: Self = Self::UNSTYLED
        .class(
            Part::Card,
            "mx-auto my-8 flex w-full max-w-sm flex-col gap-6 rounded-xl border border-border bg-card p-6 \
             text-card-foreground shadow-sm",
        )
        .class(Part::Embedded, "w-full")
        .class(Part::Title, "mb-2 text-xl leading-none font-semibold")
        .class(Part::Text, "text-sm")
        .class(Part::Aside, "mt-4 mb-2 text-sm text-muted-foreground")
        .class(Part::Note, "rounded-lg border bg-muted p-4 text-sm text-foreground")
        .class(Part::Form, "grid gap-6")
        .class(Part::CodeForm, "grid gap-6")
        .class(Part::Summary, "rounded-lg border border-destructive bg-card p-4 text-sm text-destructive")
        .class(Part::SummaryTitle, "font-medium")
        .class(Part::SummaryList, "mt-2 list-disc ps-5")
        .class(Part::SummaryLink, "underline underline-offset-4")
        .class(Part::Field, "grid gap-2")
        .class(Part::BoxField, "grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-2")
        .class(Part::Group, "grid gap-2")
        .class(Part::Legend, "mb-2 text-sm font-medium")
        .class(Part::GroupChoice, "flex items-center gap-3")
        .class(Part::Label, "text-sm leading-none font-medium")
        .class(Part::BoxLabel, "text-sm leading-none")
        .class(Part::Optional, "font-normal text-muted-foreground")
        .class(Part::Hint, "col-span-full text-sm text-muted-foreground empty:hidden")
        .class(Part::Error, "col-span-full text-sm text-destructive empty:hidden")
        .class(Part::Suggestion, "text-sm empty:hidden")
        .class(Part::Input, SHADCN_INPUT)
        .class(Part::InvalidInput, SHADCN_INVALID)
        .class(Part::TextArea, SHADCN_TEXT_AREA)
        .class(Part::InvalidTextArea, SHADCN_INVALID_TEXT_AREA)
        .class(Part::Select, SHADCN_INPUT)
        .class(Part::InvalidSelect, SHADCN_INVALID)
        .class(Part::Box, "size-4 accent-primary")
        .class(Part::InvalidBox, "size-4 accent-primary outline outline-destructive")
        .class(Part::PasswordRow, "relative flex gap-2")
        .class(Part::Counter, "absolute end-0 bottom-full mb-2 text-sm leading-none text-muted-foreground")
        .class(
            Part::Reveal,
            "inline-flex h-9 items-center rounded-md border border-input px-3 text-sm font-medium \
             hover:bg-accent hover:text-accent-foreground",
        )
        .class(
            Part::Button,
            "inline-flex h-9 w-full items-center justify-center rounded-md bg-primary px-4 py-2 text-sm \
             font-medium text-primary-foreground shadow-xs hover:bg-primary/90 aria-disabled:opacity-60 disabled:opacity-60",
        )
        .class(
            Part::QuietButton,
            "inline-flex h-9 w-full items-center justify-center rounded-md border border-input px-4 py-2 \
             text-sm font-medium hover:bg-accent hover:text-accent-foreground aria-disabled:opacity-60 disabled:opacity-60",
        )
        .class(Part::LinkButton, "text-sm underline underline-offset-4")
        .class(Part::Link, "underline underline-offset-4")
        .class(Part::Progress, "h-2 w-full accent-primary")
        .class(Part::Status, "text-sm empty:hidden")
        .class(Part::Unscripted, "text-sm");

    /// The components and utilities of Bootstrap 5.3.
    pub const BOOTSTRAP: Self = Self::UNSTYLED
        .class(Part::Card, "card mx-auto my-4 p-4 w-100 shadow-sm")
        .class(Part::Title, "h3 mb-3")
        .class(Part::Aside, "text-body-secondary small mt-3 mb-2")
        .class(Part::Note, "alert alert-secondary")
        .class(Part::Summary, "alert alert-danger")
        .class(Part::SummaryTitle, "h6")
        .class(Part::SummaryList, "mb-0")
        .class(Part::SummaryLink, "alert-link")
        .class(Part::Field, "mb-3")
        .class(Part::BoxField, "form-check mb-3")
        .class(Part::Group, "mb-3")
        .class(Part::Legend, "form-label fs-6")
        .class(Part::GroupChoice, "form-check")
        .class(Part::Label, "form-label")
        .class(Part::BoxLabel, "form-check-label")
        .class(Part::Optional, "text-body-secondary")
        .class(Part::Hint, "form-text mb-0")
        .class(Part::Error, "text-danger-emphasis fw-semibold small mb-0")
        .class(Part::Suggestion, "small mb-0")
        .class(Part::Input, "form-control")
        .class(Part::InvalidInput, "form-control is-invalid")
        .class(Part::TextArea, "form-control")
        .class(Part::InvalidTextArea, "form-control is-invalid")
        .class(Part::Select, "form-select")
        .class(Part::InvalidSelect, "form-select is-invalid")
        .class(Part::Box, "form-check-input")
        .class(Part::InvalidBox, "form-check-input is-invalid")
        .class(Part::PasswordRow, "input-group")
        .class(Part::Counter, "position-absolute end-0 bottom-100 mb-2 small text-body-secondary")
        .class(Part::Reveal, "btn btn-outline-secondary")
        .class(Part::Button, "btn btn-primary w-100")
        .class(Part::QuietButton, "btn btn-outline-secondary w-100")
        .class(Part::LinkButton, "btn btn-link px-0")
        .class(Part::Progress, "w-100")
        .class(Part::Status, "small mb-0")
        .class(Part::Unscripted, "small");
}

const TAILWIND_INPUT: &str = "block w-full rounded-lg border border-gray-500 bg-white px-3 py-2 text-gray-900 \
     dark:bg-gray-950 dark:text-gray-100";
const TAILWIND_INVALID: &str = "block w-full rounded-lg border-2 border-red-700 bg-white px-3 py-2 text-gray-900 \
     dark:border-red-400 dark:bg-gray-950 dark:text-gray-100";
const SHADCN_INPUT: &str = "h-9 w-full min-w-0 rounded-md border border-input bg-transparent px-3 py-1 text-base \
     shadow-xs md:text-sm";
const SHADCN_INVALID: &str = "h-9 w-full min-w-0 rounded-md border border-destructive bg-transparent px-3 py-1 \
     text-base shadow-xs md:text-sm";
const SHADCN_TEXT_AREA: &str = "w-full min-w-0 rounded-md border border-input bg-transparent px-3 py-2 text-base \
     shadow-xs md:text-sm";
const SHADCN_INVALID_TEXT_AREA: &str = "w-full min-w-0 rounded-md border border-destructive bg-transparent px-3 \
     py-2 text-base shadow-xs md:text-sm";
