"""Columns: the values of one column go in; what they can mean comes out (dates, numbers, times, states), decided over the whole column."""
