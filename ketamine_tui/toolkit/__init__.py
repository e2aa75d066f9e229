"""The toolkit's internals: nothing outside this package leans on them."""
