"""Somebody's PowerPoint file goes in; an ordinary presentation comes out, healed, without slides, macros or anything that leads outside."""
