"""Figures for Finance: a programme's provenance goes in, a workbook with live formulas over its aggregates comes out."""
