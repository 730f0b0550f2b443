"""Screens of native shapes: pictures to frame, a course without one, or the one place and its users go in; drawn items come out."""
