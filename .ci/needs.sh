# What ./play and ./test need on a machine. Read by them (`. ./.ci/needs.sh`); sets up Rust's pinned toolchain.

missing() {
  echo "$1" >&2
  echo "Install it with:  $2" >&2
  exit 1
}

# rustup's own folder is not on the path of a shell that was open while it was installed.
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
export PATH

if ! command -v rustup >/dev/null 2>&1 || ! command -v cargo >/dev/null 2>&1; then
  missing "Keukentafel is made with Rust, and Rust (rustup) is not on this machine." \
    "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
fi

if ! command -v cc >/dev/null 2>&1 && ! command -v gcc >/dev/null 2>&1 && ! command -v clang >/dev/null 2>&1; then
  case "$(uname -s)" in
    Darwin) missing "Rust needs a C compiler to link programs." "xcode-select --install" ;;
    *) missing "Rust needs a C compiler to link programs." "sudo apt-get install build-essential" ;;
  esac
fi

# Reads rust-toolchain.toml: the very version everybody has, with the target for browsers. Where installing by itself
# is switched off (RUSTUP_AUTO_INSTALL=0) cargo would stop without this.
rustup toolchain install
