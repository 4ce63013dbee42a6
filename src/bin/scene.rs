//! The wasm entry point of the moving picture.

fn main() {
    #[cfg(target_arch = "wasm32")]
    keukentafel::scene::start();
}
