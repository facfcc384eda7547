"""Cases: sealed entries in, a readable case out."""
