"""Plain text: what somebody wrote goes in; the word, address or characters that were meant come out, or what is wrong with them."""
