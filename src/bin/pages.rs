//! The wasm entry point of the pages.

fn main() {
    #[cfg(target_arch = "wasm32")]
    keukentafel::pages::start();
}
