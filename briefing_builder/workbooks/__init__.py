"""Workbooks: a programme goes in, an Excel workbook that holds all its tables comes out, and back."""
