"""The two-minute intake: what is asked, and which records an answer makes."""
