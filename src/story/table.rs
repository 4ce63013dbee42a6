//! Tables of names and numbers, with a hash that is quick for short keys.

/// The hash: seeded anew in every process, so that nobody can write a story in which all names fall on one heap.
type Hash = foldhash::fast::RandomState;

/// Things by name or number.
pub(crate) type Map<K, V> = std::collections::HashMap<K, V, Hash>;

/// Names or numbers.
pub(crate) type Set<K> = std::collections::HashSet<K, Hash>;
