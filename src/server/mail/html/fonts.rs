//! The fonts of the system. Single quotes, because they stand in attributes.

pub(super) const FONT: &str =
    "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

pub(super) const CODE_FONT: &str =
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'Courier New',monospace";
