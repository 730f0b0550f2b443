"""The search in a text: secrets and what is public go in, and then any text; the secrets that the text holds come out."""
