//! A case from and to Twine, as Twee 3.
