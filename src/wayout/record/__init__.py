"""The record: saved court pages -> case cards -> histories -> counts."""
