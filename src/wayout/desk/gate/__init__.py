"""Who may ask the desk for anything, and what every answer carries."""
