"""Files that come in and go out: documents of a case, court pages, cases of colleagues."""
