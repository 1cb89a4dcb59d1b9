"""Our own tests: named as a package, since a library that they use brings one of the same name."""
