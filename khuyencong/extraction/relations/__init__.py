"""What a report says of its own figures: sums, shares, plans, lists, growth, repetition."""
