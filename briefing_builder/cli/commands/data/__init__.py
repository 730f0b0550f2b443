"""Commands about learners' data: files and programmes go in; what an import has read, written or removed comes out."""
