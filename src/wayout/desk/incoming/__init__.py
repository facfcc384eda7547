"""What comes in from outside: court pages, and cases that colleagues exported."""
