"""What is wrong with a directory beyond what reading finds: numbers, identifiers, reviews, duplicates."""
