//! Writes the JavaScript that loads a wasm file, as `wasm-bindgen` does.
//!
//! `bindgen TARGET NAME IN.wasm FOLDER`, where `TARGET` is `web` or `no-modules`.

use std::{env, error::Error};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = env::args().skip(1).collect::<Vec<_>>();
    let [target, name, input, folder] = arguments.as_slice() else {
        return Err("usage: bindgen TARGET NAME IN.wasm FOLDER".into());
    };
    let mut bindgen = Bindgen::new();
    match target.as_str() {
        "web" => bindgen.web(true)?,
        "no-modules" => bindgen.no_modules(true)?,
        other => return Err(format!("there is no target `{other}`").into()),
    };
    bindgen.input_path(input).out_name(name).typescript(false).generate(folder)?;
    Ok(())
}
